"""The judgement of one article: what its arrival changes in what the archive holds to be so.

Enters: an analysis with its observations, the story it belongs to, and what the archive
recalls. Leaves: a `Verdict`. Pure and total: no clock, no randomness; the same facts give
the same ids. The findings themselves follow from the set of observations (`derive`); here they
are set against those on file.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from monitor.agencies import provider
from monitor.domain import (
    Analysis,
    Article,
    Change,
    ChangeKind,
    Observation,
    Reckoning,
    Recollection,
    Relation,
    SeriesKey,
    Status,
    StoryLink,
    Verdict,
    doubt_in,
)
from monitor.ledger.changes import step_changes
from monitor.ledger.compare import UNCOMPARED, Reason, Step
from monitor.ledger.derive import derive
from monitor.ledger.intervals import agrees
from monitor.ledger.observe import touching
from monitor.ledger.retold import replaced_at_address, retold
from monitor.ledger.settle import Settled, settle
from monitor.ledger.states import is_dated_state

_ROUNDS = 6  # one contradiction leads to another, seldom farther than twice
_CLAIMS = frozenset({ChangeKind.CONFLICTING, ChangeKind.IMPLAUSIBLE})


class Memory(Protocol):
    """The archive as the ledger asks it while it judges."""

    def with_series(
        self, known: Recollection, series: Sequence[SeriesKey], periods: Collection[str] | None
    ) -> Recollection:
        """`known` with what is believed of these series instead of those it has, and the findings about them.

        Of the periods around `periods`; None: of all.
        """
        ...

    def disputes(self, claims: Sequence[Change]) -> tuple[SeriesKey, ...]:
        """Other series with contradictions on file about the same places, by the same articles."""
        ...


def judge_fully(
    analysis: Analysis,
    observations: Sequence[Observation],
    link: StoryLink,
    recollection: Recollection,
    memory: Memory,
) -> Verdict:
    """Judge; what turns out to hang together with series that were not read is read first."""
    for _ in range(_ROUNDS):
        verdict = judge(analysis, observations, link, recollection, texts=False)
        more = _more(verdict.reckoning, recollection, memory)
        if more is None and recollection.original is None and recollection.previous is None:
            return verdict
        if more is None:
            break
        recollection = more
    return judge(analysis, observations, link, recollection)


def judge(
    analysis: Analysis,
    observations: Sequence[Observation],
    link: StoryLink,
    recollection: Recollection,
    *,
    texts: bool = True,
) -> Verdict:
    """Say what the article adds to what is known, and what becomes of findings on file.

    Without `texts`, only to see what else has to be read: it is not compared with the text that it repeats or replaces.
    """
    article, previous = analysis.article, recollection.previous
    if previous is not None and previous.text_hash == analysis.fingerprint.text:
        return Verdict(analysis, link, tuple(observations), Reckoning(), "unchanged")
    before = previous.observations if previous else ()
    here = {article.id, previous.article_id if previous else None}  # one address may come under two ids
    elsewhere = [each for each in recollection.observations if each.article_id not in here]
    new = _placed(analysis, observations, link, recollection, before)
    known = replace(recollection, observations=tuple(elsewhere), names={**recollection.names, **_names(article)})
    steps: list[Step] = []
    if texts:
        repeats = retold(analysis, new, recollection.original, elsewhere, link.relation, recollection.now)
        new = [replace(each, cues=each.cues | repeats.marks.get(each.figure, frozenset())) for each in new]
        edited = replaced_at_address(analysis, new, recollection.before, before, recollection.now)
        steps = [*_edits(new, before), *edited, *repeats.steps]
    events = step_changes(steps, {**known.names, f"text:{article.id}": article.title}, is_event=True)
    seeds = (*new, *before) if known.joined is None else None  # series that were joined are looked at as a whole
    reckoning, accused = _reckon(new, known, seeds, tuple(events), article.id)
    told = tuple(replace(each, quarantined=id(each) in accused) for each in new)
    return Verdict(analysis, link, told, reckoning, "stored" if previous is None else "new_version")


def reconsider(recollection: Recollection, memory: Memory) -> Reckoning:
    """What follows for the series recalled where no article came: a person decided, or two series became one."""
    for _ in range(_ROUNDS):
        reckoning, _ = _reckon((), recollection, None, (), "")
        more = _more(reckoning, recollection, memory)
        if more is None:
            break
        recollection = more
    return reckoning


def _more(reckoning: Reckoning, recollection: Recollection, memory: Memory) -> Recollection | None:
    """What is known with all that hangs together with it; None if nothing is missing."""
    wanted = {*reckoning.examined, *memory.disputes(reckoning.claims), *recollection.disputed} - recollection.complete
    read, looked_at = recollection.periods, reckoning.periods
    farther = looked_at - read if read is not None and looked_at is not None else frozenset[str]()
    if not wanted and not farther:
        return None
    series = sorted({*recollection.complete, *touching(wanted, recollection.members)}, key=repr)
    return memory.with_series(recollection, series, None if read is None else read | farther)


def _reckon(
    new: Sequence[Observation],
    known: Recollection,
    seeds: Collection[Observation] | None,
    events: tuple[Change, ...],
    article: str,
) -> tuple[Reckoning, Collection[int]]:
    """The findings that follow from `new` and what is known, set against those on file; and what can't be right."""
    dismissed = {filed.change.id for filed in known.findings if filed.change.status == Status.DISMISSED}
    wanted = {*(each.series for each in seeds or new), *known.complete}
    found = derive([*new, *known.observations], wanted, known.names, dismissed, known.members, seeds, known.beyond)
    settled = settle(known.findings, found, events, article, known.joined or {})
    accused = set(map(id, found.accused))
    reckoning = Reckoning(
        settled.changes,
        quarantined=tuple(each for each in known.observations if id(each) in accused and not each.quarantined),
        released=tuple(each for each in known.observations if id(each) not in accused and each.quarantined),
        filed=settled.filed,
        updates=settled.updates,
        examined=found.series,
        claims=tuple(_changed_claims(settled)),
        periods=found.periods,
    )
    return reckoning, accused


def _changed_claims(settled: Settled) -> Iterator[Change]:
    """What is contradicted or impossible now and was not, or no longer is, or is so for another reason.

    Companions of a claim that stays as it is stay as they are.
    """
    versions = ((each.was, each.now) for each in settled.updates)
    changed = (*settled.changes, *settled.filed, *(each for pair in versions for each in pair if each))
    yield from (change for change in changed if change.kind in _CLAIMS)


# ───────────────────────────── the article's own ─────────────────────────────


def _placed(
    analysis: Analysis,
    observations: Sequence[Observation],
    link: StoryLink,
    recollection: Recollection,
    before: Sequence[Observation],
) -> list[Observation]:
    """The article's observations with all that they need to be set against others."""
    article = analysis.article
    agency = _agency(article, link, recollection.observations)
    is_reprint = link.story is not None and link.relation != Relation.ORIGINAL
    cues = frozenset({UNCOMPARED}) if doubt_in(article.warnings) else frozenset[str]()
    told = [
        replace(each, story=link.story, agency=agency, is_reprint=is_reprint, cues=each.cues | cues)
        for each in observations
    ]
    return [_dated(each, before, recollection) for each in told]


def _dated(new: Observation, before: Sequence[Observation], recollection: Recollection) -> Observation:
    """Since when the address says this: as long as it has said so, whatever date a new version bears.

    What it did not say before it says from the new date on, or from today where the date is the old one.
    """
    known = _counterpart(new, before)
    if known is not None and agrees(new, known):
        return replace(new, known_from=min(known.known_from, new.known_from))
    if recollection.previous is None or all(new.known_from > each.known_from for each in before):
        return new
    return replace(new, known_from=max(recollection.now, new.known_from))


def _agency(article: Article, link: StoryLink, known: Sequence[Observation]) -> str | None:
    """The agency that speaks in the article's story: what is on file of a story that it only repeats says it."""
    own = provider(article.provenance.agency, article.source)
    if link.story is None or link.relation == Relation.ORIGINAL:
        return own
    return next((each.agency for each in known if each.story == link.story), own)


def _names(article: Article) -> dict[str, str]:
    """Names of the places and organisations that the article is about, and of the places they lie in."""
    names = {entity.id: entity.name for entity in article.entities}
    for region in article.regions:
        names.update(zip(region.path_ids, region.path, strict=False))
    return names | {region.id: region.name for region in article.regions}


# ───────────────────────────── what one arrival did ─────────────────────────────


def _edits(new: Sequence[Observation], before: Sequence[Observation]) -> Iterator[Step]:
    """What no set of observations shows: a value that changed at its address."""
    for each in new:
        replaced = _counterpart(each, before)
        if replaced is not None and not agrees(each, replaced):
            yield Step(ChangeKind.EDITED, each, replaced, Reason.DISAGREES)


def _counterpart(new: Observation, told: Sequence[Observation]) -> Observation | None:
    """What `told` states for the series and period of `new`; a state's day moves with the publication."""
    same = [each for each in told if each.series == new.series]
    if not is_dated_state(new):
        same = [each for each in same if each.period == new.period]
    agreeing = [each for each in same if agrees(each, new)]
    return next(iter(agreeing or same), None)
