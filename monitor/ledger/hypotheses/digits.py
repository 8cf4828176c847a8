"""What two numbers alone can say: careless rounding, or a digit that changed in translation.

Enters: a dispute. Leaves: trials for rounding and translation. Never: a translation between texts of one language.
"""

from decimal import Decimal

from monitor.domain import Hypothesis, Observation, Transform, primary
from monitor.ledger.hypotheses.factors import language_name
from monitor.ledger.hypotheses.trial import Dispute, Trial, shown
from monitor.ledger.intervals import digits, is_exact, signed
from monitor.ledger.limits import LIMITS

_TEENS = range(13, 20)  # "thirteen" and "thirty" sound alike in English, German, Dutch; 16 and 60 in most of Europe


def rounding(dispute: Dispute) -> Trial | None:
    coarser = max(dispute.older.step, dispute.newer.step)
    difference = abs(signed(dispute.older) - signed(dispute.newer))
    if not coarser or difference > coarser or dispute.series.transform == Transform.RANK:
        return None
    return Trial(Hypothesis.ROUNDING, ("the difference is no more than one unit of the last printed digit",))


def translation(dispute: Dispute) -> Trial | None:
    """Two languages, and digits that changed places, one digit that differs, or numerals that sound alike."""
    one, other = dispute.older, dispute.newer
    tongues = primary(one.language), primary(other.language)
    if not all(tongues) or tongues[0] == tongues[1] or not (is_exact(one) and is_exact(other)):
        return None
    change = _change(one, other)
    if change is None:
        return None
    small, large = sorted((one, other), key=lambda each: each.value)
    names = " and ".join(sorted(map(language_name, tongues)))
    return Trial(
        Hypothesis.TRANSLATION,
        (f"the texts are in {names}, and {change} ({shown(small)} and {shown(large)})",),
    )


def _change(one: Observation, other: Observation) -> str | None:
    if _is_spelled(one) or _is_spelled(other):
        small, large = sorted((one.value, other.value))
        if small in _TEENS and large == (small - 10) * 10:
            return "the two numerals are easily misheard"
        return "the two digits of a number in words changed places" if _swapped(*_columns(small, large), 2) else None
    columns = _columns(one.value, other.value)
    if min(digits(one), digits(other)) >= LIMITS.scale_digits and _swapped(*columns, int(LIMITS.scale_digits)):
        return "two neighbouring digits changed places"
    enough = min(digits(one), digits(other)) >= LIMITS.translation_digits
    return "one digit differs" if enough and _differing(*columns) == 1 else None


def _is_spelled(observation: Observation) -> bool:
    return bool(observation.surface) and not any(map(str.isdecimal, observation.surface))


def _columns(one: Decimal, other: Decimal) -> tuple[str, str]:
    """The digits of two values of one size, padded to one length; two empty ones where their sizes differ."""
    first, second = one.normalize(), other.normalize()
    if first.adjusted() != second.adjusted() or (first < 0) != (second < 0):
        return "", ""
    left, right = ("".join(map(str, value.as_tuple().digits)) for value in (first, second))
    length = max(len(left), len(right))
    return left.ljust(length, "0"), right.ljust(length, "0")


def _swapped(left: str, right: str, least: int) -> bool:
    places = [place for place, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(left) < least or len(places) != 2 or places[1] - places[0] != 1:
        return False
    return left[places[0]] == right[places[1]] and left[places[1]] == right[places[0]]


def _differing(left: str, right: str) -> int:
    return sum(a != b for a, b in zip(left, right, strict=True))
