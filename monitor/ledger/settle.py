"""Findings as they follow from what is believed now, set against those on file: what is new, what became of which.

Enters: findings on file, findings derived, events. Leaves: `Settled`. Never: a finding told twice: one that only goes
on under another id, because an older report of its value turned up, is filed in silence.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from monitor.domain import Change, ChangeKind, Filed, Observation, SeriesKey, Status, Update
from monitor.ledger.compare import age
from monitor.ledger.derive import Findings
from monitor.ledger.intervals import agrees
from monitor.ledger.outcomes import became, goes_on

_NOTHING: Mapping[SeriesKey, SeriesKey] = {}
_NEWS = frozenset({ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD})
_CLAIMS = frozenset({ChangeKind.CONFLICTING, ChangeKind.IMPLAUSIBLE, ChangeKind.REVISED, ChangeKind.DISCREPANCY})


@dataclass(frozen=True, slots=True)
class Settled:
    """`changes` are new and news, `filed` new and none, `updates` what became of findings on file."""

    changes: tuple[Change, ...]
    filed: tuple[Change, ...]
    updates: tuple[Update, ...]


def settle(
    on_file: Sequence[Filed],
    found: Findings,
    events: Sequence[Change],
    article: str,
    joined: Mapping[SeriesKey, SeriesKey] = _NOTHING,
) -> Settled:
    """Compare; `article` is the id of the one that has just arrived, `joined` are series that are now part of another.

    What was found of those goes on as a finding of the other, and nobody hears of it.
    """
    known = {filed.change.id: filed for filed in on_file if not filed.change.is_event and found.covers(filed.change)}
    derived = {change.id: change for change in found.changes}
    fresh = {change.id: change for change in found.changes if change.id not in known}
    updates: list[Update] = []
    succeeded: set[str] = set()
    for filed in known.values():
        if filed.change.id in derived:
            updates.extend(_of_standing(filed, derived[filed.change.id]))
        elif filed.change.status == Status.STANDING:
            part_of = joined.get(filed.change.series)
            if part_of is not None:
                update = _of_joined(filed.change, part_of, [*fresh.values()])
            else:
                update = _of_settled(filed, [*fresh.values()], found)
            updates.append(update)
            if update.now is not None and (update.is_news or _goes_on(filed.change, update.now)):
                succeeded.add(update.now.id)  # told as an update of what it follows, or told already
    new = [change for change in fresh.values() if change.id not in succeeded and _is_news(change, article, on_file)]
    silent = [change for change in fresh.values() if change not in new]
    known_events = {filed.change.id for filed in on_file if filed.change.is_event}
    brought = [change for change in events if change.id not in known_events]
    return Settled((*brought, *new), tuple(silent), tuple(updates))


def _of_standing(filed: Filed, now: Change) -> Iterator[Update]:
    """What changed about a finding that goes on; one that had been resolved stands again."""
    was = filed.change
    if was.status in {Status.CONFIRMED, Status.DISMISSED}:
        now = replace(now, status=was.status)
    if _content(was) == _content(now):
        return
    stands_again = was.status == Status.RESOLVED
    explained = was.hypothesis != now.hypothesis and now.hypothesis is not None
    news = filed.was_told and was.status != Status.DISMISSED and was.kind in _CLAIMS
    yield Update(was, now, became(was, now, ()), news and (stands_again or explained))


def _content(change: Change) -> tuple[object, ...]:
    said = tuple((each.article_id, each.value, each.period) for each in change.observations)
    return (change.kind, change.severity, change.hypothesis, change.explanation, change.status, change.group, said)


def _of_settled(filed: Filed, fresh: Sequence[Change], found: Findings) -> Update:
    """What follows a finding that what is believed now no longer bears out."""
    was = filed.change
    heir = _heir(was, fresh)
    news = filed.was_told and was.kind in _CLAIMS and (heir is None or not _goes_on(was, heir))
    return Update(was, heir, became(was, heir, found.accused), news)


def _of_joined(was: Change, series: SeriesKey, fresh: Sequence[Change]) -> Update:
    said = tuple(replace(each, series=series) if each.series == was.series else each for each in was.observations)
    heir = _heir(replace(was, series=series, observations=said), fresh)
    return Update(was, heir, goes_on(was.series, series), False)


def _heir(change: Change, fresh: Sequence[Change]) -> Change | None:
    """The new finding that says now what `change` said, or says why it is no longer so."""
    near = [each for each in fresh if each.series == change.series and each.period == change.period]
    if change.kind in _NEWS:
        return next((each for each in near if each.kind in _NEWS), None)
    if change.kind not in _CLAIMS:
        return None
    near = [each for each in near if each.kind in _CLAIMS and _share(change, each)]
    return min(near, key=lambda each: (each.kind != change.kind, each.id), default=None)


def _goes_on(was: Change, now: Change) -> bool:
    """Is it the same claim, about the same value where it says that one of several is wrong?"""
    accuses = was.kind == ChangeKind.IMPLAUSIBLE
    return now.kind == was.kind and not (accuses and not agrees(was.observations[-1], now.observations[-1]))


def _share(one: Change, other: Change) -> bool:
    """Are the values of one among those of the other?"""
    return _covers(one.observations, other.observations) or _covers(other.observations, one.observations)


def _covers(many: Sequence[Observation], few: Sequence[Observation]) -> bool:
    return all(any(agrees(each, other) for other in many if other.series == each.series) for each in few)


def _is_of(filed: Filed, change: Change) -> bool:
    same = (filed.change.series, filed.change.period) == (change.series, change.period)
    return same and filed.change.status != Status.RESOLVED


def _is_news(change: Change, article: str, known: Collection[Filed]) -> bool:
    """Does the arriving article bring it? What older articles said is no news when one more of them turns up."""
    newest = change.observations[-1]
    if change.kind == ChangeKind.IMPLAUSIBLE:  # an older report of a slip that was told turns up
        return not any(each.was_told and _goes_on(each.change, change) for each in known if _is_of(each, change))
    if change.kind in _NEWS and newest.article_id == article:
        told = (each.change.observations[-1] for each in known if each.change.kind in _NEWS)
        return not any(each.series == newest.series and age(each) > age(newest) for each in told)
    return newest.article_id == article or (change.kind in _CLAIMS - {ChangeKind.REVISED})
