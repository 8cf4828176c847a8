"""Ids for counties, districts and towns that the gazetteer lacks, by their ending and by what they lie in.

Enters: where a text names one, the places beside it. Leaves: a mention with an id of the whole's id and the name, so
that two districts of one name are two. A name that no other place of its kind has (a Chinese county's) needs no whole
for its id, and lies where the text says. Never: an id for "the central district" of nobody knows where.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import AREA, Mention
from monitor.figures.scene import Scene, is_place
from monitor.text.proper import key_of

_NEAR = 30  # characters in front of a part in which its whole is named


def area(here: Scene, start: int, end: int, behind: Sequence[int]) -> Mention | None:
    """What is named at `start:end`; `behind` are starts of places that say where it lies."""
    tag = here.words.language
    rules = _rules(tag)
    whole = _whole(here, start, end, behind)
    name = here.text[start:end]
    if whole is not None and start < whole.end <= end:
        name = here.text[whole.end : end]
    name = _kind_of_whole().sub("", name).strip()
    if not name or rules.no_name.search(name):
        return None
    alone = rules.alone.fullmatch(name) is not None
    if whole is None and not alone:
        return None
    key = name.replace(" ", "") if rules.unspaced else key_of(rules.kind.sub(" ", name), tag)
    if not key:
        return None
    id_ = f"{AREA}{key}" if alone or whole is None else f"{AREA}{whole.id.replace(':', '-')}-{key}"
    return Mention(start, end, id_, name, (*(whole.path if whole else ()), id_), "city")


def _whole(here: Scene, start: int, end: int, behind: Sequence[int]) -> Mention | None:
    """The place that it lies in: right in front of it, or told behind it."""
    for mention in reversed(here.mentions_in(max(0, start - _NEAR), end)):
        if is_place(mention) and mention.kind != "site" and mention.end <= end:
            inside = mention.start >= start
            if inside or _between().fullmatch(here.text[mention.end : start]):
                return mention
    told = [one for at in behind for one in here.mentions_in(at, at + 1) if is_place(one) and one.kind != "site"]
    return told[0] if told else None


@dataclass(frozen=True, slots=True)
class _Rules:
    alone: re.Pattern[str]
    no_name: re.Pattern[str]
    kind: re.Pattern[str]
    unspaced: bool


@cache
def _rules(tag: str) -> _Rules:
    table = load("figures_bystanders.toml")["area"]
    row = table.get(tag, {})
    alone, no_name, kind = (re.compile(row.get(key, "(?!)")) for key in ("alone", "no_name", "kind"))
    return _Rules(alone, no_name, kind, tag in table["unspaced"])


@cache
def _between() -> re.Pattern[str]:
    """Between a whole and its part: nothing, or what says whose."""
    return re.compile(load("figures_bystanders.toml")["area"]["between"])


@cache
def _kind_of_whole() -> re.Pattern[str]:
    """What is left in front of a part's name of the whole's kind: "…市武侯区"."""
    return re.compile(load("figures_bystanders.toml")["area"]["whole"])
