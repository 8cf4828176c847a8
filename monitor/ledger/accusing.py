"""What a finding says that accuses a value: which, by what, what each text says, and how sure that is.

Enters: suspicions. Leaves: plain English, one sentence or quotation a line. Never: a claim of more than the sums show.
"""

from collections.abc import Mapping

from monitor.ledger.among import whole_of
from monitor.ledger.exceeded import is_part_of
from monitor.ledger.hypotheses import language_reading
from monitor.ledger.intervals import signed
from monitor.ledger.matching import one_thing
from monitor.ledger.own_before import own_before
from monitor.ledger.own_levels import own_levels
from monitor.ledger.own_share import own_share
from monitor.ledger.phrases import name, sentence, sure, unplaced, what
from monitor.ledger.suspicion import Doubt, Suspicion
from monitor.ledger.words import dated, measured_in, number, percent, quotations, rate, said_by, spoken

_ALONE = frozenset({Doubt.RANK_BELOW_ONE, Doubt.SHARE_ABOVE_WHOLE})  # no other text is needed
_OWN_SUMS = frozenset({Doubt.OWN_WHOLE, Doubt.OWN_LEVELS, Doubt.OWN_BEFORE, Doubt.OWN_SHARE, Doubt.OWN_BRACKETS})
_MOST_EVIDENCE = 4  # sentences of one kind tell a reader nothing new after so many
_KEPT = "The value stays on record in this archive, marked as doubtful; other values are no longer compared with it."


def explain_suspicion(suspicion: Suspicion, names: Mapping[str, str]) -> str:
    accused = suspicion.accused
    told = (accused, *suspicion.witnesses[:3])
    verb = "cannot be right" if suspicion.doubt in _ALONE else "may be wrong" if _is_a_tie(suspicion) else ""
    lines = [f"A value for {what(accused, names)} {verb or 'is probably wrong'}: {spoken(accused)}."]
    lines += [*quotations(told, names), *unplaced(told, names)]
    lines += [_doubt(suspicion, names), *_tie(suspicion), *_taken_for_one(suspicion)]
    lines += [sentence(evidence) for evidence in (*_readings(suspicion), *suspicion.evidence)][:_MOST_EVIDENCE]
    if suspicion.power is not None and not _is_a_tie(suspicion):
        repaired = accused.value.scaleb(suspicion.power)
        lines.append(
            "A guess, not a correction: a decimal point or a scale word slipped."
            f" {_repaired_by(suspicion.power)} it would be {number(repaired)}{measured_in(accused)}."
        )
    return "\n".join([*lines, _KEPT, sure(_sureness(suspicion))])


def _sureness(suspicion: Suspicion) -> str:
    if _is_a_tie(suspicion):
        return "tie"
    return "certain" if suspicion.doubt in _ALONE else "own_sums" if suspicion.doubt in _OWN_SUMS else "probably"


def _is_a_tie(suspicion: Suspicion) -> bool:
    """Does nothing but a rule of thumb say which of part and whole is wrong?"""
    return suspicion.doubt == Doubt.PART_EXCEEDS_WHOLE and not suspicion.evidence


def _tie(suspicion: Suspicion) -> list[str]:
    """Which of the two is held to be wrong, where nothing but experience says so."""
    if not _is_a_tie(suspicion):
        return []
    witness, accused = suspicion.witnesses[0], suspicion.accused
    if witness.series.subject != accused.series.subject:
        usual = "as a rule it is the value of the larger place"
    elif is_part_of(accused, witness):
        usual = (
            "a text that tells of only some of them easily prints a number that counts more, so that value is doubted"
        )
    else:
        usual = "here the value for all of them is doubted"
    return [f"No other value on record says which of the two is wrong. A guess: {usual}."]


def _repaired_by(power: int) -> str:
    return f"{'Multiplied' if power > 0 else 'Divided'} by {10 ** abs(power):,}"


def _taken_for_one(suspicion: Suspicion) -> list[str]:
    """Why values under different words are set against each other."""
    told = (accused := suspicion.accused, *suspicion.witnesses[:1])
    words = {(each.own or each.series).measure for each in told if each.series == accused.series}
    return one_thing(told) if len(words) > 1 else []


def _readings(suspicion: Suspicion) -> list[str]:
    """What words of two languages may have made of a power of ten."""
    if suspicion.doubt != Doubt.POWER_OF_TEN:
        return []
    same = (each for each in suspicion.witnesses if each.period == suspicion.accused.period)
    return [reading for each in same if (reading := language_reading(suspicion.accused, each))][:1]


def _doubt(suspicion: Suspicion, names: Mapping[str, str]) -> str:
    accused = suspicion.accused
    if suspicion.doubt == Doubt.RANK_BELOW_ONE:
        return "No rank is below 1."
    if suspicion.doubt == Doubt.SHARE_ABOVE_WHOLE:
        return f"A share can't exceed 100 %, and this one is {number(accused.value)} %."
    if suspicion.doubt == Doubt.OWN_WHOLE:
        told = whole_of(accused) or accused.value
        return f"Its own text counts it among {number(told)}, and a part can't be larger than its whole."
    if suspicion.doubt == Doubt.OWN_LEVELS and (levels := own_levels(accused)):
        grown = rate(levels.growth / 100)
        return (
            f"Its own text goes from {number(levels.old)} to {number(levels.new)}, and that is {grown},"
            f" not {percent(accused)}. At least one of the three numbers is wrong."
            " A guess, not established: it is the growth."
        )
    if suspicion.doubt == Doubt.OWN_BEFORE and (before := own_before(accused)):
        return (
            f"Its own sentence gives {number(before.old)} before and how much that changed, from which"
            f" {number(before.expected)} follows. At least one of the three numbers is wrong."
        )
    if suspicion.doubt == Doubt.OWN_SHARE and (of_whole := own_share(accused)):
        return (
            f"Its own sentence says it is {number(of_whole.said)} % of {number(of_whole.whole)}, and that is"
            f" {number(of_whole.said * of_whole.whole / 100)}. At least one of the three numbers is wrong."
        )
    if suspicion.doubt == Doubt.OWN_BRACKETS:
        return "The text itself converts the value in brackets, and that gives another value."
    witness = suspicion.witnesses[0]
    if suspicion.doubt == Doubt.PART_EXCEEDS_WHOLE:
        if witness.series.subject == accused.series.subject:  # electric cars of all cars
            below, above = (accused, witness) if is_part_of(accused, witness) else (witness, accused)
            return (
                f"A part can't be larger than its whole: {number(below.value)} for {what(below, names)} is more than"
                f" {number(above.value)} for {what(above, names)}, which holds it."
            )
        part, whole = (accused, witness) if witness.series.subject in accused.subject_path else (witness, accused)
        return (
            f"A part can't be larger than its whole: {number(part.value)} for {name(part, names)} is more than"
            f" {number(whole.value)} for {name(whole, names)}, which holds it."
        )
    if suspicion.doubt == Doubt.REPEATED:
        twice = f"It is the value for {dated(witness.period)}, to the last digit, which two periods almost never share."
        return f"{twice} A guess, not established: one period's value was printed for the other's."
    same = signed(accused).normalize().as_tuple().digits == signed(witness).normalize().as_tuple().digits
    how_much = _multiple(suspicion.power, exactly=same)
    return f"It is {how_much} {number(witness.value)}, which {said_by(witness)} states for {dated(witness.period)}."


def _multiple(repair: int | None, *, exactly: bool) -> str:
    """How the accused stands to the witness that `repair` (a power of ten) would bring it to: `about 1,000 times`."""
    how = "exactly" if exactly else "about"
    if not repair:
        return how
    return f"{how} {_factor(-repair)} times" if repair < 0 else f"{how} {_factor(-repair)} of"


def _factor(power: int) -> str:
    return f"{10**power:,}" if power > 0 else f"1/{10**-power:,}"
