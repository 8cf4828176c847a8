"""Which sort of goods an output is of, or which goods besides: green tea, café arábica, milk powder, maize and wheat.

Enters: a spot, the places of its indicator's words. Leaves: the words right beside the goods that make them other
goods, in small letters; None where they are all goods of that name. Never: where and when they were made, nor the verb.
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.outputs import ids
from monitor.figures.scene import Scene, Spot
from monitor.figures.which import which_goods

_REACH = 40  # characters from a figure to its goods
_MOST_WORDS = 3
_NEXT = re.compile(r" ?([^\W\d_][\w’'-]*)(?: ([^\W\d_][\w’'-]*))?")
_MARKS = re.compile(r"[,;:.()«»„“”\"\d]")
_JOINED = re.compile(r"-([^\W\d_]+)")
_CJK = frozenset({"zh", "ja", "ko"})


def sort_of(here: Scene, spot: Spot, name: tuple[tuple[int, int], ...], indicator: str) -> str | None:
    """What the words beside the goods say, which stand behind the figure or in front of it."""
    if indicator not in ids():
        return None
    if here.words.language in _CJK:
        return which_goods(here, name[0][0])
    behind = next((part for part in name if 0 <= part[0] - spot.quantity.end <= _REACH), None)
    if behind is None:
        return _also(here, name[-1][1]) or _adjective(here, name)
    before = _before(here, spot.quantity.end, behind[0])
    return before or _behind(here, behind[1], {start for start, _ in name})


def _before(here: Scene, start: int, end: int) -> str | None:
    """ "2 million tonnes of early potatoes": what stands between a figure and its goods."""
    between = here.plain[start:end]
    for mention in reversed(here.mentions_in(start, end)):
        between = between[: max(0, mention.start - start)] + between[mention.end - start :]
    words = [word for word in between.split() if not _neutral().fullmatch(word)]
    return " ".join(words) if words and len(words) <= _MOST_WORDS and not _MARKS.search(between) else None


def _behind(here: Scene, end: int, verbs: set[int]) -> str | None:
    """ "3 millones de toneladas de café arábica", "2 tonnes of milk powder"."""
    if joined := _JOINED.match(here.plain, end):
        return joined[1]
    found = _NEXT.match(here.plain, end)
    if found is None or found.start(1) in verbs or here.text[found.start(1)].isupper():
        return None
    if here.mentions_in(found.start(1), found.end(1)):
        return None
    if _and().fullmatch(found[1]):
        return _also(here, end)
    return None if _neutral().fullmatch(found[1]) else found[1]


def _also(here: Scene, end: int) -> str | None:
    """ "Of tea and coffee": a sum of two goods."""
    found = _NEXT.match(here.plain, end)
    if found is None or not found[2] or not _and().fullmatch(found[1]) or _neutral().fullmatch(found[2]):
        return None
    return f"{found[1]} {found[2]}"


def _adjective(here: Scene, name: tuple[tuple[int, int], ...]) -> str | None:
    """ "Organik fındık üretimi", "إنتاج القطن العضوي": beside a name in front of its figure."""
    row: dict[str, str] | None = load("figures_outputs.toml")["adjective"].get(here.words.language)
    if row is None:
        return None
    start, end = (max(0, name[0][0] - _REACH), name[0][0]) if "before" in row else (name[-1][1], name[-1][1] + _REACH)
    words = here.plain[start:end]
    found = re.search(row["before"], words) if "before" in row else re.match(row["behind"], words)
    if found is None or here.mentions_in(start + found.start(1), start + found.end(1)):
        return None
    return found[1]


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile(load("figures_outputs.toml")["sort"]["neutral"])


@cache
def _and() -> re.Pattern[str]:
    return re.compile(load("figures_outputs.toml")["sort"]["and"])
