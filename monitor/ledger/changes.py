"""Findings as `Change`s: their ids, the groups that are told together, how severe they are, and what they say.

Enters: a docket and its steps. Leaves: `Change`s whose ids and groups hash facts only, so that
a finding made twice, or told again by a reprint, is one row.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from monitor.domain import Change, ChangeKind, Hypothesis, Observation, SeriesKey, Severity, Transform
from monitor.ledger.compare import Step, age
from monitor.ledger.explain import borrowed, explain_conflict, explain_step, explain_suspicion
from monitor.ledger.hypotheses import Trial, Witnesses
from monitor.ledger.hypotheses import explain_conflict as try_hypotheses
from monitor.ledger.intervals import agrees, far_apart, is_exact, is_percent, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.plausible import Suspicion, slip
from monitor.ledger.series import is_thin
from monitor.ledger.words import said_by

_QUIET = {
    ChangeKind.CORROBORATED: Severity.INFO,
    ChangeKind.RESTATED: Severity.INFO,
    ChangeKind.OLDER_VINTAGE: Severity.INFO,
    ChangeKind.NEW_SERIES: Severity.LOW,
}
_NEWS = frozenset({ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD})
_NOTES = frozenset({ChangeKind.CORROBORATED, ChangeKind.RESTATED, ChangeKind.OLDER_VINTAGE})
_WEAK = (None, Hypothesis.TRANSLATION)  # a label proved wrong elsewhere explains more than these
_WITNESSES = 1  # that a finding is about: it accuses one text, and further witnesses only testify
_LOUDNESS = (Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH)


@dataclass(frozen=True, slots=True)
class Docket:
    """All that is known of some series, sorted, each part by age. Findings are wanted of `series` only.

    `accused` are the observations that `suspicions` say can't be right.
    """

    plausible: tuple[Observation, ...]
    accused: tuple[Observation, ...]
    suspicions: tuple[Suspicion, ...]
    series: frozenset[SeriesKey]
    names: Mapping[str, str]
    members: Mapping[str, Collection[str]]


def changes(case: Docket, steps: Sequence[Step]) -> tuple[Change, ...]:
    """Every finding once, in the order: implausible, contradictions, the rest."""
    found = (*_implausible(case, steps), *_conflicts(case, steps), *_others(case, steps))
    return tuple({change.id: change for change in reversed(found)}.values())[::-1]


# ───────────────────────────── implausible values ─────────────────────────────


def _implausible(case: Docket, steps: Sequence[Step]) -> Iterator[Change]:
    settled = {id(step.new) for step in steps}
    for suspicion in case.suspicions:
        accused = suspicion.accused
        if id(accused) in settled or accused.series not in case.series:
            continue
        yield Change(
            id=implausible_id(accused),
            kind=ChangeKind.IMPLAUSIBLE,
            severity=Severity.HIGH if _first_told(suspicion, case) is accused else Severity.INFO,
            series=accused.series,
            period=accused.period,
            group=_doubt_group(suspicion, case),
            observations=(*suspicion.witnesses[:_WITNESSES], accused),
            explanation=explain_suspicion(suspicion, case.names),
            hypothesis=suspicion.hypothesis,
        )


def implausible_id(accused: Observation) -> str:
    """The id of the finding that this observation can't be right."""
    return _hash(ChangeKind.IMPLAUSIBLE, accused.series, accused.period, accused.value, accused.article_id)


def _first_told(suspicion: Suspicion, case: Docket) -> Observation:
    """Who stated the accused value first."""
    accused = suspicion.accused
    return next((each for each in case.accused if _is_same_value(each, accused)), accused)


def _doubt_group(suspicion: Suspicion, case: Docket) -> str:
    """An independent repeat of a slip belongs to the alert that told it first, and sends none of its own."""
    first = _first_told(suspicion, case)
    return _hash(ChangeKind.IMPLAUSIBLE, first.series.subject, first.article_id, suspicion.hypothesis)


def _is_same_value(one: Observation, other: Observation) -> bool:
    return one.series == other.series and one.period == other.period and agrees(one, other)


# ───────────────────────────── contradictions ─────────────────────────────


@dataclass(frozen=True, slots=True)
class _Dispute:
    """One value of the article against all standing values of its series and period that it contradicts."""

    new: Observation
    known: tuple[Observation, ...]
    trials: tuple[Trial, ...]

    @property
    def trial(self) -> Trial:
        """The first guess that passed its test, else the first that has sums to show."""
        named = next((trial for trial in self.trials if trial.hypothesis is not None), None)
        return named or next((trial for trial in self.trials if trial.evidence), Trial(None))

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(each.article_id for each in (self.new, *self.known))


def _conflicts(case: Docket, steps: Sequence[Step]) -> Iterator[Change]:
    """Contradictions, with one hypothesis for all that two articles say differently about one place and period."""
    disputes = _disputes(case, [step for step in steps if step.kind == ChangeKind.CONFLICTING])
    anchors = _anchors([(each.new, each.known) for each in disputes])
    for dispute, anchor in zip(disputes, anchors, strict=True):
        lender, trial = _lender(dispute, case), dispute.trial
        if trial.hypothesis in _WEAK:
            trial = _borrowed(dispute, disputes) or _lent(dispute, lender) or trial
        group = _hash(ChangeKind.CONFLICTING, dispute.new.series.subject, *_pair(dispute.new, anchor), trial.hypothesis)
        if lender is not None and _accuses_alike(trial, lender):
            group = _doubt_group(lender, case)  # one wrong label, one message
        yield _conflict(dispute, trial, group, case)


def _disputes(case: Docket, conflicts: Sequence[Step]) -> list[_Dispute]:
    stated: dict[int, list[Step]] = {}
    for step in conflicts:
        stated.setdefault(id(step.new), []).append(step)
    witnesses = Witnesses(case.plausible if conflicts else ())

    def tried(known: Observation, new: Observation) -> Trial:
        return try_hypotheses(known, new, witnesses, members=case.members, names=case.names)

    disputes = []
    for group in stated.values():
        new, known = group[0].new, tuple(_known(step) for step in group)
        trials = tuple(tried(each, new) for each in known)
        disputes.append(_Dispute(new, known, trials))
    return disputes


def _borrowed(dispute: _Dispute, disputes: Sequence[_Dispute]) -> Trial | None:
    """A wrong period spoils every figure of its sentence, so one proof serves for all of two articles' conflicts."""
    for other in disputes:
        trial = other.trial
        if _about(other.new) == _about(dispute.new) and trial.hypothesis == Hypothesis.PERIOD_LABEL and trial.suspect:
            mine = _statement_of(trial.suspect.article_id, dispute)
            if mine is not None and len(other.articles & dispute.articles) > 1:
                return Trial(Hypothesis.PERIOD_LABEL, (borrowed(said_by(mine)),), mine)
    return None


def _lender(dispute: _Dispute, case: Docket) -> Suspicion | None:
    """A doubt that an article of the dispute gives another value of this place and period a wrong label."""
    for suspicion in case.suspicions:
        accused = suspicion.accused
        here = _about(accused) == _about(dispute.new) and accused.article_id in dispute.articles
        if here and suspicion.hypothesis == Hypothesis.PERIOD_LABEL:
            return suspicion
    return None


def _accuses_alike(trial: Trial, suspicion: Suspicion) -> bool:
    suspect = trial.suspect.article_id if trial.suspect else None
    return trial.hypothesis == suspicion.hypothesis and suspect == suspicion.accused.article_id


def _lent(dispute: _Dispute, lender: Suspicion | None) -> Trial | None:
    mine = _statement_of(lender.accused.article_id, dispute) if lender else None
    return Trial(Hypothesis.PERIOD_LABEL, (borrowed(said_by(mine)),), mine) if mine else None


def _statement_of(article: str, dispute: _Dispute) -> Observation | None:
    return next((each for each in (dispute.new, *dispute.known) if each.article_id == article), None)


def _conflict(dispute: _Dispute, trial: Trial, group: str, case: Docket) -> Change:
    new, known = dispute.new, tuple(sorted(dispute.known, key=age))
    values = sorted({_printed(each) for each in (*known, new)})
    return Change(
        id=_hash(ChangeKind.CONFLICTING, new.series, new.period, *values),
        kind=ChangeKind.CONFLICTING,
        severity=max((_conflict_severity(each, new, trial) for each in known), key=_LOUDNESS.index),
        series=new.series,
        period=new.period,
        group=group,
        observations=(*known, new),
        explanation=explain_conflict(dispute.known, new, dispute.trials, trial, case.names),
        hypothesis=trial.hypothesis,
    )


def _conflict_severity(known: Observation, new: Observation, trial: Trial) -> Severity:
    """High, unless what was compared is uncertain itself."""
    if _is_thin(new) or _is_thin(known) or "weak_period" in known.cues | new.cues:
        return Severity.LOW
    if trial.hypothesis is None and far_apart(known, new):  # texts misread are commoner than texts so wrong
        return Severity.LOW
    loose = not (is_exact(known) and is_exact(new))
    return Severity.MEDIUM if loose or trial.hypothesis == Hypothesis.ROUNDING else Severity.HIGH


# ───────────────────────────── all other steps ─────────────────────────────


def _others(case: Docket, steps: Sequence[Step]) -> Iterator[Change]:
    rest = [step for step in steps if step.kind != ChangeKind.CONFLICTING]
    yield from step_changes(rest, case.names)


def step_changes(steps: Sequence[Step], names: Mapping[str, str], *, is_event: bool = False) -> Iterator[Change]:
    """Every kind but contradictions and implausible values."""
    for step, anchor in zip(steps, _step_anchors(steps), strict=True):
        new, known = step.new, step.known
        told_with = (new.article_id,) if step.kind in _NEWS else _pair(new, anchor)
        yield Change(
            id=_hash(_label(step.kind), new.series, new.period, *_facts(step)),
            kind=step.kind,
            severity=_severity(step),
            series=new.series,
            period=new.period,
            group=_hash(step.kind, new.series.subject, *told_with),
            observations=(new,) if known is None else (known, new),
            explanation=explain_step(step, names),
            hypothesis=_step_hypothesis(step),
            is_event=is_event,
        )


def _label(kind: ChangeKind) -> str:
    """What kinds share an id: the first statement of a period is one finding, whether or not older ones turn up,

    and so is what a repeat adds, whoever turns out to have said it before.
    """
    return "news" if kind in _NEWS else "note" if kind in _NOTES else kind


def _facts(step: Step) -> tuple[object, ...]:
    """What besides kind, series and period makes the change the one it is."""
    new, known = step.new, step.known
    if step.kind in _NEWS:
        return ()  # told once, whoever tells it
    if step.note:  # a number in the place of another, in two texts: no other article tells that
        return (new.article_id, _printed(new), _printed(known) if known else "", new.start)
    if step.kind == ChangeKind.REVISED and known is not None:
        return (_printed(known), _printed(new))
    if step.kind == ChangeKind.EDITED:  # there and back and there again are three
        return (new.article_id, _printed(new), _printed(known) if known else "", new.known_from.isoformat())
    if step.kind in _NOTES:
        return (new.article_id, _printed(new))
    return (new.article_id, _printed(new), _printed(known) if known else "")


def _severity(step: Step) -> Severity:
    if step.kind in _QUIET:
        told_by_reprint = step.new.is_reprint and step.kind == ChangeKind.NEW_SERIES
        return Severity.INFO if told_by_reprint else _QUIET[step.kind]
    if step.late:
        return Severity.INFO
    if _is_thin(step.new):
        return Severity.LOW
    if step.kind == ChangeKind.NEW_PERIOD:
        return Severity.LOW if step.is_own_history else Severity.MEDIUM
    if step.known is None:  # a reprint that adds a figure of its own contradicts nobody
        return Severity.LOW
    return Severity.HIGH if _is_large(step.known, step.new) else Severity.MEDIUM


def _is_thin(observation: Observation) -> bool:
    """By the words of its own text, whatever series these were joined to."""
    return is_thin((observation.own or observation.series).measure)


def _is_large(older: Observation, newer: Observation) -> bool:
    """More than statistics offices revise by as a rule."""
    if is_percent(newer):
        return abs(signed(newer) - signed(older)) > LIMITS.revision_points
    if newer.series.transform == Transform.RANK:
        return True
    change = relative_change(older, newer)
    return change is None or abs(change) > LIMITS.revision_relative


def _step_hypothesis(step: Step) -> Hypothesis | None:
    if step.kind != ChangeKind.DISCREPANCY:
        return None
    if step.known is not None and slip(step.known, step.new):
        return Hypothesis.SCALE
    return Hypothesis.TRANSLATION if step.known is None or step.known.language != step.new.language else None


# ───────────────────────────── groups and ids ─────────────────────────────


def _step_anchors(steps: Sequence[Step]) -> list[Observation]:
    """Several steps of one kind from one value ("revised" against two standing ones) are told together."""
    told: dict[tuple[ChangeKind, int], list[Observation]] = {}
    for step in steps:
        told.setdefault((step.kind, id(step.new)), []).append(_known(step))
    return _anchors([(step.new, told[step.kind, id(step.new)]) for step in steps])


def _anchors(disputes: Sequence[tuple[Observation, Sequence[Observation]]]) -> list[Observation]:
    """For each value that is set against others the one of them whose article it is grouped with.

    That is the article which the new one is at odds with most often about the place, else the
    oldest: what two articles say differently stays together, and a third standing value adds no alert.
    """
    often = Counter((new.article_id, new.series.subject, each.article_id) for new, known in disputes for each in known)

    def anchor(new: Observation, known: Sequence[Observation]) -> Observation:
        return min(known, key=lambda each: (-often[new.article_id, new.series.subject, each.article_id], age(each)))

    return [anchor(new, known) for new, known in disputes]


def _known(step: Step) -> Observation:
    return step.known if step.known is not None else step.new


def _pair(new: Observation, anchor: Observation) -> tuple[str, ...]:
    return tuple(sorted({anchor.article_id, new.article_id}))


def _about(observation: Observation) -> tuple[str, str]:
    return (observation.series.subject, observation.period)


def _printed(observation: Observation) -> str:
    return f"{signed(observation).normalize():f}"


def _hash(*facts: object) -> str:
    """Twenty hexadecimal digits: 80 bits, no clash in any archive that fits a disk."""
    plain = ["\x1e".join(map(str, astuple(fact))) if isinstance(fact, SeriesKey) else str(fact) for fact in facts]
    return hashlib.sha256("\x1f".join(plain).encode()).hexdigest()[:20]
