"""The daemon: every room put together, a clock that ticks, and a quiet way to stop.

Enters: settings and an archive's address. Leaves: an exit code. One turn a source at a
time, many sources at once, one writer, deliveries beside them. On SIGTERM or Ctrl-C no
new work is taken, the article in hand is finished, and the process ends within ten
seconds. A second signal ends it at once: nothing is lost, for every step can be taken again.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event, Thread
from types import FrameType, TracebackType
from typing import Self

from alerts.deliver import Courier, DeliveryReport
from alerts.patience import Limits
from monitor.build import make_channels, make_corridor, make_fetcher, make_http, make_pool, name_of
from monitor.domain import Source
from monitor.errors import FigurewatchError, StorageError
from monitor.faults import fault
from monitor.log import logger
from monitor.schedule import Clockwork
from monitor.settings import Settings
from monitor.shapes import iso
from monitor.turn import Turn, TurnReport
from storage.archive import Archive

GRACE_S = 6.0  # how long a stop waits for the articles in hand; a service manager kills after 10 s
LAST_S = 1.0  # for turns whose parse was ended to say so
TICK_MOST = timedelta(seconds=30)
TICK_LEAST = timedelta(seconds=1)
DELIVER_EVERY = timedelta(seconds=2)


def utc_now() -> datetime:
    return datetime.now(UTC)


class Daemon:
    """All rooms for one archive. Use as a context: it holds the archive and ends its workers.

    Raises `StorageError` when there is no opening the archive, `ArchiveHeld` when another daemon has it.
    """

    def __init__(self, settings: Settings, url: str) -> None:
        self._settings, self._stop = settings, Event()
        self._sources = settings.domain_sources()
        self._archive = Archive.open(url)
        try:
            self._archive.hold(f"figurewatch run, process {os.getpid()}")
        except FigurewatchError:
            self._archive.close()
            raise
        self._pool = make_pool(settings, settings.defaults.workers, vectors=True)
        http = make_http(settings)
        fetcher = make_fetcher(settings, http, self._archive.turns, utc_now)
        corridor = make_corridor(settings, self._archive, utc_now, self._pool)
        self._turn = Turn(
            self._archive, corridor, fetcher, self._pool, clock=utc_now,
            entries_per_turn=settings.defaults.entries_per_turn,
        )  # fmt: skip
        self._courier = Courier(
            self._archive.outbox,
            make_channels(settings, http),
            utc_now,
            limits=Limits(keep_trying=settings.defaults.keep_trying),
            name_of=name_of(settings),
            passed=fault,
            stop=self._stop,
        )
        self._http = http
        self._archive.turns.sync(self._sources, utc_now())
        self._archive.take_over(utc_now())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()
        self._archive.close()

    def forever(self) -> int:
        """Run until a signal. Returns 0."""
        if not self._sources:
            logger().warning("start", why="sources.yaml has no source to poll; add one and start again")
        clockwork = Clockwork(workers=self._settings.defaults.fetchers + 1)
        for source in self._sources:
            clockwork.every(source.name, _tick(source), partial(self._take, source), utc_now(), _tick(source) / 4)
        clockwork.every("deliver", DELIVER_EVERY, self._deliver, utc_now())
        with _signals(self._stop):
            if not self._warm_up():
                return 0
            logger().info("start", sources=len(self._sources), archive=self._archive.place, process=os.getpid())
            clockwork.start()
            self._stop.wait()
            logger().info("stop", why="finishing the article in hand")
            self._http.close()
            if not clockwork.stop(GRACE_S):
                self._pool.close()
                clockwork.stop(LAST_S)
                logger().warning("stop", why="something did not end in time; the next start takes it up again")
        return 0

    def _warm_up(self) -> bool:
        """Wait until the workers have loaded their models, so that a bad start fails before any work. False: stopped.

        Raises RuntimeError if they can't be loaded.
        """
        with ThreadPoolExecutor(1) as thread:
            warm = thread.submit(self._pool.wait_until_warm)
            while not self._stop.is_set():
                with suppress(TimeoutError):
                    warm.result(0.1)
                    return True
            self._pool.close()
        return False

    def once(self) -> int:
        """Polls once what is due, then sends what is to be sent. Returns 1 if something failed, else 0."""
        threads = ThreadPoolExecutor(self._settings.defaults.fetchers)
        with _signals(self._stop), self._ending_on_stop(), threads:
            with _progress(len(self._sources)) as advance:
                jobs = {threads.submit(self._turn.take, source, self._stop): source for source in self._sources}
                reports: list[TurnReport] = []
                broken: list[str] = []
                for job in as_completed(jobs):
                    error = job.exception()
                    if isinstance(error, StorageError):
                        raise error
                    if error is None:
                        reports.append(job.result())
                    else:
                        broken.append(jobs[job].name)
                        logger().error("turn", source=jobs[job].name, exc_info=error)
                    advance()
            sent = self._deliver()
        return _sum_up(reports, broken, sent)

    @contextmanager
    def _ending_on_stop(self) -> Iterator[None]:
        """While it lasts, a signal ends the fetches at once, and parses after their time of grace."""
        over = Event()

        def end() -> None:
            self._stop.wait()
            if not over.is_set():
                self._http.close()
                if not over.wait(GRACE_S):
                    self._pool.close()

        Thread(target=end, name="stop", daemon=True).start()
        try:
            yield
        finally:
            over.set()

    def _take(self, source: Source) -> None:
        """One tick of one source. What is raised beyond `StorageError` is a bug: the clockwork logs its traceback."""
        if self._stop.is_set():
            return
        try:
            self._turn.take(source, self._stop)
        except StorageError as error:
            logger().error("turn", source=source.name, error=error.code, why=error.message)

    def _deliver(self) -> DeliveryReport | None:
        """One round of the courier; None where the archive could not be read or written."""
        try:
            report = self._courier.round()
        except StorageError as error:
            logger().error("deliver", error=error.code, why=error.message)
            return None
        if report.sent:
            logger().info("deliver", outcome="sent", messages=report.sent, waiting=report.waiting)
        for problem in report.problems:
            logger().warning(
                "deliver",
                channel=problem.channel,
                recipient=problem.recipient,
                outcome=problem.state.value,
                error=problem.code,
                why=problem.message,
                next_try=iso(problem.next_try),
            )
        for warning in report.warnings():
            logger().warning("deliver", why=warning)
        return report


def _tick(source: Source) -> timedelta:
    """How often the clock looks whether the source is due: the archive decides, so often enough is enough."""
    shortest = min(feed.interval for feed in source.feeds)
    return max(TICK_LEAST, min(TICK_MOST, shortest / 10))


@contextmanager
def _signals(stop: Event) -> Iterator[None]:
    """SIGTERM and SIGINT set `stop`; the second one gets the system's own behaviour back."""

    def asked(number: int, _: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; elsewhere the log lines are enough."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("sources"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("sources", total=total)
        yield lambda: bar.advance(task)


def _sum_up(reports: list[TurnReport], broken: list[str], sent: DeliveryReport | None) -> int:
    outcomes = [outcome for report in reports for outcome in report.outcomes]
    failures = [(report.source, failure) for report in reports for failure in report.failures]
    counts = {
        "feeds": sum(report.polled for report in reports),
        "new": sum(report.new_entries for report in reports),
        "articles": sum(outcome.error is None for outcome in outcomes),
        "failed": len(failures) + len(broken),
        "sent": sent.sent if sent else 0,
    }
    logger().info("turn", **counts)
    if sys.stderr.isatty():
        print(", ".join(f"{number} {name}" for name, number in counts.items()), file=sys.stderr)
    for source, failure in failures:
        logger().warning(
            "failed", source=source, where=failure.where, error=failure.error.code, why=failure.error.message
        )
    return 1 if failures or broken else 0
