"""What two statements are to each other: who said which first, who speaks, and what makes one a revision of the other.

Enters: observations. Leaves: ages, voices, `Reason`s, `Step`s. Never: a look at more than the statements given;
values with all who state them are in `values`, the history of a series in `history`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from monitor.domain import OUTDOES, PARTY, ChangeKind, Modality, Observation
from monitor.ledger.intervals import is_exact, small_enough_to_revise
from monitor.ledger.limits import LIMITS
from monitor.ledger.revisions import replaces, said_to_replace

#: A cue: translations of its article may be missed, so that nobody can say if it repeats one.
UNCOMPARED = "uncompared"
#: A cue: its text is a corrected copy of the report whose value it replaces.
CORRECTED = "corrected"
_SOONEST = timedelta(days=int(LIMITS.revision_days))

Age = tuple[str, bool, str]


class Reason(StrEnum):
    """Why two disjoint values of one period are a revision and no contradiction, or what else decided."""

    CORRECTED = "a later copy of the report puts it right"
    WORDING = "the text says that the value was revised"
    FINAL = "the earlier value was preliminary"
    SAME_ORIGIN = "both come from the same statistics, and offices revise by this much"
    FIRST = "nothing was known of this series"
    OTHER_PERIOD = "the series was known, this period was not"
    AGREES = "the values agree within what was printed"
    SUPERSEDED = "the value was replaced by a later one before"
    DISAGREES = "the values can't both be right"


#: Reasons that a text gives in words.
TOLD = frozenset({Reason.CORRECTED, Reason.WORDING})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that `new` adds. `known` is None for a new series; `late` marks an older period that arrives late.

    `against` contradicts `known`, where that is only there to compare with. `so_far`: the last shorter sum since the
    same day, which is shown and not compared. `is_own_history`: nobody else told
    of the series before. `note` is more for a person to read.
    """

    kind: ChangeKind
    new: Observation
    known: Observation | None
    reason: Reason
    late: bool = False
    against: Observation | None = None
    is_own_history: bool = False
    note: str = ""
    so_far: Observation | None = None


def revision(older: Observation, newer: Observation) -> Reason | None:
    """Why `newer` revises `older`, which states another value for the same period; None if it contradicts it."""
    if CORRECTED in newer.cues and replaces(newer, older):
        return Reason.CORRECTED
    if replaces(newer, older) and says_revised(newer):
        return Reason.WORDING
    if (PARTY in older.cues) != (PARTY in newer.cues):
        return None  # an office and an association: neither revises what the other counts
    if says_revised(newer) and _may_be_meant(older, newer):
        return Reason.WORDING
    if older.modality == Modality.ESTIMATE and newer.modality == Modality.ACTUAL:
        return Reason.FINAL
    if newer.known_from - older.known_from < _SOONEST:
        return None  # two outlets report one release; where they differ one of them slipped
    if older.modality == Modality.PRELIMINARY and newer.modality == Modality.ACTUAL:
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
    if said_to_replace(newer):
        return replaces(newer, older)
    return small_enough_to_revise(older, newer, LIMITS.revision_told if OUTDOES in newer.cues else Decimal(1))


def age(observation: Observation) -> Age:
    """Sorts observations by when they were said, and stays the same in whatever order they arrive.

    Of one moment, which is often a bare date, what repeats comes after what it may repeat.
    """
    return (observation.known_from.isoformat(), observation.is_reprint, observation.article_id)


def newest(observations: Iterable[Observation]) -> Observation:
    """The newest exact statement, or the newest loose one where none is exact. `observations` is not empty."""
    return max(observations, key=lambda observation: (is_exact(observation), age(observation)))


def voice(observation: Observation) -> str:
    """Who vouches for it: the agency whose report its story is, else the story itself. Independence counts voices."""
    return f"agency:{observation.agency}" if observation.agency else observation.story or observation.article_id


def is_same_story(one: Observation, other: Observation) -> bool:
    return one.article_id == other.article_id or (one.story is not None and one.story == other.story)


def agreement(new: Observation, matching: list[Observation]) -> Step:
    """`new` says what each of `matching` (not empty) says: again in one story or by one voice, or independently."""
    told_here = [other for other in matching if is_same_story(new, other)]
    told_here = told_here or [other for other in matching if voice(new) == voice(other)]
    kind = ChangeKind.RESTATED if told_here else ChangeKind.CORROBORATED
    return Step(kind, new, newest(told_here or matching), Reason.AGREES)
