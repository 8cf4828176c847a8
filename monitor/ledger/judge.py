"""The judgement of one article: what its observations add to what the archive knows.

Enters: an analysis with its observations, the story it belongs to, and what the archive
recalls. Leaves: a `Verdict`. Pure and total: no clock, no randomness; the same facts give
the same ids.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from monitor.domain import Analysis, ChangeKind, Observation, Recollection, StoryLink, Verdict
from monitor.ledger import periods
from monitor.ledger.case import Case, open_case
from monitor.ledger.changes import changes
from monitor.ledger.compare import Reason, Step, compare, is_dated_state, revision
from monitor.ledger.intervals import agrees


def judge(
    analysis: Analysis, observations: Sequence[Observation], link: StoryLink, recollection: Recollection
) -> Verdict:
    """Say what the article adds. Changes come in the order: implausible, then by period and place in the text."""
    previous = recollection.previous
    if previous is not None and previous.text_hash == analysis.fingerprint.text:
        return Verdict(analysis, link, tuple(observations), (), "unchanged")
    case = open_case(analysis, observations, link, recollection)
    accused = {id(suspicion.accused) for suspicion in case.suspicions}
    steps = list(_steps(case, accused))
    doubted = {id(step.new) for step in steps if step.known is not None and step.known in case.doubted}
    return Verdict(
        analysis,
        link,
        tuple(replace(each, quarantined=True) if id(each) in accused | doubted else each for each in case.new),
        changes(case, steps),
        "stored" if previous is None else "new_version",
        quarantined=tuple(each for each in case.doubted if not each.quarantined),
        released=tuple(each for each in case.known if each.quarantined),
    )


def _steps(case: Case, accused: set[int]) -> Iterator[Step]:
    """Every plausible observation against what is known, oldest period first, so that history reads as such."""
    known = list(case.known)
    for new in sorted(case.new, key=_by_period):
        if id(new) in accused and not _repeats_doubted(case, new):
            continue
        yield from _step(case, new, known)
        known.append(new)


def _step(case: Case, new: Observation, known: Sequence[Observation]) -> Iterator[Step]:
    before = _counterpart(new, case.previous)
    if before is not None:
        yield from _edit(new, before, known)
        return
    if case.is_reprint:
        told = [each for each in (*case.known, *case.doubted) if each.story == case.link.story]
        original = _counterpart(new, told)
        if original is not None:
            yield _reprint_step(new, original)
            return
    series = [each for each in known if each.series == new.series]
    steps = compare(new, series)
    if case.is_reprint and steps[0].kind == ChangeKind.NEW_SERIES and _differs(case.link, new):
        steps = (Step(ChangeKind.DISCREPANCY, new, None, Reason.DISAGREES),)
    yield from steps


def _edit(new: Observation, before: Observation, known: Sequence[Observation]) -> Iterator[Step]:
    """A figure that changed at its address, and the contradictions that the change brought."""
    if agrees(new, before):
        yield Step(ChangeKind.RESTATED, new, before, Reason.AGREES)
        return
    yield Step(ChangeKind.EDITED, new, before, Reason.DISAGREES)
    series = [each for each in known if each.series == new.series]
    for step in compare(new, series) if series else ():
        if step.kind == ChangeKind.CONFLICTING and step.known and agrees(before, step.known):
            yield step


def _reprint_step(new: Observation, original: Observation) -> Step:
    if agrees(new, original):
        return Step(ChangeKind.RESTATED, new, original, Reason.AGREES)
    if revision(original, new) is Reason.WORDING:  # "corrects figure in second paragraph": told anew because of it
        return Step(ChangeKind.REVISED, new, original, Reason.WORDING)
    return Step(ChangeKind.DISCREPANCY, new, original, Reason.DISAGREES)


def _counterpart(new: Observation, told: Sequence[Observation]) -> Observation | None:
    """What `told` states for the series and period of `new`; a state's day moves with the publication."""
    same = [each for each in told if each.series == new.series]
    if not is_dated_state(new):
        same = [each for each in same if each.period == new.period]
    agreeing = [each for each in same if agrees(each, new)]
    return next(iter(agreeing or same), None)


def _differs(link: StoryLink, new: Observation) -> bool:
    values = {Decimal(value) for value in link.differing if _is_number(value)}
    return new.value in values


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()


def _repeats_doubted(case: Case, new: Observation) -> bool:
    """A reprint of a value that is in quarantine already adds nothing."""
    told = [each for each in case.doubted if each.story is not None and each.story == case.link.story]
    original = _counterpart(new, told)
    return case.is_reprint and original is not None and agrees(new, original)


def _by_period(observation: Observation) -> tuple[str, int]:
    period = periods.parse(observation.period)
    return (period.end.isoformat() if period else "", observation.start)
