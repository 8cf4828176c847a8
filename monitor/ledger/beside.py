"""A share that stands beside its value: "exports reached 1.2 trillion, 5.1 percent of the country's".

Such a share has seldom words of its own for what it is a share of, and no series that could be looked up. So the
value carries it as a cue and brings it along wherever it is recalled.

Enters: figures of one article, then observations. Leaves: cues, and the shares in them as observations.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from monitor.domain import Approx, Figure, FigureKind, Observation, Transform, primary, unfaceted
from monitor.ledger.nouns import normal_form

CUE = "share:"
_NEAR = 60  # characters between a value and the share that is said of it
_VALUES = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.MEASURE})


def cues(figures: Sequence[Figure], language: str | None) -> Iterator[tuple[int, str]]:
    """Numbers of the figures that have a share beside them, each with its cue."""
    for number, share in enumerate(figures):
        exact = share.approx == Approx.EXACT and share.value.is_finite() and share.value > 0
        if share.transform != Transform.SHARE or share.unit != "%" or not share.denominator or not exact:
            continue
        before = _value_before(number, figures)
        whole = normal_form(share.denominator, primary(language) or "und")
        if before is not None and whole:
            yield before, f"{CUE}{share.value:f}/{share.step:f}:{whole}"


def shares_beside(observation: Observation) -> tuple[Observation, ...]:
    """The shares that stand beside an observation, as statements of the same article, place and period."""
    return tuple(_share(observation, mark) for mark in sorted(observation.cues) if mark.startswith(CUE))


def _value_before(number: int, figures: Sequence[Figure]) -> int | None:
    """The last value before the share in its sentence, if it is near, of the same place and of nothing else."""
    share = figures[number]
    for at in range(number - 1, -1, -1):
        value = figures[at]
        if value.sentence_start != share.sentence_start or share.start - value.end > _NEAR:
            return None
        if value.transform != Transform.LEVEL or value.kind not in _VALUES or value.pair_of is not None:
            continue
        named = share.indicator is None or unfaceted(share.indicator) == value.indicator
        told_alike = (value.subject, value.modality) == (share.subject, share.modality)
        return at if named and told_alike and share.period in {None, value.period} else None
    return None


def _share(observation: Observation, mark: str) -> Observation:
    amount, _, whole = mark.removeprefix(CUE).partition(":")
    value, step = map(Decimal, amount.split("/"))
    key = replace(observation.series, transform=Transform.SHARE, unit_class="%", denominator=whole)
    return replace(
        observation,
        series=key,
        value=value,
        low=value - step / 2,
        high=value + step / 2,
        step=step,
        unit="%",
        approx=Approx.EXACT,
        cues=frozenset(),
    )
