"""The corridor: the one place that knows which room comes next.

    document → analyse (worker) → recall → decide → judge → select → route → record

Enters: a `Document`, with the page and queue row it came from where there are such.
Leaves: what became of it. `recall` to `record` happen inside one unit of work, so that
what was judged is what is written. Never: the network; a page is fetched before
(`monitor/turn.py`), an alert is sent after (`alerts/deliver.py`).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Protocol, TypeVar

from alerts.routing import route
from alerts.rules import select
from monitor.analyse import analyse, analyse_together
from monitor.domain import (
    Alert,
    Analysis,
    ArticleFacts,
    Change,
    Document,
    DocumentVector,
    NewDelivery,
    Observation,
    Page,
    Recollection,
    Recorded,
    Relation,
    Rule,
    SeriesKey,
    Status,
    StoryLink,
    Verdict,
    Watch,
)
from monitor.errors import ArticleError, FigurewatchError
from monitor.faults import fault
from monitor.ledger import (
    contested,
    joined,
    judge_fully,
    likenesses,
    matches,
    near,
    observe,
    quoted,
    reconsider,
    same_digits,
    touched,
    touching,
    unread,
    whys,
)
from monitor.reprints import decide
from monitor.window import Window
from storage.archive import Archive, Unit
from storage.known import Testimony

PLAIN_TEXT = "text/plain; charset=utf-8"
_MOST_RETOLD = 50  # tellings that a late original is set against
_AT_ONCE = 5_000  # vectors read at a time: 4 MB
A = TypeVar("A")
R = TypeVar("R")


class Workers(Protocol):
    """Runs a pure function somewhere: in a pool of processes, or here and now in tests."""

    def run(self, task: Callable[[A], R], argument: A) -> R: ...


class InPlace:
    """Runs pure functions in this very process: for analyses that were made elsewhere, and for tests."""

    def run(self, task: Callable[[A], R], argument: A) -> R:
        return task(argument)


@dataclass(frozen=True)
class Audience:
    """Who wants to know what, and where they are told."""

    rules: Sequence[Rule] = ()
    watches: Sequence[Watch] = ()
    recipients: Mapping[str, Sequence[str]] | None = None
    digest_hour: int = 7


@dataclass(frozen=True)
class Outcome:
    """What became of one document. `outcome` is one of the contract's words.

    `id` is the caller's, `article` the archive's: another one where a caller gave two articles one id.
    """

    id: str
    outcome: str
    article: str | None = None
    story: str | None = None
    error: FigurewatchError | None = None
    language: str | None = None
    figures: int = 0
    changes: int = 0
    alerts: int = 0


@dataclass(frozen=True)
class Prospect:
    """What an article would be filed as. `previous`: the version that is on file at its address."""

    link: StoryLink
    previous: Recorded | None = None


@dataclass(frozen=True)
class Places:
    """What is known of places by id: names, and what lies in a macro-region, since no path leads through one."""

    name_of: Callable[[str], str | None] = lambda _: None
    members: Mapping[str, Collection[str]] = field(default_factory=dict)


class _Memory(Protocol):
    """Who knows the vectors: a unit of work, or the archive itself when nothing will be written."""

    def vectors(self, after: int, since: datetime, most: int | None = None) -> list[DocumentVector]: ...


@dataclass(frozen=True)
class _Arrival:
    """An article with what it states: by its own words (`stated`), and as series are joined now."""

    analysis: Analysis
    stated: tuple[Observation, ...]
    observations: tuple[Observation, ...]
    link: StoryLink


@dataclass(frozen=True)
class _SeriesMemory:
    """What the ledger may ask for while it judges: more series, with the names of their places."""

    unit: Unit
    analysis: Analysis | None
    testimony: Testimony
    names: Callable[[Recollection], dict[str, str]]

    def with_series(
        self, known: Recollection, series: Sequence[SeriesKey], periods: Collection[str] | None
    ) -> Recollection:
        more = self.unit.with_series(known, self.analysis, series, periods, self.testimony)
        return replace(more, names=self.names(more))

    def disputes(self, claims: Sequence[Change]) -> tuple[SeriesKey, ...]:
        return self.unit.disputes(claims)


class Corridor:
    """Walks documents into one archive. Safe for many threads: the unit of work lets one judge at a time."""

    def __init__(
        self,
        archive: Archive,
        workers: Workers,
        audience: Audience,
        *,
        clock: Callable[[], datetime],
        window: timedelta,
        places: Places = Places(),
        links: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`window` is how far apart two tellings of one story may lie, `links` are measures filed under others."""
        self._archive, self._workers, self._audience, self._clock = archive, workers, audience, clock
        self._places, self._links = places, links
        self._testimony = Testimony(near, unread, partial(touching, members=places.members))
        self._window, self._span = Window(window), window

    def walk(
        self, document: Document, *, page: Page | None = None, entry: int | None = None, baseline: bool = False
    ) -> Outcome:
        """Take one document from text to ledger. Raises `ArticleError` or `StorageError`, and nothing is recorded."""
        analysis = self._workers.run(analyse, document)
        return self.file(analysis, page=page or as_page(document, self._clock()), entry=entry, baseline=baseline)

    def reread(self, documents: Sequence[Document]) -> Iterator[Outcome | FigurewatchError]:
        """Walk stored pages again with the rules of today; what changes is filed, nothing is sent.

        In their order; those that can't be analysed any more stay as they are, and their errors say why.
        """
        for result in analysed(self._workers, documents):
            if isinstance(result, FigurewatchError):
                yield result
            else:
                yield self.file(result, baseline=True, reread=True)

    def file(
        self,
        analysis: Analysis,
        *,
        page: Page | None = None,
        entry: int | None = None,
        baseline: bool = False,
        reread: bool = False,
    ) -> Outcome:
        """Judge and record what the pure rooms made of a document."""
        now, given = self._clock(), analysis.article.id
        if not self._window.last_key:
            self._catch_up(self._archive, now)  # after a restart: while nobody waits for this unit of work
        with self._archive.unit() as unit:
            analysis = _under(unit.own_id(analysis.article), analysis)
            stated = observe(analysis, now, self._links)
            observations = unit.canonical(stated)
            series, asked = touched(observations, self._places.members), {each.period for each in observations}
            near = self._candidates(unit, analysis, now)
            known = unit.recall(analysis, series, near, now, asked, self._testimony)
            if known.previous and known.previous.text_hash == analysis.fingerprint.text and not reread:
                unit.finish_entry(entry, now=now)
                return Outcome(given, "unchanged", known.previous.article_id, known.previous.story)
            link = _link(analysis, now, known)
            known = _beside(unit, known, link)
            arrival = _Arrival(analysis, stated, observations, link)
            observations, known = self._joined(unit, arrival, known)
            known = replace(known, names=self._names(known, observations), members=self._places.members)
            memory = _SeriesMemory(unit, analysis, self._testimony, partial(self._names, observations=observations))
            if reread and known.previous is not None:
                observations = _since(observations, known.previous.observations)
                known = _as_unread(known, known.previous)
            verdict = judge_fully(analysis, observations, link, known, memory)
            verdict = replace(verdict, outcome="new_version" if known.previous else "stored")
            alerts, deliveries = ((), ()) if baseline else self._tell(unit, verdict, now)
            recorded = unit.record(
                verdict, alerts, deliveries, page=page, entry=entry, baseline=baseline, reread=reread, now=now
            )
            fault("recorded")
        fault("committed")
        return replace(_outcome(verdict, recorded, alerts), id=given)

    def would_be(self, analysis: Analysis) -> Prospect:
        """Say what the article would be filed as now, by the same rooms as `file`; nothing is written."""
        now = self._clock()
        known = self._archive.recall(analysis, (), self._candidates(self._archive, analysis, now), now)
        return Prospect(_link(analysis, now, known), known.previous)

    def decide(self, name: str, status: Status, reason: str | None, who: str) -> Change | None:
        """Let a person confirm or dismiss a finding, or take that back. What follows is filed, nobody is told.

        The finding as it was before, None if there is none with this id. A value that was called implausible counts
        again once that is dismissed.
        """
        now = self._clock()
        with self._archive.unit() as unit:
            before = unit.finding(name)
            if before is None:
                return None
            unit.decide(name, status, reason, who, now)
            memory = _SeriesMemory(unit, None, self._testimony, partial(self._names, observations=()))
            known = memory.with_series(Recollection(now, members=self._places.members), (before.series,), None)
            unit.settle(reconsider(known, memory), now)
        return before

    def set_aside(
        self, document: Document, error: ArticleError, *, page: Page | None = None, entry: int | None = None
    ) -> Outcome:
        """Keep a document that can't be analysed where a person can look at it."""
        with self._archive.unit() as unit:
            unit.quarantine(document, error, page=page, entry=entry, now=self._clock())
        return Outcome(document.id, "quarantined", error=error)

    def _catch_up(self, known: "_Memory", now: datetime) -> None:
        """Take into the window what any worker has recorded, a part at a time: after a restart that is all of it."""
        read = _AT_ONCE
        while read == _AT_ONCE:
            fresh = known.vectors(self._window.last_key, now - self._span, _AT_ONCE)
            self._window.add(fresh)
            read = len(fresh)

    def _candidates(self, memory: "_Memory", analysis: Analysis, now: datetime) -> tuple[int, ...]:
        """Rows of near texts."""
        if analysis.embedding is None:
            return ()
        self._catch_up(memory, now)
        article = analysis.article
        return self._window.candidates(analysis.embedding, article.published or now, article.language)

    def _joined(
        self, unit: Unit, arrival: "_Arrival", known: Recollection
    ) -> tuple[tuple[Observation, ...], Recollection]:
        """Join and part series as the article shows them to be one or two; then all that is known is read again."""
        analysis, now = arrival.analysis, known.now
        found = [
            each
            for key, telling in _retold(unit, arrival.link, known)
            for each in matches(analysis, arrival.stated, telling, unit.stated(key))
        ]
        found += quoted(arrival.stated, unit.quoting(arrival.stated))
        digits = {value for each in arrival.stated for value in likenesses(each)}
        if digits:
            found += same_digits(arrival.stated, unit.valued(digits, arrival.stated))
        keys = {key for each in found for key in (each.one, each.other)} | {*contested(arrival.observations)}
        if not keys:
            return arrival.observations, known
        unit.match(found, now)
        hanging = unit.matched(keys)
        here = {analysis.article.id, *([known.previous.article_id] if known.previous else ())}  # one address, two ids
        members = {key for each in hanging for key in (each.one, each.other)}
        targets = joined(hanging, [*unit.stated_twice(members, here), *arrival.stated])
        moved = unit.relink(targets, whys(hanging, targets), now)
        if not moved:
            return arrival.observations, known
        observations = unit.canonical(arrival.stated)
        series = dict.fromkeys(
            [*(each.series for each in observations), *moved, *(k for pair in moved.values() for k in pair)]
        )
        known = unit.again(known, analysis, self._testimony.touching(series))
        into = {own: now for own, (was, now) in moved.items() if own == was}
        return observations, replace(known, joined=into)

    def _names(self, known: Recollection, observations: Sequence[Observation]) -> dict[str, str]:
        subjects = {observation.series.subject for observation in (*known.observations, *observations)}
        return {subject: name for subject in subjects if (name := self._places.name_of(subject))}

    def _tell(self, unit: Unit, verdict: Verdict, now: datetime) -> tuple[tuple[Alert, ...], tuple[NewDelivery, ...]]:
        facts = dict(unit.facts(_quoted(verdict)))
        facts[verdict.analysis.article.id] = _facts(verdict.analysis)
        alerts = select(verdict, self._audience.rules, self._audience.watches, facts, now)
        recipients = self._audience.recipients or {}
        return alerts, route(alerts, recipients, now, digest_hour=self._audience.digest_hour)


def analysed(workers: Workers, documents: Sequence[Document]) -> list[Analysis | FigurewatchError]:
    """What the pure rooms make of each, errors as values.

    Documents go to a worker together, because the encoder likes long lists. What ends that worker, or fails in
    it by a bug, is one of them: then each is tried alone, so that nobody pays for a neighbour.
    """
    if len(documents) > 1:
        with suppress(FigurewatchError):
            return list(workers.run(analyse_together, tuple(documents)))
    return [_alone(workers, document) for document in documents]


def _alone(workers: Workers, document: Document) -> Analysis | FigurewatchError:
    try:
        return workers.run(analyse, document)
    except FigurewatchError as error:
        return error


def _under(name: str, analysis: Analysis) -> Analysis:
    """The same under another id, which callers may give twice."""
    return replace(analysis, article=replace(analysis.article, id=name))


def as_page(document: Document, now: datetime) -> Page:
    """What came in without being fetched, as a page, so that `replay` can walk it again."""
    url = document.url or document.id
    if document.html is not None:
        return Page(url, url, 0, document.html, document.content_type, now)
    return Page(url, url, 0, (document.text or "").encode("utf-8", "replace"), PLAIN_TEXT, now)


def _beside(unit: Unit, known: Recollection, link: StoryLink) -> Recollection:
    """What is known with the texts that the article is set against figure by figure."""
    original = unit.telling(link.original) if link.original is not None and link.displaced is None else None
    before = unit.telling(known.previous.key) if known.previous else None
    return replace(known, original=original, before=before)


def _retold(unit: Unit, link: StoryLink, known: Recollection) -> Iterator[tuple[int, Analysis]]:
    """The rows of tellings that show in which words another language has the same figures, each with its text.

    For a reprint its original; for an original that comes late the one whose place it takes, and what was told from it.
    """
    if link.original is None:
        return
    if known.original is not None:
        yield link.original, known.original
        return
    late = sorted(each.key for each in link.redrawn if each.key != link.original)
    for key in (link.original, *late[:_MOST_RETOLD]):
        telling = unit.telling(key)
        if telling is not None:
            yield key, telling


def _as_unread(known: Recollection, previous: Recorded) -> Recollection:
    """What is known besides an earlier reading of the same page: better rules are no edit of the text."""
    return replace(known, previous=replace(previous, text_hash="", observations=()), before=None)


def _since(observations: Sequence[Observation], before: Sequence[Observation]) -> tuple[Observation, ...]:
    """The same, each said since when the earlier reading holds it to be: an edited page still bears its first date."""
    since = {(each.period, each.value): each.known_from for each in before}
    return tuple(
        replace(each, known_from=since.get((each.period, each.value), each.known_from)) for each in observations
    )


def _link(analysis: Analysis, now: datetime, known: Recollection) -> StoryLink:
    """A new version stays in its story; anything else is compared with its neighbours."""
    previous, found = known.previous, decide(analysis, now, known.neighbours)
    if previous is None:
        return found
    link = StoryLink(previous.story, previous.relation, 1.0, "a new version of an article on file at this address")
    if found.story != link.story or Relation.ORIGINAL in (found.relation, link.relation):
        return link
    return replace(link, original=found.original, differing=found.differing)  # a slip may have been put right, or made


def _quoted(verdict: Verdict) -> tuple[str, ...]:
    """Ids of the articles that the changes quote, in order of appearance."""
    ids = (observation.article_id for change in verdict.changes for observation in change.observations)
    return tuple(dict.fromkeys(ids))


def _facts(analysis: Analysis) -> ArticleFacts:
    article = analysis.article
    topics = tuple(topic.id for topic in article.topics)
    return ArticleFacts(
        article.id, article.url, article.title, article.source, article.published, article.language, topics
    )


def _outcome(verdict: Verdict, recorded: Recorded, alerts: Sequence[Alert]) -> Outcome:
    analysis = verdict.analysis
    return Outcome(
        id=analysis.article.id,
        outcome=verdict.outcome,
        article=recorded.article_id,
        story=recorded.story,
        language=analysis.article.language,
        figures=len(analysis.figures),
        changes=len(verdict.changes),
        alerts=len(alerts),
    )
