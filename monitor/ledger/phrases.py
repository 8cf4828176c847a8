"""Lines that explanations of all kinds share: how sure they are, and what in them is a guess of ours.

Enters: observations, kinds of findings. Leaves: sentences. Never: a judgement; that is the finding's.
"""

from collections.abc import Mapping, Sequence

from monitor.data import load
from monitor.domain import UNPLACED, Hypothesis, Observation
from monitor.ledger.words import named, said_by, thing

#: What the line begins with that says how sure a finding is.
SURE = "How sure: "


def sure(why: str) -> str:
    """One line for a kind of finding, or for what decided it."""
    return f"{SURE}{load('explain.toml')['sure'][why]}"


def guessed(hypothesis: Hypothesis) -> str:
    return str(load("explain.toml")["guesses"][hypothesis])


def what(observation: Observation, names: Mapping[str, str]) -> str:
    """Place, measure and period."""
    return thing(observation, name(observation, names))


def name(observation: Observation, names: Mapping[str, str]) -> str:
    return named(observation.series.subject, names, observation.sentence)


def unplaced(told: Sequence[Observation], names: Mapping[str, str]) -> list[str]:
    """That a text names no country: what it is taken for is a guess of ours."""
    speakers = sorted({said_by(each) for each in told if UNPLACED in each.cues})
    if not speakers:
        return []
    return [
        f"{' and '.join(speakers)} {'names' if len(speakers) == 1 else 'name'} no place: that {name(told[0], names)} is"
        " meant is a guess from the language or the money."
    ]


def sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
