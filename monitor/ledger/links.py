"""Series that are one thing under different words, as a report in two languages shows it.

Enters: two tellings of one report with what they state; matches. Leaves: `SeriesMatch`es, and for each series the one
that it is filed under. Never: a link between two known indicators, nor one by a number that stands for two things in
one text. The result depends on the set of matches and observations, not on their order.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from monitor.data import load
from monitor.domain import Analysis, Figure, Observation, SeriesKey, SeriesMatch, Transform, primary
from monitor.ledger.intervals import agrees
from monitor.ledger.nouns import CJK
from monitor.ledger.retellings import one_report
from monitor.ledger.series import is_open
from monitor.ledger.slots import Paired, is_equal
from monitor.ledger.tellings import Slot, Telling
from monitor.ledger.words import said_by


def matches(
    newer: Analysis, observations: Sequence[Observation], older: Analysis, known: Sequence[Observation]
) -> tuple[SeriesMatch, ...]:
    """Series of which two tellings in two languages show that they are one.

    `observations` are what `newer` states, `known` what `older` does, each under its own series. Both must be one
    report by their figures; the two values stand in one place, and nothing else in either text has that value.
    """
    if primary(newer.article.language) == primary(older.article.language) or not _worth_a_look(observations, known):
        return ()
    report = one_report(older, newer)
    if report is None:
        return ()
    mine, its = _Stated(newer, observations, report.newer), _Stated(older, known, report.older)
    found: dict[tuple[SeriesKey, SeriesKey], SeriesMatch] = {}
    for at, pair in enumerate(report.pairs):
        new, old = mine.at(pair.newer), its.at(pair.older)
        if new and old and may_be_one(new, old) and _is_evidence(report.pairs, at):
            found.setdefault((old.series, new.series), SeriesMatch(old.series, new.series, _why(old, new, pair)))
    return tuple(found.values())


def may_be_one(one: Observation, other: Observation) -> bool:
    """Do two observations differ in the words for what is measured only, one of them known by its words alone?"""
    mine, its = one.series, other.series
    return (
        mine.measure != its.measure
        and (is_open(mine.measure) or is_open(its.measure))
        and says_enough(mine.measure)
        and says_enough(its.measure)
        and kind(mine) == kind(its)
        and one.period == other.period
        and abs(one.value) == abs(other.value)
    )


def says_enough(measure: str) -> bool:
    """Do the words of an open measure name something? Few letters stand for many things in texts to come."""
    if not is_open(measure):
        return True
    words, rules = measure.split(":", 2)[-1], load("ledger.toml")["links"]
    signs = len(CJK.findall(words))
    return signs >= int(rules["signs"]) or sum(map(str.isalpha, words)) - signs >= int(rules["letters"])


def kind(series: SeriesKey) -> tuple[object, ...]:
    """What two series under different words must share: all but the words; some or none for denominator and scope."""
    return (
        series.subject,
        series.transform,
        series.unit_class,
        series.frequency,
        series.denominator is None,
        series.scope is None,
    )


def joined(found: Sequence[SeriesMatch], told: Sequence[Observation]) -> dict[SeriesKey, SeriesKey]:
    """The series that each series of these matches is filed under; itself where nothing is joined.

    All that hangs together is one series under the known indicator, else under the first of the open measures. Where
    that would be two known indicators, or one of the articles that `told` says two things for one period, chance was
    at work and nothing is joined: no number says which match is the wrong one.
    """
    result: dict[SeriesKey, SeriesKey] = {}
    for members in _groups(found):
        target = min(members, key=precedence)
        known = [member for member in members if not is_open(member.measure)]
        holds = len(known) < 2 and not _contradicted(members, told)
        result |= {member: target if holds else member for member in members}
    return result


def contested(observations: Sequence[Observation]) -> tuple[SeriesKey, ...]:
    """Joined series of which this article says two things for one period."""
    places: dict[tuple[SeriesKey, str], list[Observation]] = defaultdict(list)
    for each in observations:
        places[each.series, each.period].append(each)
    return tuple(each.own or each.series for group in places.values() if _differ(group) for each in group)


def whys(found: Sequence[SeriesMatch], targets: Mapping[SeriesKey, SeriesKey]) -> dict[SeriesKey, str]:
    """For each series that is filed under another one the evidence, at best that with the other one itself."""
    said: dict[SeriesKey, str] = {}
    for each in sorted(found, key=lambda each: targets[each.one] not in (each.one, each.other)):
        for key in (each.one, each.other):
            said.setdefault(key, each.why)
    return said


# ───────────────────────────── evidence ─────────────────────────────


@dataclass(frozen=True)
class _Stated:
    """What a text's numbers state. A number that is told again stands for the same observation."""

    analysis: Analysis
    observations: Sequence[Observation]
    telling: Telling

    def at(self, slot: Slot) -> Observation | None:
        """What the number there states, None if that is nothing, or not the only thing that has this value."""
        here = self._of(slot)
        same = (self._of(other) for other in self.telling.slots if is_equal(other, slot))
        return here if here is not None and all(other is here for other in same) else None

    def _of(self, slot: Slot) -> Observation | None:
        if slot.figure is None:
            return None
        figures = self.analysis.figures
        direct = next((each for each in self.observations if each.figure == slot.figure), None)
        said = _said(figures[slot.figure])
        again = (each for each in self.observations if each.figure >= 0 and _said(figures[each.figure]) == said)
        return direct or next(again, None)


def _said(figure: Figure) -> tuple[object, ...]:
    words = (figure.indicator_text or "").casefold()
    return (figure.subject, figure.indicator, words, figure.value, figure.unit, figure.transform, figure.period)


def _worth_a_look(observations: Sequence[Observation], known: Sequence[Observation]) -> bool:
    """Can there be a match at all? To set two texts side by side costs the product of their numbers."""
    values: dict[tuple[str, Decimal], list[Observation]] = defaultdict(list)
    for each in known:
        values[each.period, abs(each.value)].append(each)
    return any(may_be_one(new, old) for new in observations for old in values[new.period, abs(new.value)])


def _is_evidence(pairs: Sequence[Paired], at: int) -> bool:
    """One number in one place: with digits enough that it is no chance, or held by its neighbours on both sides."""
    pair = pairs[at]
    if not pair.equal:
        return False
    beside = [pairs[near].equal for near in (at - 1, at + 1) if 0 <= near < len(pairs)]
    return digits(pair.newer.value) >= int(load("ledger.toml")["links"]["digits"]) or beside == [True, True]


def digits(value: Decimal) -> int:
    """How many digits of it mean something: 3 for 48,200."""
    return len(value.normalize().as_tuple().digits)


def _why(old: Observation, new: Observation, pair: Paired) -> str:
    was, now = (" ".join(each.surface.split()) for each in (old, new))
    return (
        f"{was} in {said_by(old)} and {now} in {said_by(new)}, the same report in another language, are {pair.reason}"
    )


# ───────────────────────────── what hangs together ─────────────────────────────


def _groups(found: Sequence[SeriesMatch]) -> Iterator[frozenset[SeriesKey]]:
    group: dict[SeriesKey, frozenset[SeriesKey]] = {}
    for each in found:
        both = group.get(each.one, frozenset({each.one})) | group.get(each.other, frozenset({each.other}))
        group |= dict.fromkeys(both, both)
    yield from dict.fromkeys(group.values())


def precedence(series: SeriesKey) -> tuple[object, ...]:
    """Sorts series that are one: the first gives its name to all.

    A known indicator, what says against what it grew, the fewest words: others hold what stood beside them by chance.
    """
    vague = series.transform in {Transform.LEVEL, Transform.YOY}
    tongue, words = series.measure.split(":")[:2][-1], len(series.measure.split())
    return (is_open(series.measure), vague, tongue, words, series.measure, series.denominator or "", series.scope or "")


def _contradicted(members: frozenset[SeriesKey], told: Sequence[Observation]) -> bool:
    """Does one article give two of these series different values for one period?"""
    places: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for each in told:
        if (each.own or each.series) in members:
            places[each.article_id, each.period].append(each)
    return any(_differ(group) for group in places.values())


def _differ(group: Sequence[Observation]) -> bool:
    return any(
        (one.own or one.series) != (other.own or other.series) and not agrees(one, other)
        for one, other in combinations(group, 2)
    )
