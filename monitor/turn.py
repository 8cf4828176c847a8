"""One source's turn: poll its feeds that are due, then walk the entries that wait.

Enters: a `Source`. Leaves: a `TurnReport`, and in the archive the feeds' new state, the
articles, or the reason why not. A failure spoils what it names and nothing else: a feed
backs off, a page is tried again later, a page that kills its parser twice is set aside.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Event

from monitor.analyse import parse_feed
from monitor.domain import Document, FeedState, Page, QueuedEntry, Source
from monitor.errors import ArticleError, FigurewatchError, SourceError
from monitor.faults import fault
from monitor.fetch import Fetcher
from monitor.log import logger
from monitor.manners import NOT_ASKED
from monitor.pipeline import Corridor, Outcome, Workers
from monitor.urls import canonical
from storage.archive import Archive

LEASE = timedelta(minutes=10)  # longer than any turn's poll: a fetch ends after 30 s, a parse after 20 s
PARSE_TRIES = 2  # a document that kills its parser twice is quarantined (fault D14)
FETCH_TRIES = 6  # with the back-off below a page is tried for about a day and a half
FETCH_BACKOFF = timedelta(minutes=5)
LEAST_TEXT = 80  # characters of a feed's own text that stand in for a page that can't be had
AGAIN = "tried again"
_KILLERS = frozenset({"parse_timeout", "parse_memory", "parse_crash"})


@dataclass(frozen=True)
class Failure:
    """What went wrong and where, for the report."""

    where: str
    error: FigurewatchError


@dataclass(frozen=True)
class TurnReport:
    """What one turn did."""

    source: str
    polled: int = 0
    new_entries: int = 0
    outcomes: tuple[Outcome, ...] = ()
    failures: tuple[Failure, ...] = ()


class Turn:
    """Takes turns of sources, one at a time for each source, many sources at once."""

    def __init__(
        self,
        archive: Archive,
        corridor: Corridor,
        fetcher: Fetcher,
        workers: Workers,
        *,
        clock: Callable[[], datetime],
        entries_per_turn: int,
    ) -> None:
        self._archive, self._corridor, self._fetcher, self._workers = archive, corridor, fetcher, workers
        self._clock, self._limit = clock, entries_per_turn

    def take(self, source: Source, stop: Event, progress: Callable[[], None] | None = None) -> TurnReport:
        """Poll what is due and walk what waits, until nothing is left or `stop` is set. Raises `StorageError`."""
        polled, found, failures = self._poll(source, stop)
        outcomes: list[Outcome] = []
        for queued in self._waiting(source, stop):
            outcome = self._entry(source, queued)
            if outcome is not None:
                outcomes.append(outcome)
            if progress:
                progress()
        failures += [Failure(o.id, o.error) for o in outcomes if o.error is not None]
        return TurnReport(source.name, polled, found, tuple(outcomes), tuple(failures))

    def _poll(self, source: Source, stop: Event) -> tuple[int, int, list[Failure]]:
        polled, found, failures = 0, 0, []
        for feed in source.feeds:
            if stop.is_set():
                break
            state = self._archive.turns.claim(feed.url, self._clock(), LEASE)
            if state is None:
                continue
            polled += 1
            try:
                found += self._read(source, state, feed.interval)
            except SourceError as error:
                self._archive.turns.settle(self._fetcher.after_failure(state, feed.interval, error))
                if error.code in NOT_ASKED:  # nothing was learned: the host rests, or we are stopping
                    continue
                failures.append(Failure(feed.url, error))
                logger().warning("feed", source=source.name, url=feed.url, error=error.code, why=error.message)
        return polled, found, failures

    def _read(self, source: Source, state: FeedState, interval: timedelta) -> int:
        reply = self._fetcher.feed(state, source)
        after = self._fetcher.after_success(state, interval, reply)
        if reply.page is None:
            self._archive.turns.settle(after)
            logger().info("feed", source=source.name, url=state.url, outcome="not modified")
            return 0
        try:
            parsed = self._workers.run(parse_feed, reply.page)
        except ArticleError as error:  # the parser was killed: for a feed that spoils the turn
            raise SourceError(f"the feed could not be parsed: {error.message}", code=error.code) from error
        new = self._archive.turns.enqueue(replace(after, baseline=False), parsed.entries, self._clock())
        logger().info(
            "feed",
            source=source.name,
            url=state.url,
            outcome="baseline: recorded, nothing is sent" if state.baseline else "read",
            entries=len(parsed.entries),
            new=new,
            **({"warnings": "; ".join(parsed.warnings[:5])} if parsed.warnings else {}),
        )
        return new

    def _waiting(self, source: Source, stop: Event) -> Iterator[QueuedEntry]:
        """Entries of the source that may be walked now, each once a turn."""
        seen: set[int] = set()
        while not stop.is_set() and len(seen) < self._limit:
            batch = self._archive.turns.pending(source.name, self._clock(), min(50, self._limit - len(seen)))
            fresh = [queued for queued in batch if queued.key not in seen]
            if not fresh:
                return
            for queued in fresh:
                if stop.is_set():
                    return
                seen.add(queued.key)
                yield queued

    def _entry(self, source: Source, queued: QueuedEntry) -> Outcome | None:
        """Walk one entry to its end, or to the next try. None: it waits, and nothing was learned."""
        page: Page | None = None
        document = _document(source, queued, None)
        outcome: Outcome | None
        try:
            _refuse_killer(queued)
            page = self._page(source, queued)
            document = _document(source, queued, page)
            # Counted before it is made, so that a document that takes the whole process down is counted, too.
            self._archive.turns.start_entry(queued.key)
            outcome = self._walk_or_feed_text(source, queued, document, page)
        except ArticleError as error:
            if page is None and error.code not in NOT_ASKED:
                self._archive.turns.start_entry(queued.key)
            outcome = self._failed(queued, document, page, error)
        if outcome is not None and outcome.outcome != AGAIN:
            _log(source, outcome)
        return outcome

    def _page(self, source: Source, queued: QueuedEntry) -> Page | None:
        """The linked page; None where the feed's own text has to do (fault F24, X21)."""
        if not source.pages or not queued.entry.url:
            return None
        try:
            page = self._fetcher.page(queued.entry.url, source)
        except ArticleError as error:
            if _has_text(queued) and (error.permanent or queued.tries + 1 >= FETCH_TRIES):
                logger().info("page", url=queued.entry.url, outcome="feed text kept", error=error.code)
                return None
            raise
        fault("fetched")
        return page

    def _walk_or_feed_text(self, source: Source, queued: QueuedEntry, document: Document, page: Page | None) -> Outcome:
        if document.html is None and document.text is None:
            raise ArticleError("the entry has neither a page that can be read nor a text of its own", code="no_text")
        try:
            return self._corridor.walk(document, page=page, entry=queued.key, baseline=queued.baseline)
        except ArticleError as error:
            if page is None or not error.permanent or not _has_text(queued):
                raise
            logger().info("page", url=document.url, outcome="feed text kept", error=error.code)
            own = _document(source, queued, None)
            return self._corridor.walk(own, entry=queued.key, baseline=queued.baseline)

    def _failed(
        self, queued: QueuedEntry, document: Document, page: Page | None, error: ArticleError
    ) -> Outcome | None:
        tries = queued.tries + (error.code not in NOT_ASKED)
        limit = PARSE_TRIES if error.code in _KILLERS else FETCH_TRIES
        if not error.permanent and tries < limit:
            next_try = self._clock() + _pause(error, tries)
            self._archive.turns.finish_entry(queued.key, "pending", error, next_try)
            if error.code in NOT_ASKED:
                return None
            logger().warning("page", url=document.url, outcome=AGAIN, error=error.code, why=error.message)
            return Outcome(document.id, AGAIN, error=error)
        return self._corridor.set_aside(document, error, page=page, entry=queued.key)


def _refuse_killer(queued: QueuedEntry) -> None:
    """Tries that failed are settled with their reason; so many that never came back ended the whole daemon."""
    if queued.tries >= FETCH_TRIES:
        message = f"the daemon ended {queued.tries} times while it read this entry"
        raise ArticleError(message, code="parse_crash", permanent=True)


def _pause(error: ArticleError, tries: int) -> timedelta:
    """Until the next try: what the server asks for, else 5, 15, 45 … minutes; none for a parse, or where we stop."""
    if error.retry_after is not None:
        return error.retry_after
    return timedelta(0) if error.code in _KILLERS | NOT_ASKED else FETCH_BACKOFF * 3 ** max(0, tries - 1)


def _document(source: Source, queued: QueuedEntry, page: Page | None) -> Document:
    entry = queued.entry
    address = _address(page.final_url if page else entry.url)
    return Document(
        id=_address(entry.url) or f"{queued.feed_url}#{entry.id}",
        url=address,
        html=page.body if page else (_wrapped(entry.content) if entry.content else None),
        title=entry.title or None,
        language=source.language or entry.language,
        published=entry.published,
        source=source.name,
        content_type=page.content_type if page else "text/html; charset=utf-8",
        authors=entry.authors,
        country=source.country,
    )


def _wrapped(content: str) -> bytes:
    """A feed's own text as a page, so that it goes the same way."""
    return f"<html><body><article>{content}</article></body></html>".encode("utf-8", "replace")


def _address(url: str | None) -> str | None:
    if not url:
        return None
    try:
        return canonical(url)
    except ValueError:
        return None


def _has_text(queued: QueuedEntry) -> bool:
    return len(queued.entry.content or "") >= LEAST_TEXT


def _log(source: Source, outcome: Outcome) -> None:
    fields = {"source": source.name, "id": outcome.id, "outcome": outcome.outcome}
    if outcome.error is not None:
        logger().warning("article", **fields, error=outcome.error.code, why=outcome.error.message)
    else:
        logger().info(
            "article",
            **fields,
            story=outcome.story,
            language=outcome.language,
            figures=outcome.figures,
            changes=outcome.changes,
            alerts=outcome.alerts,
        )
