"""What a new observation adds to the vintages that are known of its series.

Enters: one observation and what is known of its series. Leaves: `Step`s, each with its
kind and the observation on file that it was set against. Never: a judgement of
plausibility; implausible observations must have been taken out before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from monitor.domain import Approx, ChangeKind, Modality, Observation
from monitor.ledger import periods
from monitor.ledger.intervals import (
    Interval,
    agrees,
    agrees_as_printed,
    interval,
    is_exact,
    small_enough_to_revise,
)
from monitor.ledger.limits import LIMITS
from monitor.ledger.revisions import replaces, said_to_replace

_EARLY = frozenset({Modality.PRELIMINARY, Modality.ESTIMATE})
_FROM_BELOW = frozenset({Approx.OVER, Approx.AT_LEAST})
_FROM_ABOVE = frozenset({Approx.NEARLY, Approx.UNDER, Approx.UP_TO})


class Reason(StrEnum):
    """Why two disjoint values of one period are a revision and no contradiction, or what else decided."""

    WORDING = "the text says that the value was revised"
    FINAL = "the earlier value was preliminary"
    SAME_ORIGIN = "both come from the same statistics, and offices revise by this much"
    FIRST = "nothing was known of this series"
    OTHER_PERIOD = "the series was known, this period was not"
    AGREES = "the values agree within what was printed"
    SUPERSEDED = "the value was replaced by a later one before"
    DISAGREES = "the values can't both be right"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that `new` adds. `known` is None for a new series; `late` marks an older period that arrives late.

    `against` contradicts `known`, where that is only there to compare with.
    """

    kind: ChangeKind
    new: Observation
    known: Observation | None
    reason: Reason
    late: bool = False
    against: Observation | None = None


def compare(new: Observation, known: Sequence[Observation]) -> tuple[Step, ...]:
    """Say what `new` adds to `known`, the plausible observations of its series that other addresses state.

    Total: one step as a rule, several where `new` disagrees with several standing values. The
    result does not depend on the order of `known`.
    """
    if not known:
        return (Step(ChangeKind.NEW_SERIES, new, None, Reason.FIRST),)
    if is_dated_state(new):
        return (_compare_state(new, known),)
    same = [other for other in known if other.period == new.period]
    return _compare_vintages(new, same) if same else (_other_period(new, known),)


def revision(older: Observation, newer: Observation) -> Reason | None:
    """Why `newer` revises `older`, which states another value for the same period; None if it contradicts it."""
    if says_revised(newer) and _may_be_meant(older, newer):
        return Reason.WORDING
    if older.modality in _EARLY and newer.modality == Modality.ACTUAL:
        return Reason.FINAL
    shared = {cue for cue in older.cues & newer.cues if cue.startswith("primary:")}
    if shared and small_enough_to_revise(older, newer):
        return Reason.SAME_ORIGIN
    return None


def says_revised(observation: Observation) -> bool:
    """Does its text speak of a revision? Of which value is another question."""
    return "revision" in observation.cues


def _may_be_meant(older: Observation, newer: Observation) -> bool:
    """Can the revision that the text of `newer` speaks of be one of `older`?

    Where the text gives the old value, of that one only; else of what offices revise by. The word
    alone stands in many texts, in their titles too, and would turn any contradiction into a revision.
    """
    return replaces(newer, older) if said_to_replace(newer) else small_enough_to_revise(older, newer)


def age(observation: Observation) -> tuple[str, str]:
    """Sorts observations by when they were said, and stays the same in whatever order they arrive."""
    return (observation.known_from.isoformat(), observation.article_id)


def newest(observations: Iterable[Observation]) -> Observation:
    """The newest exact statement, or the newest loose one where none is exact. `observations` is not empty."""
    return max(observations, key=lambda observation: (is_exact(observation), age(observation)))


def neighbour(observation: Observation, known: Sequence[Observation]) -> Observation | None:
    """A statement for the nearest period of the same length: of another article if there is one.

    Where texts contradict each other it is that of the same source, else of more stories, else
    the older one; a value that was revised is out of it.

    Of two periods equally near it is the earlier one.
    """
    here = periods.parse(observation.period)
    if here is None:
        return None
    distances: dict[str, tuple[timedelta, bool]] = {}
    for other in known:
        there = periods.parse(other.period)
        if there and other.period != observation.period and periods.comparable(here, there):
            distances[other.period] = (abs(there.end - here.end), there.end > here.end)
    if not distances:
        return None
    nearest = min(distances, key=lambda label: (distances[label], label))
    stated = [other for other in known if other.period == nearest]
    return _best(
        [other for other in stated if other.article_id != observation.article_id] or stated, observation.source
    )


def contested(observation: Observation, known: Sequence[Observation]) -> Observation | None:
    """Another standing value for the same period that contradicts `observation`; None if all agree."""
    same = [other for other in known if other.period == observation.period and is_exact(other)]
    against = [value.voice for value in _standing(same) if not agrees(value.voice, observation)]
    return min(against, key=age, default=None)


def _best(stated: Sequence[Observation], source: str | None) -> Observation:
    exact = [other for other in stated if is_exact(other)] or list(stated)
    values = _apart(_standing(exact))

    def weight(value: _Value) -> tuple[bool, int]:
        agreeing = [other for other in exact if agrees(other, value.voice)]
        voices = {voice(other) for other in agreeing}
        return any(source is not None and other.source == source for other in agreeing), len(voices)

    return max(sorted(values, key=lambda value: value.first), key=weight).voice


def _compare_vintages(new: Observation, same: Sequence[Observation]) -> tuple[Step, ...]:
    """`new` against every standing value of its period: agreement with one of them settles it.

    An exact value is compared with exact ones: "over 3.6" agrees with both 3.61 and 3.63. A value that
    `new` says it replaces counts as standing, though another text has replaced it before.
    """
    if is_exact(new):
        same = [other for other in same if is_exact(other)] or same
    values, standing = _values(same), _standing(same)
    matching = [member for value in standing if agrees(new, value.voice) for member in value.members]
    if matching:
        return (_agreement(new, matching),)
    if any(agrees(new, value.voice) for value in values):
        return (Step(ChangeKind.OLDER_VINTAGE, new, newest(value.voice for value in standing), Reason.SUPERSEDED),)
    mine = _Value(new, (new,), age(new))
    named = [value for value in values if value not in standing and replaces(new, value.voice)]
    steps = [_disagreement(mine, other, [*values, mine]) for other in _apart([*standing, *named])]
    settled = [step for step in steps if step.kind == ChangeKind.OLDER_VINTAGE]
    return tuple(settled[:1] or steps)


def _agreement(new: Observation, matching: Sequence[Observation]) -> Step:
    told_here = [other for other in matching if is_same_story(new, other)]
    told_here = told_here or [other for other in matching if voice(new) == voice(other)]
    kind = ChangeKind.RESTATED if told_here else ChangeKind.CORROBORATED
    return Step(kind, new, newest(told_here or matching), Reason.AGREES)


def voice(observation: Observation) -> str:
    """Who vouches for it: the agency whose report its story is, else the story itself. Independence counts voices."""
    return f"agency:{observation.agency}" if observation.agency else observation.story or observation.article_id


def is_same_story(one: Observation, other: Observation) -> bool:
    return one.article_id == other.article_id or (one.story is not None and one.story == other.story)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of one period with everybody who states it in the same way, `voice` newest; `first` is its age."""

    voice: Observation
    members: tuple[Observation, ...]
    first: tuple[str, str]


def _values(same: Sequence[Observation]) -> list[_Value]:
    """The distinct values, so that a hundred reports of one value cost no more than one."""
    groups: dict[tuple[Interval, Approx], list[Observation]] = {}
    for observation in same:
        groups.setdefault((interval(observation), observation.approx), []).append(observation)
    return [_Value(max(group, key=age), tuple(group), age(min(group, key=age))) for group in groups.values()]


def _standing(same: Sequence[Observation]) -> list[_Value]:
    """The values that no later one has revised."""
    values = _values(same)
    return [value for value in values if not _is_superseded(value, values)]


def _is_superseded(value: _Value, values: Sequence[_Value]) -> bool:
    """Has a value that was first stated later revised it? The last one stated never is."""
    return any(
        _in_order(value, other)[1] is other
        and other is not value
        and not agrees(value.voice, other.voice)
        and _revision(value, other, values)
        for other in values
    )


def _disagreement(new: _Value, other: _Value, values: Sequence[_Value]) -> Step:
    """Revised, an older vintage that came late, or a contradiction; `new` and `other` may have come in any order."""
    older, newer = _in_order(other, new)
    reason = _revision(older, newer, values)
    if reason is None:
        return Step(ChangeKind.CONFLICTING, new.voice, other.voice, Reason.DISAGREES)
    if newer is new:
        return Step(ChangeKind.REVISED, new.voice, other.voice, reason)
    return Step(ChangeKind.OLDER_VINTAGE, new.voice, other.voice, Reason.SUPERSEDED)


def _in_order(one: _Value, other: _Value) -> tuple[_Value, _Value]:
    """The older and the newer of two values: as a text says that replaces one by the other, else by first statement."""
    forward, back = _is_said_to_replace(other, one), _is_said_to_replace(one, other)
    if forward != back:
        return (one, other) if forward else (other, one)
    return (one, other) if other.first >= one.first else (other, one)


def _is_said_to_replace(newer: _Value, older: _Value) -> bool:
    return any(replaces(member, older.voice) for member in newer.members)


def _revision(older: _Value, newer: _Value, values: Sequence[_Value]) -> Reason | None:
    """`revision`, also where another article that states the older or newer value gives the reason.

    One outlet writes "preliminary", three others repeat the figure without the word: it is preliminary.
    """
    found = {
        revision(earlier, later)
        for earlier in _witnesses(older, values)
        for later in _witnesses(newer, values)
        if (age(earlier) <= age(later) or replaces(later, earlier)) and not agrees(earlier, later)
    }
    return next((reason for reason in (Reason.WORDING, Reason.FINAL, Reason.SAME_ORIGIN) if reason in found), None)


def _witnesses(value: _Value, values: Sequence[_Value]) -> list[Observation]:
    """First and last of each way in which a value, or one that agrees with it, was attested."""
    ways: dict[tuple[Modality, frozenset[str], Interval], list[Observation]] = {}
    for other in (value, *(each for each in values if each is not value and agrees(each.voice, value.voice))):
        for member in other.members:
            way = (member.modality, member.cues, interval(member))
            pair = ways.setdefault(way, [member, member])
            ways[way] = [min(pair[0], member, key=age), max(pair[1], member, key=age)]
    return [member for pair in ways.values() for member in pair]


def _apart(standing: Sequence[_Value]) -> list[_Value]:
    """One for each value that others don't agree with: the newest exact statement of it."""
    chosen: list[_Value] = []
    for value in sorted(standing, key=lambda each: (is_exact(each.voice), age(each.voice)), reverse=True):
        if not any(agrees(value.voice, other.voice) for other in chosen):
            chosen.append(value)
    return chosen


def is_dated_state(observation: Observation) -> bool:
    """A state at the day of the article ("now has 25,000"): another day's other value is news, not a contradiction."""
    frequency = observation.series.frequency
    return frequency == "S" or (frequency == "E" and len(observation.period) > len("2025"))


def _compare_state(new: Observation, known: Sequence[Observation]) -> Step:
    """A state against the newest one on file; an equal value on any day is "unchanged"."""
    known = _comparable_states(new, known)
    last = _latest(known)
    matching = [other for other in known if _is_same_state(new, other)]
    if last in matching:
        return _agreement(new, matching)
    if _end(new) > _end(last):
        return Step(ChangeKind.NEW_PERIOD, new, last, Reason.OTHER_PERIOD)
    if matching:
        return _agreement(new, matching)
    if _end(new) == _end(last):
        mine, theirs = _Value(new, (new,), age(new)), _Value(last, (last,), age(last))
        return _disagreement(mine, theirs, [mine, theirs])
    return Step(ChangeKind.OLDER_VINTAGE, new, last, Reason.SUPERSEDED)


def _comparable_states(new: Observation, known: Sequence[Observation]) -> Sequence[Observation]:
    """For an exact count the exact ones, and loose ones that said something new after the last of them."""
    exact = [other for other in known if is_exact(other)]
    if not exact or not is_exact(new):
        return known
    last = _latest(exact)
    news = [each for each in known if _end(each) > _end(last) and not _is_same_state(each, last)]
    return [*exact, *(each for each in news if not is_exact(each))]


def _latest(states: Sequence[Observation]) -> Observation:
    return max(states, key=lambda other: (_end(other), is_exact(other), age(other)))


def _is_same_state(one: Observation, other: Observation) -> bool:
    """Do two days' statements tell of one count? Loose talk stretches no farther than it is true and young.

    Long after an exact count "over N" may still tell of it; after "over N" another exact count is news.
    """
    earlier, later = sorted((one, other), key=_end)
    if not agrees(one, other):
        return False
    if agrees_as_printed(one, other) or _days(earlier, later) <= LIMITS.loose_days:
        return True
    return is_exact(earlier) and not is_exact(later) and _is_true_of(later, earlier.value)


def _is_true_of(loose: Observation, value: Decimal) -> bool:
    if loose.approx in _FROM_BELOW:
        return value >= loose.value
    return loose.approx in _FROM_ABOVE and value <= loose.value


def _days(earlier: Observation, later: Observation) -> int:
    """Days between two states; 0 where a label can't be read."""
    first, last = periods.parse(earlier.period), periods.parse(later.period)
    return (last.end - first.end).days if first and last else 0


def _other_period(new: Observation, known: Sequence[Observation]) -> Step:
    late = _end(new) < max(_end(other) for other in known)
    beside = neighbour(new, known) or newest(known)
    return Step(ChangeKind.NEW_PERIOD, new, beside, Reason.OTHER_PERIOD, late, contested(beside, known))


def _end(observation: Observation) -> str:
    period = periods.parse(observation.period)
    return period.end.isoformat() if period else observation.period
