"""What a judgement is made of, and how its findings are named and grouped.

Enters: observations, suspicions, steps. Leaves: ids and groups, which hash facts only, so that a finding made twice,
or told again by a reprint, is one row. Never: a kind or a severity.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass

from monitor.domain import ChangeKind, Observation, SeriesKey
from monitor.ledger.compare import Step, age
from monitor.ledger.intervals import agrees, signed
from monitor.ledger.series import is_thin
from monitor.ledger.suspicion import Suspicion


@dataclass(frozen=True, slots=True)
class Docket:
    """All that is known of some series, sorted, each part by age. Findings are wanted of `series` only.

    `accused` are the observations that `suspicions` say can't be right.
    """

    plausible: tuple[Observation, ...]
    accused: tuple[Observation, ...]
    suspicions: tuple[Suspicion, ...]
    series: frozenset[SeriesKey]
    names: Mapping[str, str]
    members: Mapping[str, Collection[str]]


def implausible_id(accused: Observation) -> str:
    """The id of the finding that this observation can't be right."""
    return hashed(ChangeKind.IMPLAUSIBLE, accused.series, accused.period, accused.value, accused.article_id)


def first_told(suspicion: Suspicion, case: Docket) -> Observation:
    """Who stated the accused value first."""
    accused = suspicion.accused
    return next((each for each in case.accused if is_same_value(each, accused)), accused)


def doubt_group(suspicion: Suspicion, case: Docket) -> str:
    """An independent repeat of a slip belongs to the alert that told it first, and sends none of its own."""
    first = first_told(suspicion, case)
    return hashed(ChangeKind.IMPLAUSIBLE, first.series.subject, first.article_id, suspicion.hypothesis)


def is_same_value(one: Observation, other: Observation) -> bool:
    """Do both state one value for one series and period?"""
    return one.series == other.series and one.period == other.period and agrees(one, other)


def anchors(disputes: Sequence[tuple[Observation, Sequence[Observation]]]) -> list[Observation]:
    """For each value that is set against others the one of them whose article it is grouped with.

    That is the article which the new one is at odds with most often about the place, else the
    oldest: what two articles say differently stays together, and one that contradicts several is in one group.
    """
    often = Counter((new.article_id, new.series.subject, each.article_id) for new, known in disputes for each in known)

    def anchor(new: Observation, known: Sequence[Observation]) -> Observation:
        return min(known, key=lambda each: (-often[new.article_id, new.series.subject, each.article_id], age(each)))

    return [anchor(new, known) for new, known in disputes]


def known_of(step: Step) -> Observation:
    """What the new one is set against; itself where there was nothing."""
    return step.known if step.known is not None else step.new


def pair(new: Observation, anchor: Observation) -> tuple[str, ...]:
    """Ids of the two articles, whichever came first."""
    return tuple(sorted({anchor.article_id, new.article_id}))


def about(observation: Observation) -> tuple[str, str]:
    """Place and period: a wrong label spoils all that an article says of both."""
    return (observation.series.subject, observation.period)


def printed(observation: Observation) -> str:
    """The value with its sign, without zeros at its end: what an id is made of."""
    return f"{signed(observation).normalize():f}"


def hashed(*facts: object) -> str:
    """Twenty hexadecimal digits: 80 bits, no clash in any archive that fits a disk."""
    plain = ["\x1e".join(map(str, astuple(fact))) if isinstance(fact, SeriesKey) else str(fact) for fact in facts]
    return hashlib.sha256("\x1f".join(plain).encode()).hexdigest()[:20]


def is_told_thinly(observation: Observation) -> bool:
    """By the words of its own text, whatever series these were joined to."""
    return is_thin((observation.own or observation.series).measure)
