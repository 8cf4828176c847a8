"""One quantity as read, before it is known what it is about."""

from dataclasses import dataclass
from decimal import Decimal

from monitor.domain import Approx, FigureKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """What stands at `[start, end)`: kind, value in base units, unit.

    `low`/`high` are set for ranges only; `bounds` makes them for the rest. `noun` says where the counted noun
    phrase stands, None if it is not in the text. `bare`: neither unit nor noun.
    `pending`: kept only as the lower end of a range. `scale` is the power of ten of its last scale word.
    """

    start: int
    end: int
    kind: FigureKind
    value: Decimal
    unit: str
    step: Decimal
    approx: Approx = Approx.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    noun: tuple[int, int] | None = None
    negative: bool = False
    bare: bool = False
    pending: bool = False
    scale: int = 0


def bounds(found: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """What a number as it is worded and rounded can mean, as [low, high); None is open.

    Exact: half of the last printed place to both sides. "Over 220 billion" means less
    than 230 billion: the next step of the last place that is not zero (design, section 4).
    """
    value, half = found.value, found.step / 2
    coarse = _coarse_step(value)
    match found.approx:
        case Approx.RANGE:
            return found.low, found.high
        case Approx.OVER:
            return value, value + coarse
        case Approx.NEARLY:
            return value - coarse, value
        case Approx.ABOUT:
            return value - coarse / 2, value + coarse / 2
        case Approx.AT_LEAST:
            return value, None
        case Approx.UP_TO:
            return None, value + (half or coarse / 2)
        case Approx.UNDER:
            return None, value
    if half == 0:  # spelled out: exactly this
        half = Decimal("0.5") if found.kind is FigureKind.COUNT else coarse / 200
    return value - half, value + half


def _coarse_step(value: Decimal) -> Decimal:
    """Size of the last place of `value` that is not zero; 1 for zero."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
