"""Scientific notation: 3.2 × 10^8, 6.02×10²³, 7.1x10-4, 3e12.

Enters: a shadow and the end of the digits before it. Leaves: where the power of ten ends, and its exponent. Never: a
power of another number (2^10), or a size in two directions (3 x 10).
"""

import re

# Larger ones are no measure of anything, and would be printed as a page of noughts.
_LARGEST = 40
_POWER = re.compile(
    r"e([+-]?\d{1,2})(?![\w^]|[.,/:-]\w)"
    r"| ?[x×·⋅*] ?10(?:\^\(?([+-]?\d{1,2})\)?(?![\d.])|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
    r"|[x×·⋅*]10(-\d{1,2})(?![\d.-])"
)
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")


def power(text: str, end: int) -> tuple[int, int] | None:
    """End and exponent of the power of ten behind the digits that end at `end`."""
    match = _POWER.match(text, end)
    if match is None:
        return None
    exponent = int(next(group for group in match.groups() if group).translate(_RAISED))
    return (match.end(), exponent) if abs(exponent) <= _LARGEST else None
