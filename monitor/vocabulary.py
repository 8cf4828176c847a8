"""Which ids of places, topics and indicators there are, and which of them a person may have meant.

Enters: an id as somebody wrote it, and the user's own entries. Leaves: None for an id that there
is, else a sentence that names the nearest right one. Never: a look at a text. Whether there is a
place costs one search in the bytes of its table; the table is taken apart for a wrong id only.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from monitor.data import load, rows
from monitor.domain import unfaceted, with_facets

PLACE = r"[A-Z]{2}(-[A-Z0-9]{1,3})?|geonames:\d+|macro:[a-z0-9-]+"
_OPEN_MEASURE = re.compile(r"open:[a-z]{2,3}:\S(.*\S)?")
_MARK = re.compile(r"^[\^~=?_]")  # before a name in the tables; see monitor/describe/spelling.py
_RANK = {"country": 0, "region": 1, "macro": 2, "city": 3}
_MOST = 3  # ids that are named when several are as near
_NEAR_ID, _NEAR_NAME = 0.65, 0.8  # likeness by difflib, 0 to 1: "gpd" is .67 like "gdp", "Gwangdong" .89 like its place
_TOPICS = ("topics.toml", "topics_tree.toml")  # the top levels' words; the tree with the levels below
_SHOWN = 60  # code points of a wrong id that a message repeats


@dataclass(frozen=True, slots=True)
class Entry:
    """One id, how it is shown, and what else people call it."""

    id: str
    name: str = ""
    names: tuple[str, ...] = ()


def wrong_place(id_: str, own: Sequence[Entry] = ()) -> str | None:
    """What to say of an id of a place that there is not; None if there is."""
    if _is_own(id_, own) or _is_place(id_):
        return None
    return _said("place", id_, [*own, *_places()], _PLACE_HINT)


def wrong_topic(id_: str, own: Sequence[Entry] = ()) -> str | None:
    """As `wrong_place`, for topics."""
    if _is_own(id_, own) or any(id_ == entry.id for entry in known_topics()):
        return None
    return _said("topic", id_, [*own, *known_topics()], _TOPIC_HINT)


def wrong_indicator(id_: str, own: Sequence[Entry] = ()) -> str | None:
    """As `wrong_place`, for indicators. Rankings (`list:…`) and open measures (`open:…`) have no list to check by."""
    stem = unfaceted(id_)
    if stem.split(":")[0] in ("list", "open") or _is_own(stem, own) or any(stem == e.id for e in known_indicators()):
        return None
    known = id_.split(".")[0]
    if known != id_ and wrong_indicator(known, own) is None:
        return f"there is no indicator {id_}; of {known} there are {', '.join(with_facets(known))}"
    return _said("indicator", id_, [*own, *known_indicators()], _INDICATOR_HINT)


def wrong_measure(measure: str) -> str | None:
    """What to say of a measure that can't be written so; None if it can. Whether an indicator is known is not asked."""
    if not measure.startswith("open") or _OPEN_MEASURE.fullmatch(measure):
        return None
    example = "write it as `figurewatch series` shows it, such as open:en:charging station"
    return f"`{measure[:_SHOWN]}` is no measure; {example}"


@cache
def known_topics() -> tuple[Entry, ...]:
    """All topics that an article can be filed under without the user's help."""
    tables = (load(name) for name in _TOPICS if files("monitor.data").joinpath(name).is_file())
    named = {key: topic["name"] for table in tables for key, topic in table.items() if "name" in topic}
    return tuple(Entry(key, name, _parts(name)) for key, name in named.items())


@cache
def known_indicators() -> tuple[Entry, ...]:
    """All indicators of the vocabulary, with their plain English names."""
    return tuple(
        Entry(item["id"], "", tuple(name.rstrip("*") for name in item["names"].get("en", ()) if _is_plain(name)))
        for item in load("indicators.toml")["indicator"]
    )


_PLACE_HINT = (
    "use one such as PL, PL-MZ, geonames:3081368 or macro:benelux; `figurewatch inspect` shows those of a text"
)
_TOPIC_HINT = "use one such as medtop:04000000 or custom:chips; `figurewatch inspect` shows those of a text's topics"
_INDICATOR_HINT = (
    "use one such as gdp; `figurewatch series` shows those on file, and the section `indicators` adds to them"
)


# ───────────────────────────── is there one? ─────────────────────────────


def _is_own(id_: str, own: Iterable[Entry]) -> bool:
    return any(id_ == entry.id for entry in own)


def _is_place(id_: str) -> bool:
    if not re.fullmatch(PLACE, id_):
        return False
    return f"\n{id_}\t".encode() in _table() or any(id_ == entry.id for entry in _macros())


@cache
def _table() -> bytes:
    return files("monitor.data").joinpath("places.tsv").read_bytes()


# ───────────────────────────── which was meant? ─────────────────────────────


def _said(kind: str, wrong: str, entries: Sequence[Entry], hint: str) -> str:
    near = _nearest(wrong.strip(), entries)
    shown = wrong if len(wrong) <= _SHOWN else f"{wrong[:_SHOWN]}…"
    if not near:
        return f"there is no {kind} {shown}; {hint}"
    return f"there is no {kind} {shown}; did you mean {' or '.join(map(_shown, near))}?"


def _shown(entry: Entry) -> str:
    return f"{entry.id} ({entry.name})" if entry.name else entry.id


def _nearest(wrong: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are as near as any, at most three: by id, by name, then by what looks alike."""
    ways: tuple[Callable[[str, Sequence[Entry]], list[Entry]], ...] = (_same_id, _same_name, _near_ids, _near_names)
    found = (list({entry.id: entry for entry in way(wrong, entries)}.values())[:_MOST] for way in ways)
    return next(filter(None, found), [])


def _same_id(wrong: str, entries: Sequence[Entry]) -> list[Entry]:
    """Ids that differ in capitals, in their prefix, in zeros before a number, or are an older code."""
    plain = _bare(wrong)
    same = [entry for entry in entries if _bare(entry.id) == plain]
    kin = [entry for entry in same if _prefix(entry.id) == _prefix(wrong)]
    return kin or same or [entry for entry in entries if entry.id in _aliases(wrong)]


def _same_name(wrong: str, entries: Sequence[Entry]) -> list[Entry]:
    """Entries that are called so; those with the prefix of the wrong id first."""
    word = _word(wrong)
    same = [entry for entry in entries if word in map(_word, (entry.name, *entry.names))] if word else []
    prefix = _prefix(wrong)
    return [entry for entry in same if prefix and _prefix(entry.id) == prefix] or same


def _near_ids(wrong: str, entries: Sequence[Entry]) -> list[Entry]:
    """Ids of the same kind that look alike, and no other looks more so. Two letters are like too many."""
    plain, prefix = _bare(wrong), _prefix(wrong)
    if len(plain) < len("gdp") or " " in plain:
        return []
    bodies = {_bare(entry.id): entry for entry in entries if _prefix(entry.id) == prefix}
    return _most_alike(plain, {body: [entry] for body, entry in bodies.items()}, _NEAR_ID)


def _near_names(wrong: str, entries: Sequence[Entry]) -> list[Entry]:
    word = _word(wrong)
    called: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in {_word(entry.name), *map(_word, entry.names)}:
            if name[:1] == word[:1]:
                called.setdefault(name, []).append(entry)
    return _most_alike(word, called, _NEAR_NAME) if word else []


def _most_alike(word: str, called: dict[str, list[Entry]], least: float) -> list[Entry]:
    near = [name for name in called if abs(len(name) - len(word)) * 3 <= len(word) + 1]
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    likeness: dict[str, float] = {}
    for name in near:
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            likeness[name] = matcher.ratio()
    best = max(likeness.values(), default=0.0)
    if best < least:
        return []
    found = list(chain.from_iterable(called[name] for name in sorted(likeness) if likeness[name] == best))
    return found if len(found) <= _MOST else []  # what is like many is like none


def _prefix(id_: str) -> str:
    """What kind of id it is: before a colon, or the country of a region."""
    if region := re.match("([A-Za-z]{2})-", id_):
        return region.group(1).casefold()
    return id_.partition(":")[0].casefold() if ":" in id_ else ""


def _bare(id_: str) -> str:
    """An id without what people get wrong first: prefix, capitals, zeros before a number."""
    body = id_.rpartition(":")[2].casefold().replace("_", "-")
    return body.lstrip("0") if body.isdecimal() else body


def _word(name: str) -> str:
    return " ".join(_MARK.sub("", name).rpartition(":")[2].casefold().replace("-", " ").replace("_", " ").split())


def _aliases(code: str) -> Sequence[str]:
    """ISO codes that took another code's place: UK, CHN."""
    if not re.fullmatch(r"[A-Za-z]{2,3}", code):
        return ()
    from babel.core import get_global

    found: Sequence[str] = get_global("territory_aliases").get(code.upper(), ())
    return found


@cache
def _places() -> tuple[Entry, ...]:
    """Every place, those first that a name more likely means: countries, regions, then by population."""
    table = sorted(rows("places.tsv"), key=lambda row: (_RANK.get(row[1], 4), -int(row[4] or 0)))
    return (*_macros(), *(Entry(row[0], row[3]) for row in table))


@cache
def _macros() -> tuple[Entry, ...]:
    return tuple(
        Entry(macro.get("id", f"macro:{slug}"), macro["name"], tuple(macro["names"]))
        for slug, macro in load("macro.toml").items()
    )


def _parts(name: str) -> tuple[str, ...]:
    """`economy, business and finance` is called `economy` too."""
    return tuple(part for part in re.split(r",\s*|\s+and\s+", name) if part)


def _is_plain(name: str) -> bool:
    return not re.search(r"[|+]", name)
