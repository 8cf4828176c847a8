"""Is one of two values an older vintage, which a text says was replaced or was preliminary?

Enters: a dispute. Leaves: evidence without a hypothesis: the older text need not be wrong, it is only old.
"""

from monitor.domain import Modality, Observation
from monitor.ledger.hypotheses.trial import Dispute, Trial, only
from monitor.ledger.intervals import agrees, is_exact, signed
from monitor.ledger.revisions import said_to_replace
from monitor.ledger.words import number, said_by

_EARLY = frozenset({Modality.PRELIMINARY, Modality.ESTIMATE})


def vintage(dispute: Dispute) -> Trial | None:
    """A third text says that one of the values was replaced, or was an early one."""
    found = only((suspect, _replaced(suspect, other, dispute)) for suspect, other in dispute.sides)
    found = found or only((suspect, _early(suspect, other, dispute)) for suspect, other in dispute.sides)
    return Trial(None, (found[1],), found[0]) if found else None


def _replaced(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    for witness in dispute.kin:
        if witness.series != suspect.series or agrees(witness, suspect):
            continue
        for old in said_to_replace(witness):
            if agrees(old, suspect) and not agrees(old, other):
                return (
                    f"{said_by(witness)} says that {number(signed(witness))} replaces {number(signed(old))}:"
                    f" “{suspect.surface}” ({said_by(suspect)}) is still the older value"
                )
    return None


def _early(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    if other.modality in _EARLY:
        return None
    for witness in (suspect, *dispute.kin):
        early = witness.modality in _EARLY and witness.series == suspect.series and is_exact(witness)
        if early and agrees(witness, suspect) and not agrees(witness, other):
            kind = "preliminary" if witness.modality == Modality.PRELIMINARY else "an estimate"
            return f"“{suspect.surface}” is the value that {said_by(witness)} calls {kind}"
    return None
