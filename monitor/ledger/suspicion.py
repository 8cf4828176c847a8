"""That a value can't be right, and by what.

Enters: nothing. Leaves: the kinds of doubt, and what a suspicion says. Never: whom to suspect.
"""

from dataclasses import dataclass
from enum import StrEnum

from monitor.domain import Hypothesis, Observation


class Doubt(StrEnum):
    """What makes a value implausible."""

    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    SHARE_ABOVE_WHOLE = "share_above_whole"
    RANK_BELOW_ONE = "rank_below_one"
    POWER_OF_TEN = "power_of_ten"
    OWN_BRACKETS = "own_brackets"
    OWN_WHOLE = "own_whole"
    OWN_LEVELS = "own_levels"
    OWN_BEFORE = "own_before"
    OWN_SHARE = "own_share"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`accused` can't be right, given `witnesses`. `power` n: times 10^n would repair it, None: not a matter of scale.

    `evidence` says in words why it is the accused and not a witness that must be wrong;
    `echoes` are further statements of the accused value, which fall with it.
    """

    doubt: Doubt
    accused: Observation
    witnesses: tuple[Observation, ...] = ()
    hypothesis: Hypothesis | None = None
    power: int | None = None
    evidence: tuple[str, ...] = ()
    echoes: tuple[Observation, ...] = ()
