"""The archive's door: opening, holding, the unit of work, and the ways to its parts.

Enters and leaves: domain objects. Never: a table, a session, a row.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from types import TracebackType

from sqlalchemy import Connection

from monitor.domain import (
    Alert,
    Analysis,
    Article,
    ArticleFacts,
    Change,
    Document,
    DocumentVector,
    NewDelivery,
    Observation,
    Page,
    Reckoning,
    Recollection,
    Recorded,
    SeriesKey,
    SeriesMatch,
    Status,
    Verdict,
)
from monitor.errors import FigurewatchError
from storage import hold, links, schema
from storage.claims import disputes, finding
from storage.engine import UNIT_LOCK, Database
from storage.filters import NONE, Filters
from storage.findings import decide, file_reckoning
from storage.known import NOBODY, Testimony, observations_of, telling, with_series
from storage.outbox import Outbox
from storage.reading import Reading
from storage.recall import facts, own_id, recall
from storage.record import Circumstances, finish_entry, quarantine, record
from storage.turns import Turns
from storage.vectors import vectors


class Archive:
    """Everything that is remembered. Safe for many threads; close it, or use it as a context manager."""

    def __init__(self, database: Database) -> None:
        """Use `Archive.open`."""
        self._database = database
        self._hold: hold.Hold | None = None
        self.turns = Turns(database)
        self.outbox = Outbox(database)
        self.read = Reading(database)

    @classmethod
    def open(cls, url: str, *, read_only: bool = False) -> "Archive":
        """The archive at `sqlite:///path` or `postgresql://…`: made when it is missing, migrated when it is older.

        Raises `ConfigError` for an address of another kind, else `StorageError`: `missing`
        (when reading), `read_only`, `corrupt`, `too_new`, `disk_full`, `locked`, `storage`.
        """
        database = Database(url, read_only=read_only)
        try:
            schema.ensure(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def place(self) -> str:
        """Where it is, without secrets, for messages."""
        return self._database.place

    def hold(self, who: str) -> None:
        """Keep other daemons out until `close` or the process ends. Raises `ArchiveHeld`, which names the holder."""
        self._hold = hold.take(self._database, who)

    def take_over(self, now: datetime) -> None:
        """Free what an earlier daemon had in hand when it was killed. Only for who holds the archive.

        Without it a feed would wait for the end of its lease, and so would a message.
        """
        if self._hold is None:
            raise RuntimeError("hold the archive first: another daemon's work is not ours to free")
        self.turns.release_all()
        self.outbox.release_all(now)

    @contextmanager
    def unit(self) -> Iterator["Unit"]:
        """One article's unit of work: what is recalled stays true until it is recorded, in one commit.

        Raises `StorageError`; any error rolls everything back.
        """
        with self._database.write(UNIT_LOCK) as connection:
            yield Unit(connection)

    def recall(
        self,
        analysis: Analysis,
        series: Sequence[SeriesKey],
        candidates: Sequence[int],
        now: datetime,
        asked: Collection[str] | None = None,
        testimony: Testimony = NOBODY,
    ) -> Recollection:
        """As `Unit.recall`, for those who only want to know: nothing may be recorded by it."""
        with self._database.read() as connection:
            return recall(connection, analysis, series, candidates, now, asked, testimony)

    def vectors(self, after: int, since: datetime, most: int | None = None) -> list[DocumentVector]:
        """Articles whose row is above `after`, by row; at most the first `most`. From the beginning (`after` 0):
        those that arrived at `since` or later.

        By arrival, not by date of publication: old documents that come together are each other's neighbours. Rows
        become visible in the order of their keys, since units of work take turns: what is above the last one that
        was read is all that is new.
        """
        with self._database.read() as connection:
            return vectors(connection, after, since, most)

    def documents(self, filters: Filters = NONE) -> Iterator[Document]:
        """The stored pages as documents, oldest first, to be walked again while the archive is written to."""
        return self.read.documents(filters)

    def close(self) -> None:
        """Give up the hold and every connection."""
        if self._hold:
            self._hold.release()
            self._hold = None
        self._database.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Unit:
    """Recall, judge and record inside one transaction. Made by `Archive.unit`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def recall(
        self,
        analysis: Analysis,
        series: Sequence[SeriesKey],
        candidates: Sequence[int],
        now: datetime,
        asked: Collection[str] | None = None,
        testimony: Testimony = NOBODY,
    ) -> Recollection:
        """What is known that can matter: the version at this address, near texts, vintages of these series."""
        return recall(self._connection, analysis, series, candidates, now, asked, testimony)

    def own_id(self, item: Article) -> str:
        """The id under which the archive files an article: its own, unless another article bears that one."""
        return own_id(self._connection, item)

    def with_series(
        self,
        known: Recollection,
        analysis: Analysis | None,
        series: Sequence[SeriesKey],
        asked: Collection[str] | None = None,
        testimony: Testimony = NOBODY,
    ) -> Recollection:
        """`known` with the vintages and findings of these series instead of those it has; `asked` as in `recall`."""
        return with_series(self._connection, known, analysis, series, asked, testimony)

    def telling(self, key: int) -> Analysis | None:
        """A text on file, by its row, with its figures."""
        return telling(self._connection, key)

    def canonical(self, observations: Sequence[Observation]) -> tuple[Observation, ...]:
        """The same, those of series that were joined to another one under that one."""
        where = links.canonical(self._connection, {each.series for each in observations})
        return tuple(
            replace(each, series=where[each.series], own=each.series) if each.series in where else each
            for each in observations
        )

    def stated(self, key: int) -> tuple[Observation, ...]:
        """What an article version, by its row, states, under the series of its own words."""
        return links.stated(self._connection, key)

    def quoting(self, stated: Sequence[Observation]) -> tuple[Observation, ...]:
        """What replaces a value that is stated here, or has one that is replaced here; under its own words' series."""
        return links.quoting(self._connection, stated)

    def valued(self, values: Collection[Decimal], stated: Sequence[Observation]) -> tuple[Observation, ...]:
        """What is on file with one of these values, of the places, periods and units stated; under its own series."""
        return links.valued(self._connection, values, stated)

    def match(self, matches: Sequence[SeriesMatch], now: datetime) -> None:
        """Keep what shows that two series are one."""
        links.match(self._connection, matches, now)

    def matched(self, keys: Collection[SeriesKey]) -> tuple[SeriesMatch, ...]:
        """All matches that hang together with these series."""
        return links.matched(self._connection, keys)

    def stated_twice(self, keys: Collection[SeriesKey], but: Collection[str]) -> tuple[Observation, ...]:
        """What articles state, `but` for some, that give a value for one period under two of these series each."""
        return links.stated_twice(self._connection, keys, but)

    def relink(
        self, targets: Mapping[SeriesKey, SeriesKey], whys: Mapping[SeriesKey, str], now: datetime
    ) -> dict[SeriesKey, tuple[SeriesKey, SeriesKey]]:
        """File each series under its target; those that have moved, with where they were and where they are."""
        return links.relink(self._connection, targets, whys, now)

    def again(self, known: Recollection, analysis: Analysis, series: Sequence[SeriesKey]) -> Recollection:
        """`known` after series have moved: what the address said before is under its series of now."""
        if known.previous is not None:
            observations = observations_of(self._connection, known.previous.key)
            known = replace(known, previous=replace(known.previous, observations=observations))
        return with_series(self._connection, known, analysis, series)

    def finding(self, name: str) -> Change | None:
        """The finding with this id."""
        return finding(self._connection, name)

    def decide(self, name: str, status: Status, reason: str | None, who: str, now: datetime) -> None:
        """Write down what a person holds of a finding."""
        decide(self._connection, name, status, reason, who, now)

    def settle(self, reckoning: Reckoning, now: datetime) -> None:
        """Write what follows for findings on file where no article came; nobody is told."""
        file_reckoning(self._connection, reckoning, None, now, baseline=True)

    def disputes(self, claims: Sequence[Change]) -> tuple[SeriesKey, ...]:
        """Other series with contradictions on file that the same articles are part of."""
        return disputes(self._connection, claims) if claims else ()

    def vectors(self, after: int, since: datetime, most: int | None = None) -> list[DocumentVector]:
        """See `Archive.vectors`; inside the unit nothing can come after what this reads."""
        return vectors(self._connection, after, since, most)

    def facts(self, ids: Collection[str]) -> Mapping[str, ArticleFacts]:
        """What messages say of the articles with these ids."""
        return facts(self._connection, ids)

    def record(
        self,
        verdict: Verdict,
        alerts: Sequence[Alert],
        deliveries: Sequence[NewDelivery],
        *,
        page: Page | None = None,
        entry: int | None = None,
        baseline: bool = False,
        reread: bool = False,
        now: datetime,
    ) -> Recorded:
        """Write the article with all that follows from it, and take `entry` off the queue.

        With `baseline` changes are stored, alerts and deliveries are not. Twice is as good as
        once, unless `reread` says that the same text was read anew, by better rules: that is a version.
        """
        around = Circumstances(now, page, entry, baseline, reread)
        return record(self._connection, verdict, alerts, deliveries, around)

    def quarantine(
        self,
        document: Document,
        error: FigurewatchError,
        *,
        page: Page | None = None,
        entry: int | None = None,
        now: datetime,
    ) -> None:
        """Set a document aside with the reason, and take `entry` off the queue."""
        quarantine(self._connection, document, error, Circumstances(now, page, entry))

    def finish_entry(self, entry: int | None, outcome: str = "unchanged", now: datetime | None = None) -> None:
        """Take an entry off the queue when there is nothing to record. None: there is no entry."""
        if entry is not None:
            finish_entry(self._connection, entry, outcome, now)
