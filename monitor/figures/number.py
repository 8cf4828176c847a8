"""A number as printed, and what looks like one and is none.

Enters and leaves nothing: the words that the modules which read numbers share.
"""

from dataclasses import dataclass
from decimal import Decimal

# No printed figure is longer.
LONGEST = 40
# Decimal computes with 28 digits; a scale word may add 4 to the exponent without a loss.
MOST_DIGITS = 26


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: `text[start:end]`, scale words included.

    `step` is the size of the last printed place in base units (0: spelled out),
    `scale` the power of ten of the last scale word, `printed` whether digits were used,
    `plain` the digits without any mark (a year looks like "2024").
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    printed: bool
    scale: int = 0
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A run that looks like a number, but has no one reading."""

    start: int
    end: int


def last_place(value: Decimal) -> Decimal:
    """The size of the last printed place: 0.01 for 2.50, 1 for 20."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
