"""Findings as `Change`s: how severe they are and what they say.

Enters: a docket and its steps. Leaves: `Change`s, each once. Never: the same facts under two ids.
"""

from collections.abc import Iterator, Mapping, Sequence

from monitor.domain import Change, ChangeKind, Hypothesis, Observation, Severity, Transform
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.compare import Step
from monitor.ledger.contradictions import conflicts
from monitor.ledger.docket import (
    Docket,
    anchors,
    doubt_group,
    first_told,
    hashed,
    implausible_id,
    is_told_thinly,
    known_of,
    pair,
    printed,
)
from monitor.ledger.explain import explain_step
from monitor.ledger.intervals import is_percent, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.support import slip

_QUIET = {
    ChangeKind.CORROBORATED: Severity.INFO,
    ChangeKind.RESTATED: Severity.INFO,
    ChangeKind.OLDER_VINTAGE: Severity.INFO,
    ChangeKind.NEW_SERIES: Severity.LOW,
}
_NEWS = frozenset({ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD})
#: What only says who else says so.
NOTES = frozenset({ChangeKind.CORROBORATED, ChangeKind.RESTATED, ChangeKind.OLDER_VINTAGE})
_WITNESSES = 1  # that a finding is about: it accuses one text, and further witnesses only testify


def changes(case: Docket, steps: Sequence[Step]) -> tuple[Change, ...]:
    """Every finding once, in the order: implausible, contradictions, the rest."""
    found = (*_implausible(case, steps), *conflicts(case, steps), *_others(case, steps))
    return tuple({change.id: change for change in reversed(found)}.values())[::-1]


def _implausible(case: Docket, steps: Sequence[Step]) -> Iterator[Change]:
    settled = {id(step.new) for step in steps}
    for suspicion in case.suspicions:
        accused = suspicion.accused
        if id(accused) in settled or accused.series not in case.series:
            continue
        yield Change(
            id=implausible_id(accused),
            kind=ChangeKind.IMPLAUSIBLE,
            severity=Severity.HIGH if first_told(suspicion, case) is accused else Severity.INFO,
            series=accused.series,
            period=accused.period,
            group=doubt_group(suspicion, case),
            observations=(*suspicion.witnesses[:_WITNESSES], accused),
            explanation=explain_suspicion(suspicion, case.names),
            hypothesis=suspicion.hypothesis,
        )


def _others(case: Docket, steps: Sequence[Step]) -> Iterator[Change]:
    rest = [step for step in steps if step.kind != ChangeKind.CONFLICTING]
    yield from step_changes(rest, case.names)


def step_changes(steps: Sequence[Step], names: Mapping[str, str], *, is_event: bool = False) -> Iterator[Change]:
    """Every kind but contradictions and implausible values."""
    for step, anchor in zip(steps, _step_anchors(steps), strict=True):
        new, known = step.new, step.known
        told_with = (new.article_id,) if step.kind in _NEWS else pair(new, anchor)
        yield Change(
            id=hashed(_label(step.kind), new.series, new.period, *_facts(step)),
            kind=step.kind,
            severity=_severity(step),
            series=new.series,
            period=new.period,
            group=hashed(step.kind, new.series.subject, *told_with),
            observations=(new,) if known is None else (known, new),
            explanation=explain_step(step, names),
            hypothesis=_step_hypothesis(step),
            is_event=is_event,
        )


def _label(kind: ChangeKind) -> str:
    """What kinds share an id: the first statement of a period is one finding, whether or not older ones turn up,

    and so is what a repeat adds, whoever turns out to have said it before.
    """
    return "news" if kind in _NEWS else "note" if kind in NOTES else kind


def _facts(step: Step) -> tuple[object, ...]:
    """What besides kind, series and period makes the change the one it is."""
    new, known = step.new, step.known
    if step.kind in _NEWS:
        return ()  # told once, whoever tells it
    if step.note:  # a number in the place of another, in two texts: no other article tells that
        return (new.article_id, printed(new), printed(known) if known else "", new.start)
    if step.kind == ChangeKind.REVISED and known is not None:
        return (printed(known), printed(new))
    if step.kind == ChangeKind.EDITED:  # there and back and there again are three
        return (new.article_id, printed(new), printed(known) if known else "", new.known_from.isoformat())
    if step.kind in NOTES:
        return (new.article_id, printed(new))
    return (new.article_id, printed(new), printed(known) if known else "")


def _severity(step: Step) -> Severity:
    if step.kind in _QUIET:
        told_by_reprint = step.new.is_reprint and step.kind == ChangeKind.NEW_SERIES
        return Severity.INFO if told_by_reprint else _QUIET[step.kind]
    if step.late:
        return Severity.INFO
    if is_told_thinly(step.new):
        return Severity.LOW
    if step.kind == ChangeKind.NEW_PERIOD:
        return Severity.LOW if step.is_own_history else Severity.MEDIUM
    if step.known is None:  # a reprint that adds a figure of its own contradicts nobody
        return Severity.LOW
    return Severity.HIGH if _is_large(step.known, step.new) else Severity.MEDIUM


def _step_anchors(steps: Sequence[Step]) -> list[Observation]:
    """Several steps of one kind from one value ("revised" against two standing ones) are told together."""
    told: dict[tuple[ChangeKind, int], list[Observation]] = {}
    for step in steps:
        told.setdefault((step.kind, id(step.new)), []).append(known_of(step))
    return anchors([(step.new, told[step.kind, id(step.new)]) for step in steps])


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
