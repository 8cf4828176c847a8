"""What an update of a finding says first: what became of it, and why.

Enters: a finding on file and what follows from what is known now. Leaves: a sentence. Never: a decision.
"""

from collections.abc import Collection

from monitor.domain import Change, ChangeKind, Observation, SeriesKey, Status
from monitor.ledger.intervals import agrees
from monitor.ledger.words import called, said_by


def became(was: Change, now: Change | None, accused: Collection[Observation]) -> str:
    """Why a finding on file is another one now, or none: what an update of it says first."""
    if now is not None and now.id == was.id:
        if was.status == Status.RESOLVED:
            return "It stands again: what had settled it no longer holds."
        return "Later articles add to what is known of it."
    turned = now is not None and was.kind == ChangeKind.IMPLAUSIBLE and not agrees(_last(was), _last(now))
    if now is not None and turned:
        held, wrong = _last(was), _last(now)
        return (
            f"It is the other way round with what is known now: “{held.surface}” ({said_by(held)}) counts again, and"
            f" “{wrong.surface}” ({said_by(wrong)}) is held to be wrong."
        )
    if now is not None and now.kind == was.kind:
        return "It goes on: an older report of one of the values has turned up."
    if now is not None:
        return _TURNED.get(now.kind, "A later article settles it.")
    doubted = [each for each in was.observations if any(_is_one(each, other) for other in accused)]
    if doubted:
        return f"It is settled: “{doubted[0].surface}” ({said_by(doubted[0])}) turned out to be implausible."
    if was.kind == ChangeKind.IMPLAUSIBLE:
        return "It is settled: with what is known now the value is no longer implausible, and counts again."
    return "It is settled: with what later articles say it no longer holds. What it said before:"


def goes_on(series: SeriesKey, other: SeriesKey) -> str:
    """What becomes of a finding about a series that was joined to another one."""
    return f"It goes on as a finding about {called(other.measure)}, with which {called(series.measure)} is one series."


_TURNED = {
    ChangeKind.REVISED: "It is settled: the difference is a revision.",
    ChangeKind.CONFLICTING: "With what is known now the values contradict each other.",
    ChangeKind.IMPLAUSIBLE: "With what is known now one of the values is implausible.",
    ChangeKind.DISCREPANCY: "It is settled: one of the texts is a reprint of the other, and differs from it.",
}


def _last(change: Change) -> Observation:
    return change.observations[-1]


def _is_one(one: Observation, other: Observation) -> bool:
    return (one.article_id, one.series, one.period) == (other.article_id, other.series, other.period)
