"""What a finding says to a person: what happened, what each text says, the sums, and a guess named as one.

Enters: steps, suspicions and trials. Leaves: plain English, one sentence or quotation a
line. Never: a claim about which text is right beyond what the sums show.
"""

from collections.abc import Mapping, Sequence

from monitor.data import load
from monitor.domain import PARTY, ChangeKind, Hypothesis, Observation, Transform, primary
from monitor.ledger.compare import UNCOMPARED, Reason, Step, age, is_same_story, says_revised
from monitor.ledger.hypotheses import Trial
from monitor.ledger.intervals import is_exact, is_percent, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.matching import one_thing
from monitor.ledger.phrases import guessed, sentence, sure, unplaced, what
from monitor.ledger.printed import named_bodies
from monitor.ledger.revisions import said_to_replace
from monitor.ledger.words import dated, loosely, number, quotations, quoted, rate, said_by, said_together, spoken, told

Names = Mapping[str, str]

_TRIED = (
    "Whether a wrong period, a misplaced decimal point or scale word, a wrong unit, rounding, other bounds or an error"
    " of translation explains the difference was tried on what is on record here, without success."
)
_LITTLE_TO_TRY = (
    "A misplaced decimal point or scale word, a wrong unit, rounding and an error of translation do not explain it.\n"
    "Whether one of them belongs to another period could not be checked: no other value near it is on record."
)
_COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def explain_step(step: Step, names: Names) -> str:
    """Every kind but contradictions and implausible values.

    An article whose translations may be missed is another story than the report that it may be made from,
    and confirms nothing by that.
    """
    both = (step.new, *([step.known] if step.known else []))
    return "\n".join([*_STEPS[step.kind](step, names), *unplaced(both, names), sure(_sureness(step))])


def _sureness(step: Step) -> str:
    """The key of `[sure]` in `explain.toml`."""
    if step.kind == ChangeKind.REVISED:
        return _REVISED.get(step.reason, "wording")
    if step.kind == ChangeKind.CORROBORATED:
        loose = step.known is not None and not (is_exact(step.new) and is_exact(step.known))
        return "translated" if _may_be_translated(step) else "fits" if loose else "corroborated"
    if step.kind == ChangeKind.NEW_PERIOD and step.so_far is not None:
        return "so_far"
    return "added" if step.kind == ChangeKind.DISCREPANCY and step.known is None else step.kind.value


_REVISED = {Reason.CORRECTED: "corrected", Reason.FINAL: "final", Reason.SAME_ORIGIN: "same_origin"}


def explain_conflict(
    known: Sequence[Observation], new: Observation, trials: Sequence[Trial], chosen: Trial, names: Names
) -> str:
    """A contradiction: all sentences in the order in which they were published, the sums, the guess.

    `trials` hold what was tried for each of `known`, `chosen` the guess that stands for all.
    """
    stated = sorted((*known, new), key=age)
    how_many = _COUNTS.get(len(stated), str(len(stated)))
    values = " or ".join(dict.fromkeys(map(spoken, stated)))
    lines = [
        f"{how_many} articles give different values for {what(stated[-1], names)}: {values}.",
        *quotations(stated, names),
        *one_thing(stated),
        *_bodies(stated),
        *unplaced(stated, names),
    ]
    for other, trial in zip(known, trials, strict=True):
        older, newer = sorted((other, new), key=age)
        lines += [_difference(older, newer), *_said_revised(older, newer), *map(sentence, trial.evidence)]
    if chosen not in trials:
        lines += map(sentence, chosen.evidence)
    return "\n".join([*dict.fromkeys(lines), _guess(chosen, trials), sure("conflicting")])


def _bodies(stated: Sequence[Observation]) -> list[str]:
    """That the texts name different bodies, or that some of them name a group that counts for a cause."""
    named = [(spoken(each), " and ".join(named_bodies(each))) for each in stated]
    bodies = {each for _, each in named}
    if len(bodies) < 2 or ("" in bodies and not any(PARTY in each.cues for each in stated)):
        return []
    who = "; ".join(f"the sentence with {value} names {who or 'no body known here'}" for value, who in named)
    return [f"Different bodies may have counted, each by its own rules: {who}."]


def _said_revised(older: Observation, newer: Observation) -> list[str]:
    """Why a contradiction is none the less one where the newer text speaks of a revision."""
    if not says_revised(newer):
        return []
    old = " and ".join(number(signed(each)) for each in said_to_replace(newer))
    if old:
        return [f"The newer text speaks of a revision, but of another value than the one on record: {old}."]
    limit = f"{LIMITS.revision_points} percentage points" if is_percent(newer) else rate(LIMITS.revision_relative)
    return [f"The newer text speaks of a revision, but a difference of more than {limit} is seldom one."]


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
        return f"{tried} Nothing here says which is right."
    where = ""
    if trial.suspect is not None and trial.hypothesis == Hypothesis.PERIOD_LABEL:
        where = f": “{trial.suspect.surface}” ({said_by(trial.suspect)}) may belong to the period before or after"
    return f"A guess, not established: {guessed(trial.hypothesis)}{where}."


def _new_series(step: Step, names: Names) -> list[str]:
    return [
        f"The first figure on record here for {what(step.new, names)}: {spoken(step.new)}.",
        quoted(step.new, names),
    ]


def _new_period(step: Step, names: Names) -> list[str]:
    known = step.known
    first = "A figure for an earlier period that was missing" if step.late else "A figure for a new period"
    lines = [f"{first}: {what(step.new, names)}: {spoken(step.new)}.", quoted(step.new, names)]
    if known is None:
        return [*lines, *_so_far(step, names)]
    older, newer = (step.new, known) if step.late else (known, step.new)
    on_record = quoted(known, names)
    if said_together(known, step.new):
        on_record = f"{spoken(known)}, in the same sentence"
    lines.append(f"Known so far, for {dated(known.period)}: {on_record}")
    if step.against is not None:
        lines.append(f"The value for {dated(known.period)} is contested: {quoted(step.against, names)}")
    return [*lines, *_growth(older, newer)]


def _so_far(step: Step, names: Names) -> list[str]:
    """Of periods that can't be set against this one: the last shorter sum since the same day, where there is one."""
    if step.so_far is None:
        return [
            "The values on record for it are for periods of another length, or far from this one, and so not compared."
        ]
    before = f"{told(step.so_far)} for {dated(step.so_far.period)}"
    return [
        f"The last sum on record: {quoted(step.so_far, names)}",
        f"Both sums begin on the same day, and the new one runs longer than the last ({before}). Periods of different"
        " length are not compared: the difference is what came in between.",
    ]


def _revised(step: Step, names: Names) -> list[str]:
    known, subject = step.known or step.new, what(step.new, names)
    because = "the later article says so" if step.reason is Reason.WORDING else str(step.reason)
    lines = [f"The value for {subject} was revised from {spoken(known)} to {spoken(step.new)}: {because}."]
    if step.reason is Reason.CORRECTED:
        lines = [
            f"A corrected copy of a report gives another value for {subject}: {spoken(step.new)} instead of"
            f" {spoken(known)}."
        ]
    both = [*quotations((known, step.new), names), *one_thing((known, step.new))]
    return [*lines, *both, *_noted(step), *_changed(known, step.new)]


def _repeated(step: Step, names: Names) -> list[str]:
    known = step.known or step.new
    shared = sorted(cue for cue in step.new.cues & known.cues if cue.startswith("primary:"))
    if step.kind == ChangeKind.CORROBORATED and _may_be_translated(step):
        return _maybe_repeated(step, names)
    lines = [f"{_how(step)} the value for {what(step.new, names)}: {_agreement(step.new, known)}."]
    lines += [quoted(step.new, names), f"On record: {quoted(known, names)}"]
    if step.kind == ChangeKind.CORROBORATED and shared:
        lines.append("Both name the same source: two newsrooms agree, but there is only one count behind them.")
    return lines


def _how(step: Step) -> str:
    known = step.known or step.new
    if step.kind == ChangeKind.CORROBORATED:
        exact = is_exact(step.new) and is_exact(known)
        return "An independent report confirms" if exact else "A loosely told value of an independent report fits"
    of_agency = step.new.agency and not is_same_story(step.new, known)
    return f"Another report of {step.new.agency} repeats" if of_agency else "The same story repeats"


def _agreement(new: Observation, known: Observation) -> str:
    one, other = spoken(new), spoken(known)
    if new.value == known.value:
        return f"both give {one}" if one == other else f"{one} agrees with {other}"
    rounded = is_exact(new) and is_exact(known)
    return f"{one} agrees, rounded, with {other}" if rounded else f"{one} beside {other}"


def _maybe_repeated(step: Step, names: Names) -> list[str]:
    known = step.known or step.new
    return [
        f"A report in another language gives the same value for {what(step.new, names)}:"
        f" {_agreement(step.new, known)}.",
        "The two could not be compared as texts: it may be a translation, and then confirms nothing.",
        quoted(step.new, names),
        f"On record: {quoted(known, names)}",
    ]


def _may_be_translated(step: Step) -> bool:
    """Whether two articles are in different languages and nothing could tell if one is made from the other."""
    if step.known is None or not step.new.language or not step.known.language:
        return False
    new, known = primary(step.new.language), primary(step.known.language)
    languages = load("embed.toml")["languages"]
    missed = UNCOMPARED in step.new.cues | step.known.cues or known not in languages
    return new != known and missed


def _older(step: Step, names: Names) -> list[str]:
    known = step.known or step.new
    first = (
        f"An article still gives {spoken(step.new)} for {what(step.new, names)}, which {spoken(known)} has replaced."
    )
    return [first, quoted(step.new, names), f"Newest on record: {quoted(known, names)}"]


def _edited(step: Step, names: Names) -> list[str]:
    known = step.known or step.new
    lines = [
        "The article at this address was edited after it was first read: its value for"
        f" {what(step.new, names)} was changed from {spoken(known)} to {spoken(step.new)}.",
        quoted(known, names, "gave"),
    ]
    return [*lines, quoted(step.new, names, "now gives"), *_noted(step), *_changed(known, step.new)]


def _discrepancy(step: Step, names: Names) -> list[str]:
    known, subject = step.known, what(step.new, names)
    if known is None:
        first = f"A reprint gives a value for {subject} that its original does not have: {spoken(step.new)}."
        return [first, quoted(step.new, names)]
    values = f"first {said_by(known)} with {spoken(known)}, then {said_by(step.new)} with {spoken(step.new)}"
    lines = [f"{_copies(known, step.new)} give different values for {subject}: {values}."]
    lines += [quoted(known, names), quoted(step.new, names)]
    return [*lines, *_noted(step), *_changed(known, step.new)]


def _copies(known: Observation, new: Observation) -> str:
    one, other = primary(known.language), primary(new.language)
    return "A report and its apparent translation" if one and other and one != other else "A report and its reprint"


def _noted(step: Step) -> list[str]:
    return [sentence(step.note)] if step.note else []


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
    unit = " %" if is_percent(newer) else ""
    left, right = loosely(newer) + unit + labels[0], loosely(older) + unit + labels[1]
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
