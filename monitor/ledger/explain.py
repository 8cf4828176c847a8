"""What a finding says to a person: what happened, what each text says, the sums, and a guess named as one.

Enters: steps, suspicions and trials. Leaves: plain English, one sentence or quotation a
line. Never: a claim about which text is right beyond what the sums show.
"""

from collections.abc import Mapping, Sequence

from monitor.data import load
from monitor.domain import UNPLACED, ChangeKind, Hypothesis, Observation, Transform, primary
from monitor.ledger.among import whole_of
from monitor.ledger.compare import UNCOMPARED, Reason, Step, age, is_same_story, says_revised
from monitor.ledger.exceeded import is_part_of
from monitor.ledger.hypotheses import Trial, language_reading
from monitor.ledger.intervals import is_exact, is_percent, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.matching import one_thing
from monitor.ledger.own_before import own_before
from monitor.ledger.own_levels import own_levels
from monitor.ledger.own_share import own_share
from monitor.ledger.revisions import said_to_replace
from monitor.ledger.suspicion import Doubt, Suspicion
from monitor.ledger.words import (
    dated,
    loosely,
    measured_in,
    named,
    number,
    percent,
    quotations,
    quoted,
    rate,
    said_by,
    said_together,
    spoken,
    thing,
)

_GUESSES = {
    Hypothesis.PERIOD_LABEL: "one of the texts names the wrong period",
    Hypothesis.SCALE: "one of the numbers slipped by a power of ten",
    Hypothesis.UNIT: "one of the numbers was taken over with the wrong unit",
    Hypothesis.SCOPE: "the two texts draw the bounds differently",
    Hypothesis.ROUNDING: "one of the numbers was rounded carelessly",
    Hypothesis.TRANSLATION: "a figure was altered in translation",
}


_TRIED = (
    "Whether a wrong period, a slip of scale or unit, rounding, another scope or an error of translation explains the"
    " difference was tried on what is on file, without success."
)
_LITTLE_TO_TRY = (
    "A slip of scale or unit, rounding and an error of translation do not explain it. No other value for this or a"
    " neighbouring period is on file, so whether one of them belongs to another period could not be checked."
)
_ALONE = frozenset({Doubt.RANK_BELOW_ONE, Doubt.SHARE_ABOVE_WHOLE})  # no other text is needed
_MOST_EVIDENCE = 4  # sentences of one kind tell a reader nothing new after so many
_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def explain_step(step: Step, names: Mapping[str, str]) -> str:
    """Every kind but contradictions and implausible values.

    An article whose translations may be missed is another story than the report that it may be made from,
    and confirms nothing by that.
    """
    what = _what(step.new, names)
    repeated = step.kind == ChangeKind.CORROBORATED and _may_be_translated(step)
    lines = _maybe_repeated(step, what) if repeated else _STEPS[step.kind](step, what)
    told = (step.new, *([step.known] if step.known else []))
    return "\n".join([*lines, *_unplaced(told, names)])


def _unplaced(told: Sequence[Observation], names: Mapping[str, str]) -> list[str]:
    """That a text names no country: what it is taken for is a guess of ours."""
    guessed = sorted({said_by(each) for each in told if UNPLACED in each.cues})
    if not guessed:
        return []
    return [
        f"{' and '.join(guessed)} {'names' if len(guessed) == 1 else 'name'} no place: that {_name(told[0], names)} is"
        " meant is a guess from the language or the money."
    ]


def explain_conflict(
    known: Sequence[Observation], new: Observation, trials: Sequence[Trial], chosen: Trial, names: Mapping[str, str]
) -> str:
    """A contradiction: all sentences in the order in which they were published, the sums, the guess.

    `trials` hold what was tried for each of `known`, `chosen` the guess that stands for all.
    """
    told = sorted((*known, new), key=age)
    how_many = _COUNTS.get(len(told), str(len(told)))
    values = " or ".join(dict.fromkeys(map(spoken, told)))
    lines = [
        f"{how_many} articles give different values for {_what(told[-1], names)}: {values}.",
        *quotations(told),
        *one_thing(told),
        *_unplaced(told, names),
    ]
    for other, trial in zip(known, trials, strict=True):
        older, newer = sorted((other, new), key=age)
        lines += [_difference(older, newer), *_said_revised(older, newer), *map(_sentence, trial.evidence)]
    if chosen not in trials:
        lines += map(_sentence, chosen.evidence)
    return "\n".join([*dict.fromkeys(lines), _guess(chosen, trials)])


def _said_revised(older: Observation, newer: Observation) -> list[str]:
    """Why a contradiction is none the less one where the newer text speaks of a revision."""
    if not says_revised(newer):
        return []
    old = " and ".join(number(signed(each)) for each in said_to_replace(newer))
    if old:
        return [f"The newer text speaks of a revision, but of another value than the one on file: {old}."]
    limit = f"{LIMITS.revision_points} percentage points" if is_percent(newer) else rate(LIMITS.revision_relative)
    return [f"The newer text speaks of a revision, but a difference of more than {limit} is seldom one."]


def explain_suspicion(suspicion: Suspicion, names: Mapping[str, str]) -> str:
    accused = suspicion.accused
    what, alone = _what(accused, names), suspicion.doubt in _ALONE
    sure = "cannot be right" if alone else "may be wrong" if _is_a_tie(suspicion) else "is probably wrong"
    lines = [f"A value for {what} {sure}: {spoken(accused)}."]
    lines += quotations((accused, *suspicion.witnesses[:3]))
    lines += _unplaced((accused, *suspicion.witnesses[:3]), names)
    lines += [_doubt(suspicion, names), *_tie(suspicion), *_taken_for_one(suspicion)]
    lines += [_sentence(evidence) for evidence in (*_readings(suspicion), *suspicion.evidence)][:_MOST_EVIDENCE]
    if suspicion.power is not None and not _is_a_tie(suspicion):
        repaired = accused.value.scaleb(suspicion.power)
        lines.append(
            f"A guess, not a correction: a slip of scale. {_repaired_by(suspicion.power)} it would be"
            f" {number(repaired)}{measured_in(accused)}."
        )
    return "\n".join([*lines, "It stays on file and is shown, but is left out of further comparisons."])


def _is_a_tie(suspicion: Suspicion) -> bool:
    """Does nothing but a rule of thumb say which of part and whole is wrong?"""
    return suspicion.doubt == Doubt.PART_EXCEEDS_WHOLE and not suspicion.evidence


def _tie(suspicion: Suspicion) -> list[str]:
    if not _is_a_tie(suspicion):
        return []
    witness = suspicion.witnesses[0]
    of_words = witness.series.subject == suspicion.accused.series.subject
    usual = "the part, whose word is easily put before the number of all" if of_words else "the whole"
    return [f"One of the two is wrong, and nothing else on file says which. As a rule it is {usual}."]


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


def borrowed(article: str) -> str:
    """Evidence for a conflict whose companion, between the same two articles, has been explained."""
    return f"another value of {article} for the same place and period is explained in the same way"


def _guess(trial: Trial, trials: Sequence[Trial]) -> str:
    if trial.hypothesis is None:
        tried = _TRIED if any(each.witnesses for each in trials) else _LITTLE_TO_TRY
        suspects = dict.fromkeys(
            f"“{each.suspect.surface}” ({said_by(each.suspect)})" for each in trials if each.suspect
        )
        if len(suspects) == 1:
            return f"{tried} What is said above speaks against {next(iter(suspects))}; how it came about is open."
        return f"{tried} Nothing at hand says which value is right."
    where = ""
    if trial.suspect is not None and trial.hypothesis == Hypothesis.PERIOD_LABEL:
        where = f": “{trial.suspect.surface}” ({said_by(trial.suspect)}) may belong to the period before or after"
    return f"A guess, not established: {_GUESSES[trial.hypothesis]}{where}."


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
            f" not {percent(accused)}. At least one of the three numbers is wrong. A guess, not established: it is the"
            " growth."
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
        return "The text's own conversion in brackets says something else."
    witness = suspicion.witnesses[0]
    if suspicion.doubt == Doubt.PART_EXCEEDS_WHOLE:
        if witness.series.subject == accused.series.subject:  # electric cars of all cars
            below, above = (accused, witness) if is_part_of(accused, witness) else (witness, accused)
            return (
                f"A part can't be larger than its whole: {number(below.value)} for {_what(below, names)} is more than"
                f" {number(above.value)} for {_what(above, names)}, which holds it."
            )
        part, whole = (accused, witness) if witness.series.subject in accused.subject_path else (witness, accused)
        return (
            f"A part can't be larger than its whole: {number(part.value)} for {_name(part, names)} is more than"
            f" {number(whole.value)} for {_name(whole, names)}, which holds it."
        )
    if suspicion.doubt == Doubt.REPEATED:
        twice = f"It is the value for {dated(witness.period)}, to the last digit, which two periods almost never share."
        return f"{twice} A guess, not established: one period's value was printed for the other's."
    same = signed(accused).normalize().as_tuple().digits == signed(witness).normalize().as_tuple().digits
    how_much = _multiple(suspicion.power, exactly=same)
    return f"It is {how_much} {number(witness.value)}, which {said_by(witness)} states for {dated(witness.period)}."


def _new_series(step: Step, what: str) -> list[str]:
    return [f"First value seen for {what}: {spoken(step.new)}.", quoted(step.new)]


def _new_period(step: Step, what: str) -> list[str]:
    known = step.known
    first = "An older period of a known series" if step.late else "A new period of a known series"
    lines = [f"{first}: {what}, {spoken(step.new)}.", quoted(step.new)]
    if known is None:
        return [*lines, "What is on file of this series is for periods of another length, or far from this one."]
    older, newer = (step.new, known) if step.late else (known, step.new)
    sums = _growth(older, newer)
    on_file = quoted(known)
    if said_together(known, step.new):
        on_file = f"{spoken(known)}, in the same sentence"
    lines.append(f"Known so far, for {dated(known.period)}: {on_file}")
    if step.against is not None:
        lines.append(f"The value for {dated(known.period)} is contested: {quoted(step.against)}")
    return [*lines, *sums]


def _revised(step: Step, what: str) -> list[str]:
    known = step.known or step.new
    because = "the later article says so" if step.reason is Reason.WORDING else str(step.reason)
    lines = [f"The value for {what} was revised from {spoken(known)} to {spoken(step.new)}: {because}."]
    if step.reason is Reason.CORRECTED:
        lines = [f"A corrected copy of a report gives another value for {what}."]
    both = one_thing((known, step.new))
    return [*lines, quoted(known), quoted(step.new), *both, *_noted(step), *_changed(known, step.new)]


def _repeated(step: Step, what: str) -> list[str]:
    known = step.known or step.new
    how = "An independent report confirms" if step.kind == ChangeKind.CORROBORATED else "The same story repeats"
    shared = sorted(cue for cue in step.new.cues & known.cues if cue.startswith("primary:"))
    if step.kind == ChangeKind.RESTATED and step.new.agency and not is_same_story(step.new, known):
        how = f"Another report of {step.new.agency} repeats"
    if step.kind == ChangeKind.CORROBORATED and not (is_exact(step.new) and is_exact(known)):
        how = "A loosely told value of an independent report fits"
    lines = [f"{how} the value for {what}: {spoken(step.new)} {_agreement(step.new, known)} {spoken(known)}."]
    lines.append(quoted(step.new))
    lines.append(f"On file: {quoted(known)}")
    if step.kind == ChangeKind.RESTATED:
        lines.append("That is no further confirmation.")
    elif shared:
        lines.append("Both have it from one source, so the reports are independent, the count is not.")
    return lines


def _agreement(new: Observation, known: Observation) -> str:
    if new.value == known.value:
        return "agrees with"
    return "agrees, rounded, with" if is_exact(new) and is_exact(known) else "beside"


def _maybe_repeated(step: Step, what: str) -> list[str]:
    known = step.known or step.new
    return [
        "A report in another language gives the same value. The two could not be compared as texts: it may be a"
        " translation, and then confirms nothing.",
        f"For {what}, {spoken(step.new)} agrees with {spoken(known)}.",
        quoted(step.new),
        f"On file: {quoted(known)}",
    ]


def _may_be_translated(step: Step) -> bool:
    """Whether two articles are in different languages and nothing could tell if one is made from the other."""
    if step.known is None or not step.new.language or not step.known.language:
        return False
    new, known = primary(step.new.language), primary(step.known.language)
    languages = load("embed.toml")["languages"]
    missed = UNCOMPARED in step.new.cues | step.known.cues or known not in languages
    return new != known and missed


def _older(step: Step, what: str) -> list[str]:
    known = step.known or step.new
    lines = [f"An article gives {spoken(step.new)} for {what}, which {spoken(known)} has replaced.", quoted(step.new)]
    return [*lines, f"Newest on file: {quoted(known)}"]


def _edited(step: Step, what: str) -> list[str]:
    known = step.known or step.new
    lines = [f"The article at this address was edited: its value for {what} has been changed.", quoted(known, "said")]
    return [*lines, quoted(step.new, "now says"), *_noted(step), *_changed(known, step.new)]


def _discrepancy(step: Step, what: str) -> list[str]:
    known = step.known
    if known is None:
        return [f"A reprint gives a value for {what} that its original does not have.", quoted(step.new)]
    lines = [f"{_copies(known, step.new)} give different values for {what}.", quoted(known), quoted(step.new)]
    return [*lines, *_noted(step), *_changed(known, step.new)]


def _copies(known: Observation, new: Observation) -> str:
    one, other = primary(known.language), primary(new.language)
    return "A report and its apparent translation" if one and other and one != other else "A reprint and its original"


def _noted(step: Step) -> list[str]:
    return [_sentence(step.note)] if step.note else []


def _changed(known: Observation, new: Observation) -> list[str]:
    of_one_unit = known.series.unit_class == new.series.unit_class  # counts bear any noun: "visitors", "people"
    return [_difference(known, new)] if signed(known) != signed(new) and of_one_unit else []


_STEPS = {
    ChangeKind.NEW_SERIES: _new_series,
    ChangeKind.NEW_PERIOD: _new_period,
    ChangeKind.REVISED: _revised,
    ChangeKind.CORROBORATED: _repeated,
    ChangeKind.RESTATED: _repeated,
    ChangeKind.OLDER_VINTAGE: _older,
    ChangeKind.EDITED: _edited,
    ChangeKind.DISCREPANCY: _discrepancy,
}


def _growth(older: Observation, newer: Observation) -> list[str]:
    """Between two periods; ranks go up when their number goes down."""
    if newer.series.transform == Transform.RANK:
        return [f"From rank {number(older.value)} ({older.period}) to rank {number(newer.value)} ({newer.period})."]
    if signed(older) == signed(newer):
        return [f"The value is the same as for {dated(older.period)}."]
    return [_difference(older, newer, with_periods=True)]


def _difference(older: Observation, newer: Observation, *, with_periods: bool = False) -> str:
    """The newer value set against the older one, in points for percentages and in percent for amounts."""
    labels = (f" ({dated(newer.period)})", f" ({dated(older.period)})") if with_periods else ("", "")
    left, right = loosely(newer) + labels[0], loosely(older) + labels[1]
    gap = signed(newer) - signed(older)
    side = "above" if gap > 0 else "below"
    if is_percent(newer):
        return f"{left} is {number(abs(gap))} percentage {'point' if abs(gap) == 1 else 'points'} {side} {right}."
    change = relative_change(older, newer)
    if change is None or older.series.transform in {Transform.RANK, Transform.STREAK}:
        return f"{left} against {right}."
    if abs(change) >= 5:
        return f"{left} is {number(abs(newer.value / older.value))} times {right}."
    if newer.value and abs(older.value / newer.value) >= 5:
        return f"{left} is 1/{number(abs(older.value / newer.value))} of {right}."
    return f"{left} is {rate(abs(change))} {side} {right}."


def _what(observation: Observation, names: Mapping[str, str]) -> str:
    return thing(observation, _name(observation, names))


def _name(observation: Observation, names: Mapping[str, str]) -> str:
    return named(observation.series.subject, names)


def _multiple(repair: int | None, *, exactly: bool) -> str:
    """How the accused stands to the witness that `repair` (a power of ten) would bring it to: `about 1,000 times`."""
    how = "exactly" if exactly else "about"
    if not repair:
        return how
    return f"{how} {_factor(-repair)} times" if repair < 0 else f"{how} {_factor(-repair)} of"


def _factor(power: int) -> str:
    return f"{10**power:,}" if power > 0 else f"1/{10**-power:,}"


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
