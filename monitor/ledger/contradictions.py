"""Contradictions, with one hypothesis for all that two articles say differently about one place and period.

Enters: a docket and the steps that contradict. Leaves: `Change`s. Never: a hypothesis without a passed test.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.domain import UNPLACED, Change, ChangeKind, Hypothesis, Observation, Severity
from monitor.ledger.compare import Step, age
from monitor.ledger.docket import Docket, about, anchors, doubt_group, hashed, is_told_thinly, known_of, pair, printed
from monitor.ledger.explain import borrowed, explain_conflict
from monitor.ledger.hypotheses import Trial, Witnesses
from monitor.ledger.hypotheses import explain_conflict as try_hypotheses
from monitor.ledger.intervals import far_apart, is_exact
from monitor.ledger.suspicion import Suspicion
from monitor.ledger.words import said_by

_WEAK = (None, Hypothesis.TRANSLATION)  # a label proved wrong elsewhere explains more than these
_LOUDNESS = (Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH)


def conflicts(case: Docket, steps: Sequence[Step]) -> Iterator[Change]:
    """Contradictions, with one hypothesis for all that two articles say differently about one place and period."""
    disputes = _disputes(case, [step for step in steps if step.kind == ChangeKind.CONFLICTING])
    beside = anchors([(each.new, each.known) for each in disputes])
    for dispute, anchor in zip(disputes, beside, strict=True):
        lender, trial = _lender(dispute, case), dispute.trial
        if trial.hypothesis in _WEAK:
            trial = _borrowed(dispute, disputes) or _lent(dispute, lender) or trial
        group = hashed(ChangeKind.CONFLICTING, dispute.new.series.subject, *pair(dispute.new, anchor), trial.hypothesis)
        if lender is not None and _accuses_alike(trial, lender):
            group = doubt_group(lender, case)  # one wrong label, one message
        yield _conflict(dispute, trial, group, case)


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


def _disputes(case: Docket, steps: Sequence[Step]) -> list[_Dispute]:
    stated: dict[int, list[Step]] = {}
    for step in steps:
        stated.setdefault(id(step.new), []).append(step)
    witnesses = Witnesses(case.plausible if steps else ())

    def tried(known: Observation, new: Observation) -> Trial:
        return try_hypotheses(known, new, witnesses, members=case.members, names=case.names)

    disputes = []
    for group in stated.values():
        new, known = group[0].new, tuple(known_of(step) for step in group)
        trials = tuple(tried(each, new) for each in known)
        disputes.append(_Dispute(new, known, trials))
    return disputes


def _borrowed(dispute: _Dispute, disputes: Sequence[_Dispute]) -> Trial | None:
    """A wrong period spoils every figure of its sentence, so one proof serves for all of two articles' conflicts."""
    for other in disputes:
        trial = other.trial
        if about(other.new) == about(dispute.new) and trial.hypothesis == Hypothesis.PERIOD_LABEL and trial.suspect:
            mine = _statement_of(trial.suspect.article_id, dispute)
            if mine is not None and len(other.articles & dispute.articles) > 1:
                return Trial(Hypothesis.PERIOD_LABEL, (borrowed(said_by(mine)),), mine)
    return None


def _lender(dispute: _Dispute, case: Docket) -> Suspicion | None:
    """A doubt that an article of the dispute gives another value of this place and period a wrong label."""
    for suspicion in case.suspicions:
        accused = suspicion.accused
        here = about(accused) == about(dispute.new) and accused.article_id in dispute.articles
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
    values = sorted({printed(each) for each in (*known, new)})
    return Change(
        id=hashed(ChangeKind.CONFLICTING, new.series, new.period, *values),
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
    if is_told_thinly(new) or is_told_thinly(known) or "weak_period" in known.cues | new.cues:
        return Severity.LOW
    if trial.hypothesis is None and far_apart(known, new):  # texts misread are commoner than texts so wrong
        return Severity.LOW
    loose = not (is_exact(known) and is_exact(new)) or UNPLACED in known.cues | new.cues
    return Severity.MEDIUM if loose or trial.hypothesis == Hypothesis.ROUNDING else Severity.HIGH
