"""Those a figure may belong to although no gazetteer knows them: a district beside its city.

Enters: a scene. Leaves: where a text speaks of a part of a place, and which mentions
only say where it lies. Never: an id for a part of which nothing tells where it lies; its figures have no subject.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Mention
from monitor.figures.areas import area
from monitor.figures.scene import Scene, is_place

# No chain of containers ("district in city, province, country") is longer.
_CHAIN = 3
_REACH = 40
_HELD_ANYWHERE = re.compile(r"^,? (?:in |of |aus |de |en )?$")
# Between a place and its part right behind it.
_HOLDS = frozenset({"", " ", "'s ", "的"})
_OPENS = re.compile(r"(?:^|[，。；：、\n（年月日])(?:据|據|在)?(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a place at `[start, end)`. `known` is its mention, if the gazetteer has the part itself.

    `area`: a mention for one that it lacks, where the text tells which it is.
    """

    start: int
    end: int
    known: Mention | None
    area: Mention | None = None


@dataclass(frozen=True, slots=True)
class Bystanders:
    """`parts` in text order; `containers` are the starts of mentions that only say where a part or firm is.

    `firms` are those without an id, in text order; `partners` the starts of mentions that are only traded with,
    `elsewhere` of those and of places of which only their duties or sanctions are told; `back` the words that speak of
    a part again.
    """

    parts: tuple[Part, ...]
    containers: frozenset[int]
    back: tuple[str, ...]
    firms: tuple[Part, ...]
    partners: frozenset[int]
    elsewhere: frozenset[int]

    def unnamed_in(self, start: int, end: int) -> tuple[Part, ...]:
        """Parts and firms that begin in a span, in text order."""
        low = bisect_left(self.firms, start, key=lambda part: part.start)
        high = bisect_left(self.firms, end, key=lambda part: part.start)
        return tuple(sorted((*self.parts_in(start, end), *self.firms[low:high]), key=lambda part: part.start))

    def parts_in(self, start: int, end: int) -> tuple[Part, ...]:
        low = bisect_left(self.parts, start, key=lambda part: part.start)
        high = bisect_left(self.parts, end, key=lambda part: part.start)
        return self.parts[low:high]

    def part_before(self, position: int) -> Part | None:
        """What "the district" at `position` speaks of."""
        at = bisect_left(self.parts, position, key=lambda part: part.start)
        return self.parts[at - 1] if at else None


def bystanders(here: Scene) -> Bystanders:
    """All parts of places that the text names, in its language's way of naming them."""
    rules = _rules(here.words.language)
    parts = [_with_area(here, part, rules) for part in _apart(_parts(here, rules))] if rules else []
    firms = _apart(_firms(here))
    unknown = [*(part for part in parts if part.known is None), *firms]
    held = rules.held if rules else _HELD_ANYWHERE
    containers = {start for part in unknown for start in _containers(here, part.end, held)}
    containers |= {
        mention.start
        for part in unknown
        for mention in here.mentions_in(max(0, part.start - _REACH), part.end)
        if mention.kind != "org" and (mention.start >= part.start or here.plain[mention.end : part.start] in _HOLDS)
    }
    back = rules.back if rules else ()
    partners = frozenset(_partners(here))
    elsewhere = partners.union(_of_duties(here))
    return Bystanders(tuple(parts), frozenset(containers), back, tuple(firms), partners, elsewhere)


def _firms(here: Scene) -> Iterator[Part]:
    """Firms without an id: by their legal form, or by a seat ("Z-based Seestern")."""
    row = _firm()
    for match in row.named.finditer(here.text):
        inside = here.mentions_in(max(0, match.start() - _REACH), match.end())
        named = [mention for mention in inside if mention.kind == "org" and mention.end > match.start()]
        yield Part(match.start(), match.end(), named[-1] if named else None)
    for mention in here.mentions:
        before = here.plain[max(0, mention.start - _REACH) : mention.start].rstrip()
        behind = here.plain[mention.end : mention.end + _REACH]
        if is_place(mention) and (row.seat_after.search(behind) or row.seat_before.search(before)):
            yield Part(mention.start, mention.end, None)


def firms_measure(lead: str) -> bool:
    """Whether the words before a figure name what one firm has, and a place has not."""
    row = _firm()
    return bool(row.measure.search(lead)) and not row.many.search(lead)


def _partners(here: Scene) -> Iterator[int]:
    """Starts of the mentions that trade is with."""
    table: dict[str, list[list[str]]] = load("figures_bystanders.toml")["partner"]
    rules = _beside_rules("partner", here.words.language)
    also, located = re.compile(str(table["also"])), re.compile(str(table["located"]))
    last: Mention | None = None
    for mention in here.mentions:
        before = here.plain[max(0, mention.start - 2 * _REACH) : mention.start].rstrip()
        behind = here.plain[mention.end : mention.end + _REACH]
        fits = any(first.search(before) and then.search(behind) for first, then in rules)
        if here.words.language == "ru" and before.endswith((" в", " во", " на")):
            fits = fits and not located.search(here.plain[mention.start : mention.end])
        goes_on = last is not None and also.match(here.plain[last.end : mention.start])
        last = mention if fits or goes_on else None
        if last is not None:
            yield mention.start


def _of_duties(here: Scene) -> Iterator[int]:
    """Starts of the mentions whose duties, sanctions or pressure others bear: "despite US tariffs, exports rose"."""
    rules = _beside_rules("duties", here.words.language)
    for mention in here.mentions:
        before = here.plain[max(0, mention.start - 2 * _REACH) : mention.start].rstrip()
        behind = here.plain[mention.end : mention.end + _REACH]
        if any(first.search(before) and then.search(behind) for first, then in rules):
            yield mention.start


def _apart(found: Iterator[Part]) -> list[Part]:
    """In text order; of two that overlap, the first ("Wuhou district of Z" is not "district of Z")."""
    kept: list[Part] = []
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return kept


def _parts(here: Scene, rules: "_Rules") -> Iterator[Part]:
    if rules.unspaced:
        yield from _parts_unspaced(here, rules)
        return
    for pattern, loose in rules.named:
        for match in pattern.finditer(here.text):
            part = _part(here, match, rules, loose)
            if part is not None:
                yield part


def _part(here: Scene, match: re.Match[str], rules: "_Rules", loose: bool) -> Part | None:
    start, end = match.span()
    name_start, name_end = match.span("name")
    words = match.group("name").split()
    while words and words[0] in rules.no_name:
        name_start = here.text.index(words.pop(0), name_start)
        name_start = here.text.find(words[0], name_start) if words else name_end
    if not words:
        return None
    start = min(name_start, match.start("noun"))
    inside = here.mentions_in(max(0, start - _REACH), end)
    inside = tuple(m for m in inside if m.end > start)
    if any(m.start <= match.start("noun") < m.end or m.kind == "org" for m in inside):
        return None  # the name with its noun is known as a whole
    if loose and not inside and not _containers(here, end, rules.held):
        return None
    own = next((m for m in inside if is_place(m) and m.end >= name_end - 1 and m.start <= name_start), None)
    if own is not None and not loose and own.kind == "city":
        return Part(start, end, own)
    return Part(start, end, None)


def _parts_unspaced(here: Scene, rules: "_Rules") -> Iterator[Part]:
    """Chinese: the name stands right behind its city, or begins a clause."""
    pattern = rules.named[0][0]
    ends = [mention.end for mention in here.mentions if is_place(mention)]
    for position in (*ends, *(match.end() for match in _OPENS.finditer(here.text))):
        match = pattern.match(here.text, position)
        if match is None or here.mentions_in(position, match.end()):
            continue
        whole = here.text[position - 1 : match.end()]  # with 市, as in 市区
        bare = not match.group("name") and (len(match.group("noun")) < 2 or position not in ends)
        if not bare and not any(whole.endswith(word) for word in rules.no_part):
            yield Part(match.start(), match.end(), None)


def _with_area(here: Scene, part: Part, rules: "_Rules") -> Part:
    """The part with an id of its own, if a place beside it tells where it lies, or its name is one of a kind."""
    if part.known is not None:
        return part
    mention = area(here, part.start, part.end, list(_containers(here, part.end, rules.held)))
    return part if mention is None else replace(part, area=mention)


def _containers(here: Scene, end: int, held: re.Pattern[str]) -> Iterator[int]:
    """Starts of the mentions chained to what ends at `end`: "in Z, Y province"."""
    for _ in range(_CHAIN):
        following = here.mentions_in(end, end + _REACH)
        if not following or not held.match(here.text[end : following[0].start]):
            return
        yield following[0].start
        end = following[0].end


@dataclass(frozen=True, slots=True)
class _Rules:
    """One language's ways of naming parts of places; `named` says which need a place beside them."""

    named: tuple[tuple[re.Pattern[str], bool], ...]
    held: re.Pattern[str]
    back: tuple[str, ...]
    no_name: frozenset[str]
    no_part: tuple[str, ...]
    unspaced: bool


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, Any] | None = load("figures_bystanders.toml")["part"].get(language)
    if row is None:
        return None
    stops = "[" + "".join(row["no_name"]) + "]"
    named = [(_filled(pattern, row["noun"], stops), False) for pattern in row["named"]]
    named += [(_filled(pattern, row["loose_noun"], stops), True) for pattern in row.get("loose", ())]
    return _Rules(
        tuple(named),
        re.compile(row["held"]),
        tuple(row["back"]),
        frozenset(row["no_name"]),
        tuple(row.get("no_part", ())),
        language == "zh",
    )


def _filled(pattern: str, noun: str, stops: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{N}", noun).replace("{S}", stops))


@dataclass(frozen=True, slots=True)
class _Firm:
    named: re.Pattern[str]
    seat_before: re.Pattern[str]
    seat_after: re.Pattern[str]
    measure: re.Pattern[str]
    many: re.Pattern[str]


@cache
def _firm() -> _Firm:
    row: dict[str, list[str]] = load("figures_bystanders.toml")["firm"]["any"]
    named, before, after, measure, many = (
        re.compile("|".join(f"(?:{pattern})" + ("$" if key == "seat_before" else "") for pattern in row[key]))
        for key in ("named", "seat_before", "seat_after", "measure", "many")
    )
    return _Firm(named, before, after, measure, many)


@cache
def _beside_rules(table: str, language: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands in front of a place and behind it."""
    pairs: list[list[str]] = load("figures_bystanders.toml")[table].get(language, [])
    return tuple((re.compile(before), re.compile(behind)) for before, behind in pairs)
