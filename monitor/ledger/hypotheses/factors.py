"""One value is the other times a factor that has a reason: a power of ten, a word of another language, a unit.

Enters: a dispute. Leaves: trials for scale and unit. Never: a factor without its reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Hypothesis, Observation, primary
from monitor.ledger.hypotheses.trial import Dispute, Trial
from monitor.ledger.intervals import is_percent, ratio, significant
from monitor.ledger.limits import LIMITS
from monitor.ledger.series import is_money, is_quantity
from monitor.ledger.support import slip
from monitor.ledger.words import number
from monitor.ledger.words import rate as as_percent
from monitor.text import fold

_UNIT_TOLERANCE = Decimal("0.005")  # two factors of the table must not answer for one ratio
_NUMERAL = re.compile(r"\d[\d.,\u00a0\u202f' ]*\d|\d")
_COUNTED = frozenset({"count"})


def scale(dispute: Dispute) -> Trial | None:
    """A power of ten."""
    one, other = dispute.older, dispute.newer
    power = slip(one, other) if is_quantity(dispute.series) or _is_one_rate(one, other) else None
    if power is None:
        return None
    habits = {} if is_percent(one) else _scale_habits()
    habit = habits.get(str(abs(power)), "decimal places lost or gained")
    nearness = as_percent(LIMITS.scale_tolerance)
    sum_ = f"the larger is {10 ** abs(power):,} times the smaller, within {nearness}: {habit}"
    return Trial(Hypothesis.SCALE, (sum_,))


def _is_one_rate(one: Observation, other: Observation) -> bool:
    """ "6.4 %" and "64 %": rates may well be ten times each other, but not with the very same two digits."""
    digits = {abs(each.value).normalize().as_tuple().digits for each in (one, other)}
    return (
        is_percent(one) and is_percent(other) and len(digits) == 1 and significant(one.value) >= LIMITS.claimed_digits
    )


def unit(dispute: Dispute) -> Trial | None:
    """A factor between two units."""
    if not is_quantity(dispute.series):
        return None
    small, large = sorted((abs(dispute.older.value), abs(dispute.newer.value)))
    quotient = ratio(large, small)
    for entry in _units():
        fits = not entry.units or dispute.series.unit_class in entry.units
        if quotient and fits and abs(quotient / entry.factor - 1) <= _UNIT_TOLERANCE:
            return Trial(Hypothesis.UNIT, (f"the larger is {number(quotient)} times the smaller: {entry.habit}",))
    return None


def language(dispute: Dispute) -> Trial | None:
    """A power of ten that a word of the one language means in the other."""
    reading = language_reading(dispute.older, dispute.newer) if is_quantity(dispute.series) else None
    return Trial(Hypothesis.UNIT, (reading,)) if reading else None


def language_reading(one: Observation, other: Observation) -> str | None:
    """Why the factor of ten between two texts may come from a word for a number that their languages share or lack.

    None where the values are no power of ten apart or no such word is printed. Symmetric.
    """
    power = slip(one, other)
    if power is None:
        return None
    pairs = ((one, other, power), (other, one, -power))
    return min((why for pair in pairs for test in (_alike, _foreign) if (why := test(*pair))), default=None)


def unit_word(dispute: Dispute) -> Trial | None:
    """Both print one number, but the one in thousands (or the like) of its unit: tonnes, kilowatt-hours, metres."""
    one, other = dispute.older, dispute.newer
    counted = dispute.series.unit_class in _COUNTED or is_money(dispute.series)
    if counted or not is_quantity(dispute.series):
        return None
    power, printed = slip(one, other), _numeral(one.surface)
    if power is None or not printed or printed != _numeral(other.surface):
        return None
    small, large = sorted((one, other), key=lambda each: abs(each.value))
    return Trial(
        Hypothesis.UNIT,
        (f"both print the same number, “{large.surface}” and “{small.surface}”, in units {10 ** abs(power):,} apart",),
    )


def _alike(here: Observation, there: Observation, power: int) -> str | None:
    """A word that `here` prints, worth 10^`power` times as much in the language of `there`."""
    mine, theirs = _tongues(here), _tongues(there)
    for entry in _words("alike"):
        worth_here, worth_there = entry.worth_in(mine), entry.worth_in(theirs)
        if not entry.printed.search(fold(here.surface)) or worth_here is None or worth_there is None:
            continue
        if worth_there - worth_here == power:
            here_is, there_is = (
                f"{language_name(tongue[-1])} 10^{worth}"
                for tongue, worth in ((mine, worth_here), (theirs, worth_there))
            )
            return f"“{entry.word}” is in {here_is}, in {there_is}, and the values differ by that factor"
    return None


def _foreign(here: Observation, there: Observation, power: int) -> str | None:
    """A word that `here` prints and the language of `there` does not have, taken for another one."""
    mine = _tongues(here)[-1]
    for entry in _words("foreign"):
        used = mine in entry.languages and entry.printed.search(fold(here.surface))
        if not used or entry.printed.search(fold(there.surface)) or mine == _tongues(there)[-1] != "en":
            continue
        for worth, meaning in entry.taken:
            if worth - entry.worth == power:
                return (
                    f"the {language_name(mine)} “{entry.word}” is 10^{entry.worth}; taken for {meaning} in the"
                    f" {language_name(_tongues(there)[-1])} text, the value would differ by the factor that it does"
                )
    return None


def _tongues(observation: Observation) -> tuple[str, str]:
    """The whole tag and the language alone."""
    return (observation.language or "").casefold(), primary(observation.language)


def language_name(tongue: str) -> str:
    """English name of a language for the reader, its tag where we have none."""
    names: dict[str, str] = load("evidence.toml")["languages"]
    return names.get(tongue, tongue or "unknown")


def _numeral(surface: str) -> str:
    """The digits of the first printed number, without marks and idle zeros."""
    match = _NUMERAL.search(surface)
    return re.sub(r"\D", "", match.group()).strip("0") if match else ""


@dataclass(frozen=True, slots=True)
class _UnitSlip:
    habit: str
    factor: Decimal
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word for a power of ten: what it is worth by language, or what it is taken for where there is no such word."""

    word: str
    printed: re.Pattern[str]
    worths: tuple[tuple[str, int], ...] = ()
    languages: frozenset[str] = frozenset()
    worth: int = 0
    taken: tuple[tuple[int, str], ...] = ()

    def worth_in(self, tongues: tuple[str, str]) -> int | None:
        table = dict(self.worths)
        return next((table[tongue] for tongue in tongues if tongue in table), None)


@cache
def _units() -> tuple[_UnitSlip, ...]:
    entries = load("ledger.toml")["slips"]["unit"]
    return tuple(_UnitSlip(e["habit"], Decimal(e["factor"]), frozenset(e["units"])) for e in entries)


@cache
def _scale_habits() -> dict[str, str]:
    habits: dict[str, str] = load("ledger.toml")["slips"]["scale"]
    return habits


@cache
def _words(kind: str) -> tuple[_Word, ...]:
    return tuple(map(_READERS[kind], load("evidence.toml")["slips"][kind]))


def _read_alike(entry: dict[str, Any]) -> _Word:
    worths = tuple((tongue, int(power)) for power, tongues in entry["worth"].items() for tongue in tongues)
    return _Word(entry["word"], re.compile(entry["printed"]), worths)


def _read_foreign(entry: dict[str, Any]) -> _Word:
    taken = tuple((int(power), meaning) for power, meaning in entry["taken"].items())
    languages = frozenset(entry["languages"])
    return _Word(entry["word"], re.compile(entry["printed"]), (), languages, entry["worth"], taken)


_READERS: dict[str, Callable[[dict[str, Any]], _Word]] = {"alike": _read_alike, "foreign": _read_foreign}
