"""Runs the pure rooms on hostile input in processes that can be killed.

Enters: a module-level function and its argument, both picklable. Leaves: its result, or
an `ArticleError` that names what the document did to its worker. Never: a document that
costs its neighbours anything; a process that outlives the daemon.

One nursery process (`nursery.py`) runs the initializer once and forks every worker from
there, so that a killed worker is replaced within milliseconds and all of them share the
memory of the vocabularies. The process that owns the pool is full of threads, and never forks.
"""

import pickle
import queue
import signal
import socket
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from logging import getLogger
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from monitor.errors import ArticleError, FigurewatchError
from monitor.pool.nursery import OUT_OF_MEMORY, RAISED, RETURNED, Nursery

__all__ = ["Limits", "ParserPool"]

A = TypeVar("A")
R = TypeVar("R")
_MIB = 1024 * 1024
_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost. Times in seconds, sizes in bytes.

    `cpu_s` and `extra_memory` (on top of the warm, idle worker; Linux only) are the house
    limits for a parse. `max_input` bounds the pickled argument: a page of at most 10 MiB
    and its hints. A worker is replaced after `tasks_per_worker` tasks, because libxml2
    may keep what it took (50 to 500 MB stayed resident after one page).
    """

    wall_s: float = 60.0
    cpu_s: float = 20.0
    extra_memory: int = 256 * _MIB
    max_input: int = 12 * _MIB
    tasks_per_worker: int = 500


class ParserPool:
    """At most `workers` tasks at once; many threads may call `run`, and wait while all workers are busy.

    `initializer` warms up the nursery (imports, vocabularies, models); what it leaves in
    module globals is there in every worker. It must not start threads.
    """

    def __init__(self, workers: int, limits: Limits, initializer: Callable[[], None] | None = None) -> None:
        self._workers, self._limits = workers, limits
        self._closed = threading.Event()
        self._nursery = Nursery(initializer, limits.extra_memory)
        # Last in, first out: a quiet daemon keeps one worker warm instead of all of them.
        self._slots: queue.LifoQueue[_Slot] = queue.LifoQueue()
        for _ in range(workers):
            self._slots.put(_Slot(self._nursery))

    def __enter__(self) -> "ParserPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait_until_warm(self) -> None:
        """Return once the initializer has run, so that a start that fails does so before any work.

        Raises RuntimeError if the initializer failed.
        """
        self._nursery.wait_until_warm()

    def run(self, task: Callable[[A], R], argument: A) -> R:
        """Result of `task(argument)`.

        Raises what the task raises if that is a FigurewatchError, and ArticleError:
        `parse_timeout`, `parse_memory`, `parse_crash` (not permanent: the caller counts
        tries), `too_large`, `internal` (a bug: its traceback is logged), `stopped`.
        """
        request = pickle.dumps((task, argument, self._limits.cpu_s), protocol=pickle.HIGHEST_PROTOCOL)
        if len(request) > self._limits.max_input:
            raise ArticleError(
                f"the document takes {len(request):,} bytes, at most {self._limits.max_input:,} are parsed",
                code="too_large",
            )
        slot = self._slots.get()
        try:
            result: R = self._run_in(slot, request)
            return result
        finally:
            self._slots.put(slot)

    def map_ordered(
        self, task: Callable[[A], R], arguments: Iterable[A], window: int
    ) -> Generator[R | FigurewatchError, None, None]:
        """Results in the order of `arguments`, errors as values; at most `window` are taken ahead of the reader."""
        ahead: deque[Future[R]] = deque()
        with ThreadPoolExecutor(self._workers, thread_name_prefix="parse") as threads:
            try:
                for argument in arguments:
                    ahead.append(threads.submit(self.run, task, argument))
                    if len(ahead) >= max(window, 1):
                        value = _value(ahead.popleft())
                        yield value
                while ahead:
                    value = _value(ahead.popleft())
                    yield value
            finally:
                for waiting in ahead:
                    waiting.cancel()

    def close(self) -> None:
        """End every worker now. Tasks that still run raise ArticleError(code="stopped")."""
        self._closed.set()
        self._nursery.close()

    def _run_in(self, slot: "_Slot", request: bytes) -> Any:
        try:
            return slot.run(request, self._limits)
        except (ArticleError, EOFError, OSError) as broken:
            if self._closed.is_set():
                raise ArticleError("the parser pool was closed", code="stopped", permanent=False) from broken
            raise


class _Slot:
    """Place of one worker, which comes and goes. Used by one thread at a time."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self._pid = 0
        self._pipe: Connection | None = None
        self._served = 0

    def run(self, request: bytes, limits: Limits) -> Any:
        pipe = self._hand_over(request)
        if not _poll(pipe, limits.wall_s):
            self._retire()
            raise _timeout(f"{limits.wall_s:g} s")
        try:
            outcome, payload = pickle.loads(pipe.recv_bytes())
        except (EOFError, OSError) as gone:
            raise _death(self._retire(), limits) from gone
        self._served += 1
        if outcome == OUT_OF_MEMORY or self._served >= limits.tasks_per_worker:
            self._retire()
        return _open(outcome, payload, limits)

    def _hand_over(self, request: bytes) -> Connection:
        """Give the request to the worker. One that died while idle is replaced: the document isn't to blame."""
        for attempt in (1, 2):
            pipe = self._pipe or self._start()
            try:
                pipe.send_bytes(request)
            except OSError:
                self._retire()
                if attempt == 2:
                    raise
            else:
                return pipe
        raise AssertionError("unreachable")

    def _start(self) -> Connection:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._pid = self._nursery.fork(theirs)
            except BaseException:
                ours.close()
                raise
        self._pipe, self._served = Connection(ours.detach()), 0
        return self._pipe

    def _retire(self) -> int:
        """End the worker; how it ended (see `Nursery.end`)."""
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = None
        return self._nursery.end(self._pid)


def _poll(pipe: Connection, wall_s: float) -> bool:
    try:
        return pipe.poll(wall_s)
    except OSError:
        return True  # gone: reading will tell


def _open(outcome: str, payload: object, limits: Limits) -> Any:
    if outcome == RETURNED:
        return payload
    if outcome == RAISED and isinstance(payload, FigurewatchError):
        raise payload
    if outcome == OUT_OF_MEMORY:
        raise ArticleError(
            f"parsing needed more than {limits.extra_memory // _MIB} MiB of extra memory; the worker was replaced",
            code="parse_memory",
            permanent=False,
        )
    _log.error("a task failed in its worker:\n%s", payload)
    last_line = str(payload).rstrip().rpartition("\n")[2]
    raise ArticleError(f"internal error while parsing: {last_line[:200]}", code="internal", permanent=False)


def _death(status: int, limits: Limits) -> ArticleError:
    if status == -signal.SIGPROF:
        return _timeout(f"{limits.cpu_s:g} s of CPU")
    how = f"signal {signal.Signals(-status).name}" if status < 0 else f"exit code {status}"
    return ArticleError(
        f"parsing ended its worker process ({how}); the worker was replaced", code="parse_crash", permanent=False
    )


def _timeout(limit: str) -> ArticleError:
    return ArticleError(
        f"parsing took more than {limit}; the worker was killed and replaced", code="parse_timeout", permanent=False
    )


def _value(future: "Future[R]") -> R | FigurewatchError:
    try:
        return future.result()
    except FigurewatchError as error:
        return error
