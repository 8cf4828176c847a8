"""The judgement of one article: what its observations add to what the archive knows.

Enters: an analysis with its observations, the story it belongs to, and what the archive
recalls. Leaves: a `Verdict`. Pure and total: no clock, no randomness; the same facts give
the same ids, so that a finding made twice, or told again by a reprint, is one row.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from decimal import Decimal

from monitor.domain import (
    Analysis,
    Change,
    ChangeKind,
    Hypothesis,
    Observation,
    Recollection,
    Relation,
    SeriesKey,
    Severity,
    StoryLink,
    Transform,
    Verdict,
)
from monitor.ledger import periods
from monitor.ledger.compare import Reason, Step, compare, is_dated_state, revision
from monitor.ledger.explain import borrowed, explain_conflict, explain_step, explain_suspicion
from monitor.ledger.hypotheses import Trial
from monitor.ledger.hypotheses import explain_conflict as try_hypotheses
from monitor.ledger.intervals import agrees, is_exact, is_percent, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.plausible import Suspicion, slip, suspicions
from monitor.ledger.series import is_thin
from monitor.ledger.words import said_by

_QUIET = {
    ChangeKind.CORROBORATED: Severity.INFO,
    ChangeKind.RESTATED: Severity.INFO,
    ChangeKind.OLDER_VINTAGE: Severity.INFO,
    ChangeKind.NEW_SERIES: Severity.LOW,
}
_WITNESSES = 3  # that a finding quotes


@dataclass(frozen=True, slots=True)
class _Case:
    """One article before the ledger.

    `known` are the plausible observations of other addresses, `doubted` their implausible ones,
    `previous` what this address said before, `suspicions` those that are news.
    """

    new: tuple[Observation, ...]
    known: tuple[Observation, ...]
    doubted: tuple[Observation, ...]
    previous: tuple[Observation, ...]
    link: StoryLink
    suspicions: tuple[Suspicion, ...]
    names: Mapping[str, str]

    @property
    def is_reprint(self) -> bool:
        return self.link.story is not None and self.link.relation != Relation.ORIGINAL


def judge(
    analysis: Analysis, observations: Sequence[Observation], link: StoryLink, recollection: Recollection
) -> Verdict:
    """Say what the article adds. Changes come in the order: implausible, then by period and place in the text."""
    previous = recollection.previous
    if previous is not None and previous.text_hash == analysis.fingerprint.text:
        return Verdict(analysis, link, tuple(observations), (), "unchanged")
    case = _open(analysis, observations, link, recollection)
    accused = {id(suspicion.accused) for suspicion in case.suspicions}
    steps = list(_steps(case, accused))
    changes = (*_implausible(case, steps), *_conflicts(case, steps), *_others(case, steps))
    doubted = {id(step.new) for step in steps if step.known is not None and step.known in case.doubted}
    return Verdict(
        analysis,
        link,
        tuple(replace(each, quarantined=True) if id(each) in accused | doubted else each for each in case.new),
        tuple(_once(changes)),
        "stored" if previous is None else "new_version",
        quarantined=tuple(each for each in case.doubted if not each.quarantined),
        released=tuple(each for each in case.known if each.quarantined),
    )


def _open(analysis: Analysis, observations: Sequence[Observation], link: StoryLink, recall: Recollection) -> _Case:
    """Sort what is recalled into plausible and doubted.

    Doubts are weighed anew on all that is at hand, quarantined or not, so that the result
    does not depend on the order of arrival. Only for the article's own series is that
    everything there is; elsewhere the mark on file stands.
    """
    article = analysis.article
    new = tuple(replace(each, story=link.story) for each in observations)
    elsewhere = [each for each in recall.observations if each.article_id != article.id]
    found = suspicions([*new, *elsewhere])
    accused = {id(each) for suspicion in found for each in (suspicion.accused, *suspicion.echoes)}
    own = {each.series for each in new}
    doubted = [each for each in elsewhere if id(each) in accused or (each.quarantined and each.series not in own)]
    marked = set(map(id, doubted))
    return _Case(
        new=new,
        known=tuple(each for each in elsewhere if id(each) not in marked),
        doubted=tuple(doubted),
        previous=recall.previous.observations if recall.previous else (),
        link=link,
        suspicions=tuple(each for each in found if _is_news(each, new, own)),
        names={**recall.names, **_names(analysis)},
    )


def _names(analysis: Analysis) -> dict[str, str]:
    """Names of the places and organisations that the article is about, and of the places they lie in."""
    names = {entity.id: entity.name for entity in analysis.article.entities}
    for region in analysis.article.regions:
        names.update(zip(region.path_ids, region.path, strict=False))
    return names | {region.id: region.name for region in analysis.article.regions}


def _is_news(suspicion: Suspicion, new: Sequence[Observation], own: Collection[SeriesKey]) -> bool:
    """Is it new, and is the article a party to it? What others owe each other was told when they came."""
    if suspicion.accused.quarantined:
        return False
    parties = {id(suspicion.accused), *map(id, suspicion.witnesses)}
    return suspicion.accused.series in own or not parties.isdisjoint(map(id, new))


# ───────────────────────────── steps ─────────────────────────────


def _steps(case: _Case, accused: set[int]) -> Iterator[Step]:
    """Every plausible observation against what is known, oldest period first, so that history reads as such."""
    known = list(case.known)
    for new in sorted(case.new, key=_by_period):
        if id(new) in accused and not _repeats_doubted(case, new):
            continue
        yield from _step(case, new, known)
        known.append(new)


def _step(case: _Case, new: Observation, known: Sequence[Observation]) -> Iterator[Step]:
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


def _repeats_doubted(case: _Case, new: Observation) -> bool:
    """A reprint of a value that is in quarantine already adds nothing."""
    told = [each for each in case.doubted if each.story is not None and each.story == case.link.story]
    original = _counterpart(new, told)
    return case.is_reprint and original is not None and agrees(new, original)


def _by_period(observation: Observation) -> tuple[str, int]:
    period = periods.parse(observation.period)
    return (period.end.isoformat() if period else "", observation.start)


# ───────────────────────────── changes ─────────────────────────────


def _implausible(case: _Case, steps: Sequence[Step]) -> Iterator[Change]:
    settled = {id(step.new) for step in steps}
    for suspicion in case.suspicions:
        accused = suspicion.accused
        if id(accused) in settled:
            continue
        first = next((each for each in case.doubted if _is_same_value(each, accused)), accused)
        yield Change(
            id=_hash(ChangeKind.IMPLAUSIBLE, accused.series, accused.period, accused.value, accused.article_id),
            kind=ChangeKind.IMPLAUSIBLE,
            severity=Severity.HIGH if first is accused else Severity.LOW,
            series=accused.series,
            period=accused.period,
            # An independent repeat of a slip joins the alert that told it first.
            group=_hash(ChangeKind.IMPLAUSIBLE, accused.series.subject, first.article_id, suspicion.hypothesis),
            observations=(*suspicion.witnesses[:_WITNESSES], accused),
            explanation=explain_suspicion(suspicion, case.names),
            hypothesis=suspicion.hypothesis,
        )


def _is_same_value(one: Observation, other: Observation) -> bool:
    return one.series == other.series and one.period == other.period and agrees(one, other)


def _conflicts(case: _Case, steps: Sequence[Step]) -> Iterator[Change]:
    """Contradictions, with one hypothesis for all that two articles say differently about one place and period."""
    conflicts = [step for step in steps if step.kind == ChangeKind.CONFLICTING]
    pool = (*case.known, *case.new)
    trials = [try_hypotheses(_known(step), step.new, pool) for step in conflicts]
    for step, trial in zip(conflicts, trials, strict=True):
        if trial.hypothesis is None:
            trial = _shared(step, conflicts, trials)
        yield _conflict(step, trial, case)


def _shared(step: Step, conflicts: Sequence[Step], trials: Sequence[Trial]) -> Trial:
    """A wrong period spoils every figure of its sentence, so one proof serves for all of the pair's conflicts."""
    for other, trial in zip(conflicts, trials, strict=True):
        same = _about(other) == _about(step) and _pair(other) == _pair(step)
        if same and trial.hypothesis == Hypothesis.PERIOD_LABEL and trial.suspect is not None:
            suspect = next(each for each in (step.new, _known(step)) if each.article_id == trial.suspect.article_id)
            return Trial(trial.hypothesis, (borrowed(said_by(suspect)),), suspect)
    return Trial(None)


def _conflict(step: Step, trial: Trial, case: _Case) -> Change:
    known, new = _known(step), step.new
    values = sorted((_printed(known), _printed(new)))
    return Change(
        id=_hash(ChangeKind.CONFLICTING, new.series, new.period, *values),
        kind=ChangeKind.CONFLICTING,
        severity=_conflict_severity(known, new, trial),
        series=new.series,
        period=new.period,
        group=_hash(ChangeKind.CONFLICTING, new.series.subject, *_pair(step), trial.hypothesis),
        observations=(known, new),
        explanation=explain_conflict(known, new, trial, case.names),
        hypothesis=trial.hypothesis,
    )


def _conflict_severity(known: Observation, new: Observation, trial: Trial) -> Severity:
    """High, unless what was compared is uncertain itself."""
    if is_thin(new.series.measure) or "weak_period" in known.cues | new.cues:
        return Severity.LOW
    loose = not (is_exact(known) and is_exact(new))
    return Severity.MEDIUM if loose or trial.hypothesis == Hypothesis.ROUNDING else Severity.HIGH


def _others(case: _Case, steps: Sequence[Step]) -> Iterator[Change]:
    for step in steps:
        if step.kind == ChangeKind.CONFLICTING:
            continue
        new, known = step.new, step.known
        yield Change(
            id=_hash(step.kind, new.series, new.period, *_facts(step)),
            kind=step.kind,
            severity=_severity(step, case),
            series=new.series,
            period=new.period,
            group=_hash(step.kind, new.series.subject, *_told_with(step)),
            observations=(new,) if known is None else (known, new),
            explanation=explain_step(step, case.names),
            hypothesis=_step_hypothesis(step),
        )


def _facts(step: Step) -> tuple[object, ...]:
    """What besides kind, series and period makes the change the one it is."""
    new, known = step.new, step.known
    if step.kind in {ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD}:
        return ()  # told once, whoever tells it
    if step.kind == ChangeKind.REVISED and known is not None:
        return (_printed(known), _printed(new))
    return (new.article_id, _printed(new), _printed(known) if known else "")


def _told_with(step: Step) -> tuple[str, ...]:
    """News of one article about one place is told together; what sets two articles against each other, by the pair."""
    if step.kind in {ChangeKind.NEW_SERIES, ChangeKind.NEW_PERIOD}:
        return (step.new.article_id,)
    return _pair(step)


def _severity(step: Step, case: _Case) -> Severity:
    if step.kind in _QUIET:
        told_by_reprint = case.is_reprint and step.kind == ChangeKind.NEW_SERIES
        return Severity.INFO if told_by_reprint else _QUIET[step.kind]
    if step.late:
        return Severity.INFO
    if is_thin(step.new.series.measure):
        return Severity.LOW
    if step.kind == ChangeKind.NEW_PERIOD:
        own_history = not any(each.series == step.new.series for each in case.known)
        return Severity.LOW if own_history else Severity.MEDIUM
    return Severity.HIGH if step.known is not None and _is_large(step.known, step.new) else Severity.MEDIUM


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


def _known(step: Step) -> Observation:
    return step.known if step.known is not None else step.new


def _pair(step: Step) -> tuple[str, ...]:
    return tuple(sorted({_known(step).article_id, step.new.article_id}))


def _about(step: Step) -> tuple[str, str]:
    return (step.new.series.subject, step.new.period)


def _printed(observation: Observation) -> str:
    return f"{signed(observation).normalize():f}"


def _once(changes: Sequence[Change]) -> Iterator[Change]:
    seen: set[str] = set()
    for change in changes:
        if change.id not in seen:
            seen.add(change.id)
            yield change


def _hash(*facts: object) -> str:
    """Twenty hexadecimal digits: 80 bits, no clash in any archive that fits a disk."""
    plain = ["\x1e".join(map(str, astuple(fact))) if isinstance(fact, SeriesKey) else str(fact) for fact in facts]
    return hashlib.sha256("\x1f".join(plain).encode()).hexdigest()[:20]
