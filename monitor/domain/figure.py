"""A quantity as it is printed, and what it means."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    RANK = "rank"
    RATIO = "ratio"
    STREAK = "streak"


class Approx(StrEnum):
    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    UNDER = "under"
    RANGE = "range"


class Transform(StrEnum):
    LEVEL = "level"
    SHARE = "share"
    YOY = "yoy"
    CAGR = "cagr"
    MOM = "mom"
    ABS_CHANGE = "abs_change"
    RATIO_TO_BASE = "ratio_to_base"
    RANK = "rank"
    STREAK = "streak"


#: What is told of an indicator beside its value and the value's changes: each a measure of its own.
FACETS = (Transform.RANK, Transform.SHARE, Transform.STREAK)


def faceted(indicator: str, transform: Transform) -> str:
    """The id of what is told of an indicator: `exports.rank` for a rank, `exports` for its value and changes."""
    return f"{indicator}.{transform.value}" if transform in FACETS else indicator


def unfaceted(indicator: str) -> str:
    """The indicator that a facet is of; an id that is none of a facet as it is."""
    stem, dot, facet = indicator.rpartition(".")
    return stem if dot and ":" not in stem and facet in {one.value for one in FACETS} else indicator


def with_facets(indicator: str) -> tuple[str, ...]:
    """All ids that who asks for `indicator` means: itself and its facets."""
    return (indicator, *(faceted(indicator, facet) for facet in FACETS))


class Modality(StrEnum):
    ACTUAL = "actual"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    TARGET = "target"
    POLICY_OFFER = "policy_offer"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as printed and what it means. `text[start:end] == surface`.

    `value`, `low`, `high` are in base units; the interval [low, high) is what the number
    as worded can mean (None: open end). `step` is the size of the last printed
    place in base units ("318.47 billion" → 10**7; 0 when spelled out). `subject_path`
    holds the ids from the country down to `subject`. `scope` is the words that bound a
    rank or a total ("among major Chinese cities"), lower-cased, or None. `cues` are
    facts about the wording that the ledger weighs: `revision` ("revised from"),
    `stock` (an undated "now has"), `primary:…` (who measured it), `derived`,
    `inherited_period` (not in the sentence), `weak_period`, `unplaced` (whose country is guessed).
    `sentence_start:sentence_end` is the sentence around it.
    """

    start: int
    end: int
    surface: str
    kind: FigureKind
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    step: Decimal = Decimal(0)
    approx: Approx = Approx.EXACT
    direction: str | None = None
    subject: str | None = None
    subject_path: tuple[str, ...] = ()
    indicator: str | None = None
    indicator_text: str | None = None
    period: str | None = None
    transform: Transform = Transform.LEVEL
    denominator: str | None = None
    scope: str | None = None
    modality: Modality = Modality.ACTUAL
    pair_of: int | None = None
    confidence: float = 0.5
    sentence_start: int = 0
    sentence_end: int = 0
    cues: frozenset[str] = frozenset()
