"""Figures in words: amounts, names, differences and guesses as a person reads them.

Enters: observations and changes. Leaves: short plain texts. Never: markup, a new claim; numbers
are rounded only where the text says "about".
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Any

from alerts.safe import one_line, shortened
from monitor.data import load
from monitor.domain import Approx, Change, ChangeKind, Observation, SeriesKey, Status, Transform
from monitor.ledger.words import bounds_told, dated, in_quotation

NameOf = Callable[[str], str | None]

_SCALED_DIGITS = 7  # more digits than that read better in full than behind a scale word
_LONGEST = (
    40  # places before or behind the point; beyond, a power of ten says it better (and 1E+999999999 fits no mail)
)
_NAME_LENGTH, _MEASURE_LENGTH = 80, 120


def amount(value: Decimal, unit: str, *, with_unit: bool = True) -> str:
    """`value` with grouped digits or a scale word: `290.35 bn CNY`, `25,000 laboratories`, `42.7%`. Exact."""
    number = _number(value)
    style: dict[str, str] = _words()["units"].get(unit, {})
    if "joined" in style:
        return number + style["joined"]
    shown = one_line(style.get("apart", unit))
    return f"{number} {shown}".rstrip() if with_unit and shown != "1" else number


def stated(observation: Observation, *, with_unit: bool = True) -> str:
    """What one text says: `over 220 bn CNY`, `15% to 20%`, `no. 3`."""
    if observation.series.transform is Transform.RANK:
        return f"no. {_number(observation.value)}"
    unit = observation.unit
    if observation.approx is Approx.RANGE and observation.low is not None and observation.high is not None:
        return f"{amount(observation.low, unit, with_unit=False)} to {amount(observation.high, unit)}"
    if observation.series.transform is Transform.RATIO_TO_BASE and unit in ("", "1"):
        return f"{_approx(observation)}{_number(observation.value)} times"
    return _approx(observation) + amount(observation.value, unit, with_unit=with_unit)


def place(series: SeriesKey, name_of: NameOf) -> str:
    """The name of what the series is about; the words of its id while nobody knows a name."""
    return shortened(one_line(name_of(series.subject) or _words_of(series.subject)), _NAME_LENGTH)


def measure(observation: Observation, name_of: NameOf) -> str:
    """What is measured, with its bounds: `exports (tea), share of GDP`; what has no name as the text prints it."""
    series = observation.series
    words = _measure_name(observation, name_of)
    words += "".join(f" ({one_line(bound)})" for bound in bounds_told(observation))
    pattern: str = _words()["transforms"][series.transform]
    of = one_line(series.denominator or "")
    if "{}" in pattern:
        pattern = pattern.format(of) if of else pattern.split(" ", 1)[0]
    return shortened(", ".join(part for part in (words, pattern.strip()) if part), _MEASURE_LENGTH)


def headline(change: Change, name_of: NameOf) -> str:
    """`Ningbo · R&D spending 2024: 61.42 bn vs 55.94 bn CNY`."""
    words = measure(replace(about(change), series=change.series), name_of)
    what = f"{place(change.series, name_of)} · {words}{',' if ',' in words else ''} {dated(one_line(change.period))}"
    return f"{what}: {_values(change, name_of)}"


def about(change: Change) -> Observation:
    """The observation that the change is about: the newest of its series and period; a witness may come after it."""
    own = (o for o in reversed(change.observations) if (o.series, o.period) == (change.series, change.period))
    return next(own, change.observations[-1])


def apart_from(change: Change, observation: Observation, name_of: NameOf) -> str:
    """What sets a witness apart from the change's own: its place, its period, what it measures. Empty: nothing."""
    if observation.series.subject != change.series.subject:
        return place(observation.series, name_of)
    if observation.period != change.period:
        return dated(one_line(observation.period))
    mine, its = change.series, observation.series
    return measure(observation, name_of) if (its.measure, its.scope) != (mine.measure, mine.scope) else ""


def meaning(change: Change) -> str:
    """What the severity of a finding stands for, or that it is settled."""
    return str(_words()["severities"]["settled" if change.status is Status.RESOLVED else change.severity])


def kind_word(kind: ChangeKind, *, many: bool = False) -> str:
    return str(_words()["kinds"][kind]["many" if many else "head"])


def kind_order() -> tuple[ChangeKind, ...]:
    """Kinds in the order in which a digest lists them."""
    return tuple(ChangeKind(kind) for kind in _words()["kinds"])


def difference(change: Change) -> str | None:
    """The arithmetic between the two newest values: `+21.65 bn CNY, or +9.7% of the older value`."""
    if len(change.observations) < 2:
        return None
    older, newer = change.observations[-2:]
    if older.series != newer.series:
        return None
    if older.unit != newer.unit or change.series.transform is Transform.RANK or older.value == newer.value:
        return None
    unit = "percentage_point" if older.unit == "%" else older.unit
    gap = newer.value - older.value
    told = f"{'+' if gap > 0 else '−'}{amount(abs(gap), unit)}"
    relative = _relative(older.value, newer.value)
    return f"{told}, {relative}" if relative and older.unit != "%" else told


def guess(change: Change) -> str | None:
    """The hypothesis, named as one."""
    return f"A guess: {_words()['hypotheses'][change.hypothesis]}" if change.hypothesis else None


def plain_name(_: str) -> str | None:
    """Stands in where nobody looks names up."""
    return None


def _words() -> dict[str, Any]:
    return load("alerts.toml")


def _approx(observation: Observation) -> str:
    return str(_words()["approx"][observation.approx])


def _number(value: Decimal) -> str:
    """Digits grouped by thousands, or scaled if that makes them fewer. Never rounded."""
    if abs(value.adjusted()) > _LONGEST:
        return f"{value:.6E}"
    size = abs(value)
    for scale in _words()["scales"]:
        unit = Decimal(scale["over"])
        if size >= unit:
            with localcontext() as context:
                context.prec = max(28, len(value.as_tuple().digits) + 40)
                scaled = (value / unit).normalize()
            if len(scaled.as_tuple().digits) <= _SCALED_DIGITS or scaled == scaled.to_integral_value():
                return f"{_grouped(scaled)} {scale['word']}"
            break
    return _grouped(value)


def _grouped(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text and value == value.to_integral_value() else text


def _measure_name(observation: Observation, name_of: NameOf) -> str:
    measure_id = observation.series.measure
    named = name_of(measure_id) or load("measures.toml")["names"].get(measure_id)
    if named:
        return one_line(named)
    if measure_id.startswith("open:"):
        return one_line(in_quotation(measure_id.split(":", 2)[-1], observation))
    return one_line(_words_of(measure_id))


def _words_of(name: str) -> str:
    """An id as words: `org:example-works` → `example works`; before a number the prefix stays, to say whose it is."""
    prefix, colon, rest = name.partition(":")
    if colon and rest.isdigit():
        return name
    return (rest if prefix in ("org", "site", "list", "macro", "custom") else name).replace("_", " ").replace("-", " ")


def _values(change: Change, name_of: NameOf) -> str:
    own = about(change)
    others = [o for o in change.observations if o is not own]
    if not others or change.kind is ChangeKind.NEW_SERIES:
        return stated(own)
    other = others[-1]
    if other.value == own.value and (other.series, other.period, other.unit) == (own.series, own.period, own.unit):
        return stated(own)
    same_unit = other.unit == own.unit
    if witness := apart_from(change, other, name_of):
        return f"{stated(own)} ({witness}: {stated(other, with_unit=not same_unit)})"
    older, newer = change.observations[-2:]
    joint = "→" if change.kind in (ChangeKind.REVISED, ChangeKind.EDITED) else "vs"
    return f"{stated(older, with_unit=not same_unit)} {joint} {stated(newer)}"


def _relative(older: Decimal, newer: Decimal) -> str | None:
    """How the newer value stands to the older: a percentage, or a factor where that says more."""
    if older == 0 or (older < 0) != (newer < 0) or newer == 0:
        return None
    ratio = newer / older
    if ratio >= 3 or ratio <= Decimal(1) / 3:
        factor = ratio if ratio > 1 else 1 / ratio
        return f"{_rounded(factor)} times as {'much' if ratio > 1 else 'little'}"
    percent = (ratio - 1) * 100
    return f"or {'+' if percent > 0 else '−'}{_rounded(abs(percent))}% of the older value"


def _rounded(value: Decimal) -> str:
    """One decimal place, or two significant digits where that would be nothing."""
    if value >= Decimal("0.05"):
        return _grouped(value.quantize(Decimal("0.1"), ROUND_HALF_EVEN))
    return f"{value.quantize(Decimal(1).scaleb(value.adjusted() - 1), ROUND_HALF_EVEN):f}"
