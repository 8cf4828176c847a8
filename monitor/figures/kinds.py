"""Whose an indicator is, or of what: "life expectancy for women", "emissions of the energy sector".

Enters: a spot and the indicator it measures. Leaves: one name in every language, or none. Never: a word of another
language, of another figure's clause, or inside a place's or an office's name.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Transform
from monitor.figures.scene import Scene, Spot

# Scripts without blanks between words, where a word may begin and end at any sign, and Korean, whose words take
# particles behind; elsewhere a word is whole. Arabic writes "and", "in" and "for" as its first letter.
_BOUNDS = {"zh": ("", ""), "ja": ("", ""), "ko": (r"(?<![가-힣])", ""), "ar": (r"(?<!\w)[وبلف]?", r"(?!\w)")}
_WHOLE = (r"(?<!\w)", r"(?!\w)")
# A dash between two numbers parts no clauses ("aged 15–24").
_SPAN = re.compile(r"(?<=\d) ?[—–-] ?(?=\d)")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}(?!\d))")  # no mark between clauses either: "per 100,000 inhabitants"
#: Behind the name of a group that is counted with the others.
TOO = " too"
_BARE = 2  # words of a clause that names nothing
_COUNTRY = 2  # letters of a country's id

#: Where words stand that name something: starts and ends.
Name = tuple[tuple[int, int], ...]


def kinds(
    here: Scene,
    spot: Spot,
    indicator: str | None,
    transform: Transform | None = None,
    subject: str | None = None,
    name: Name = (),
) -> frozenset[str]:
    """Names of `[[kind]]` that the figure's own clause tells; two of a pair ("men and women") are all of it.

    `transform`, `subject`: of the figure, because some kinds bound one sort of growth only, or no whole country.
    `name`: where the words stand that name the indicator, as of `own_words`.
    """
    told = [row for row in _all_kinds(here.words.language) if row.of(indicator, subject)]
    rows = [row for row in told if row.changes in (None, transform)]
    if not rows:
        return frozenset()
    rules, behind = _rules(), _without_names(here, spot.quantity.end, spot.tail)
    near = own_words(here, spot, name)
    found: dict[str, set[str]] = {}
    for row in rows:
        kind = row.told_in(f"{near} | {rules.names.sub(' ', behind)}" if row.aside else near)
        if kind is not None:
            found.setdefault(row.pair, set()).add(kind)
    return frozenset(kind for named in found.values() if len(named) == 1 for kind in named)


def own_words(here: Scene, spot: Spot, name: Name = ()) -> str:
    """The figure's own clause on both sides of it, without the names of places and offices; "|" parts its pieces.

    With the clause that holds the `name` of what is measured: "net reserves, which leave out loans, were 3 bn".
    """
    behind = _without_names(here, spot.quantity.end, spot.tail)
    following = spot.quantity.end + len(spot.tail) < spot.end
    return f"{_named(here, spot, name)}{_before(here, spot)} | {_own_tail(behind, following=following)}"


def _named(here: Scene, spot: Spot, name: Name) -> str:
    """The clause of the name, where it stands in front of the figure, and of no other one."""
    if not name or not spot.lead_start <= name[0][0] < spot.quantity.start:
        return ""
    start, end = name[0][0] - spot.lead_start, name[-1][1] - spot.lead_start
    marks = [match.span() for match in _rules().ends.finditer(spot.lead)]
    first = max((behind for _, behind in marks if behind <= start), default=0)
    last = min((at for at, _ in marks if at >= end), default=len(spot.lead))
    clause = _without_names(here, spot.lead_start + first, spot.lead[first:last])
    return f"{_rules().says.split(clause)[-1]} | "


def _before(here: Scene, spot: Spot) -> str:
    """The figure's clause in front of it, and a short one before that which only tells of whom ("Among women, …")."""
    rules, lead = _rules(), _without_names(here, spot.lead_start, spot.lead)
    if spot.lead_start > spot.start:  # behind another figure
        return rules.between.split(lead)[-1]
    *others, own = rules.ends.split(lead)
    aside = True
    while aside and others and len(own.split()) <= _BARE and here.words.language not in _BOUNDS:
        before = others.pop()  # "life expectancy for women, at 66 years": the figure's words are in front
        aside = rules.aside.match(before.strip()) is not None
        own = own if aside else f"{before} {own}"
    own = rules.says.split(own)[-1]
    opening = " | ".join(one for one in (" ".join(other.split()) for other in others) if rules.opens.match(f"{one} "))
    return f"{opening} | {own}"


def _own_tail(behind: str, *, following: bool) -> str:
    """What stands behind the figure up to a mark; of what parts it from a following one, only what is in front."""
    rules = _rules()
    tail = rules.ends.split(behind)[0]
    if not following or len(tail) < len(behind):
        return tail
    return tail[: [match.start() for match in rules.between.finditer(tail)][-1]] if rules.between.search(tail) else tail


def _without_names(here: Scene, start: int, words: str) -> str:
    """`words`, which stand at `start`, without the names of places and offices in them."""
    for mention in here.mentions_in(start, start + len(words)):
        at, end = mention.start - start, min(mention.end - start, len(words))
        words = words[:at] + " " * (end - at) + words[end:]
    return _THOUSANDS.sub("", _SPAN.sub("-", _rules().names.sub(" ", words)))


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    pair: str
    indicators: frozenset[str]
    words: re.Pattern[str]
    aside: bool
    within: frozenset[str]
    changes: Transform | None
    every: bool
    each: bool

    def told_in(self, words: str) -> str | None:
        """Its name where `words` tell it; of a group taken in ("including foreigners") that of the wider one.

        Where `each` of the words is another bound ("herring", "cod"), those of the text.
        """
        rules, wider = _rules(), False
        for match in self.words.finditer(words):
            wider = bool(rules.taken_in.search(words, 0, match.start()) or rules.taken_along.match(words, match.end()))
            if not wider:
                return match.group().strip() if self.each else self.name
        return f"{self.name}{TOO}" if wider else None

    def of(self, indicator: str | None, subject: str | None) -> bool:
        """Whether it bounds `indicator` of `subject`; a country has two letters."""
        inside = indicator in self.within and subject is not None and len(subject) > _COUNTRY
        return indicator in self.indicators or inside or (self.every and indicator is not None)


@dataclass(frozen=True, slots=True)
class _Rules:
    ends: re.Pattern[str]
    between: re.Pattern[str]
    opens: re.Pattern[str]
    says: re.Pattern[str]
    aside: re.Pattern[str]
    names: re.Pattern[str]
    taken_in: re.Pattern[str]
    taken_along: re.Pattern[str]


@cache
def _rules() -> _Rules:
    rows: dict[str, str] = load("figures_bystanders.toml")["kind_clause"]
    return _Rules(**{name: re.compile(row) for name, row in rows.items()})


@cache
def _all_kinds(language: str) -> tuple[_Kind, ...]:
    """Those that have words in `language`."""
    first, last = _BOUNDS.get(language, _WHOLE)
    return tuple(
        _Kind(
            row["name"],
            row["pair"],
            _bounded(row),
            re.compile(f"{first}(?:{row['words'][language]}){last}"),
            row.get("aside", False),
            frozenset(row.get("within", ())),
            Transform(row["changes"]) if "changes" in row else None,
            row.get("every", False),
            row.get("each", False),
        )
        for row in load("figures_kinds.toml")["kind"]
        if language in row["words"]
    )


def _bounded(row: dict[str, Any]) -> frozenset[str]:
    groups: dict[str, list[str]] = load("figures_kinds.toml")["groups"]
    return frozenset((*row.get("indicators", ()), *(one for name in row.get("groups", ()) for one in groups[name])))
