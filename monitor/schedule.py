"""The clock: calls jobs at intervals, one run of each at a time, and stops within a deadline.

Enters: named jobs. Leaves: their calls. Never: the truth about what is due; that is in
`FeedState`, so a tick that is missed, late or doubled changes nothing. The only importer of
apscheduler.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR
from apscheduler.executors.pool import BasePoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

_log = logging.getLogger(__name__)
# It logs every run of every job at INFO, and errors, which `on_error` gets already.
logging.getLogger("apscheduler").setLevel(logging.CRITICAL)

# APScheduler's own defaults drop a tick that is a second late.
_JOB_DEFAULTS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class Clockwork:
    """Ticks for named jobs, run by `workers` threads. A job that outlasts its interval is not doubled."""

    def __init__(self, workers: int = 10, on_error: Callable[[str, BaseException], None] | None = None) -> None:
        """`on_error` gets the job's name and what it raised; without it the traceback is logged."""
        self._on_error = on_error or _logged
        self._threads = _Threads(workers)
        self._scheduler: Any = BackgroundScheduler(
            executors={"default": _Executor(self._threads)}, job_defaults=_JOB_DEFAULTS, timezone="UTC"
        )
        self._scheduler.add_listener(self._report, EVENT_JOB_ERROR)

    def every(
        self,
        name: str,
        interval: timedelta,
        job: Callable[[], object],
        first: datetime,
        jitter: timedelta = timedelta(0),
    ) -> None:
        """Call `job` at `first`, then each `interval`, up to `jitter` off. It replaces a job of the same name."""
        trigger = IntervalTrigger(
            seconds=interval.total_seconds(), timezone="UTC", jitter=jitter.total_seconds() or None
        )
        self._scheduler.add_job(job, trigger, id=name, name=name, next_run_time=first, replace_existing=True)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def stop(self, timeout_s: float) -> bool:
        """Tick no more and wait for the jobs that run, at most `timeout_s` seconds. False: some still run.

        Jobs that run on do not keep the process alive; the archive's leases bring their work back.
        """
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        return self._threads.drain(timeout_s)

    def _report(self, event: Any) -> None:
        self._on_error(event.job_id, event.exception)


class _Executor(BasePoolExecutor):  # type: ignore[misc]  # apscheduler has no types
    def __init__(self, threads: "_Threads") -> None:
        super().__init__(threads)


class _Threads:
    """A thread pool whose threads do not hold up the end of the process, as concurrent.futures' do."""

    def __init__(self, workers: int) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._idle = threading.Condition()
        self._busy = 0
        self._closed = False
        self._size, self._threads = workers, list[threading.Thread]()

    def submit(self, function: Callable[..., Any], *args: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        with self._idle:
            if self._closed:
                future.cancel()
                return future
            self._busy += 1
            if len(self._threads) < min(self._size, self._busy):
                self._threads.append(threading.Thread(target=self._serve, name="clockwork", daemon=True))
                self._threads[-1].start()
        self._work.put(lambda: self._run(future, function, args))
        return future

    def shutdown(self, wait: bool = True) -> None:
        """Take no more work, and drop what has not begun."""
        with self._idle:
            self._closed = True
            for _ in self._threads:
                self._work.put(None)
        if wait:
            self.drain(float("inf"))

    def drain(self, timeout_s: float) -> bool:
        """Wait until nothing runs, at most so long."""
        end = time.monotonic() + timeout_s
        with self._idle:
            while self._busy and (left := end - time.monotonic()) > 0:
                self._idle.wait(min(left, 1.0))
            return not self._busy

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            work()

    def _run(self, future: "Future[Any]", function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        try:
            if not self._closed and future.set_running_or_notify_cancel():
                future.set_result(function(*args))  # apscheduler's run_job: reports a job's error, never raises
        finally:
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()


def _logged(name: str, error: BaseException) -> None:
    _log.error("job %s failed: %s", name, type(error).__name__, exc_info=error)
