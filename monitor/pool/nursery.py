"""The process that the parser pool's workers are forked from, and the worker's own loop.

Enters: one initializer, then requests to fork or end a worker. Leaves: workers that hold
everything the initializer built, share its memory, and start in milliseconds. Never: a
line of hostile input in the nursery itself; a worker that outlives it (it kills them when
its owner is gone, and they ask the kernel to die with it).
"""

import base64
import gc
import json
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

from monitor.errors import FigurewatchError

RETURNED, RAISED, FAILED, OUT_OF_MEMORY = "returned", "raised", "failed", "out of memory"

# A request is an operation and a process id; the answer is one number.
_REQUEST, _ANSWER = struct.Struct("!cq"), struct.Struct("!q")
_FORK, _END = b"f", b"e"
_READY, _BROKEN = 0, -1
# Warming up reads vocabularies and models; on a busy machine that takes long, but not for ever.
_ANSWER_TIMEOUT_S = 300.0
_FAREWELL_S = 2.0
_BOOT = (
    "import sys, json, socket; sys.path[:] = json.loads(sys.argv[1]); "
    "from monitor.pool.nursery import raise_workers; raise_workers(*sys.argv[2:])"
)
# One worker is one core's work: the pool's size says how many cores are used.
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "RAYON_NUM_THREADS"), "1"
)


class Nursery:
    """The owner's handle on the nursery process; thread-safe. Started at once, waited for at first use."""

    def __init__(self, initializer: Callable[[], None] | None, extra_memory: int) -> None:
        self._lock = threading.Lock()
        self._settings = base64.b85encode(pickle.dumps(initializer)).decode(), str(extra_memory)
        self._closed = False
        self._process, self._control, self._ready = *self._launch(), False

    def fork(self, pipe: socket.socket) -> int:
        """Process id of a new worker that serves `pipe`. OSError when the pool is closed."""
        with self._lock:
            if self._closed:
                raise OSError("the parser pool is closed")
            for attempt in (1, 2):
                try:
                    self._await_ready()
                    socket.send_fds(self._control, [_REQUEST.pack(_FORK, 0)], [pipe.fileno()])
                    return self._answer()
                except (EOFError, OSError):
                    # Someone (the kernel, short of memory) ended the nursery; its workers went with it.
                    self._discard()
                    if attempt == 2 or self._closed:
                        raise
                    self._process, self._control, self._ready = *self._launch(), False
        raise AssertionError("unreachable")

    def end(self, pid: int) -> int:
        """End the worker if it still runs. Its exit code, or minus the number of the signal that ended it."""
        with self._lock:
            try:
                self._control.sendall(_REQUEST.pack(_END, pid))
                return self._answer()
            except (EOFError, OSError):
                return -signal.SIGKILL  # the nursery is gone, and its workers with it

    def wait_until_warm(self) -> None:
        """Return once `fork` will not have to wait. Raises RuntimeError if the initializer failed."""
        with self._lock:
            self._await_ready()

    def close(self) -> None:
        self._closed = True
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # who waits for an answer, for a warm nursery even, gets none
        with self._lock:
            self._discard()

    def _launch(self) -> tuple["subprocess.Popen[bytes]", socket.socket]:
        ours, theirs = socket.socketpair()
        ours.settimeout(_ANSWER_TIMEOUT_S)
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-c", _BOOT, json.dumps(sys.path), str(theirs.fileno()), *self._settings],
                stdin=subprocess.DEVNULL,
                stdout=2,  # what a library prints must not get into our output
                pass_fds=[theirs.fileno()],
                env={**os.environ, **_ONE_THREAD},
            )
        return process, ours

    def _await_ready(self) -> None:
        if not self._ready and self._answer() != _READY:
            raise RuntimeError("the parser pool's initializer failed; its traceback is on standard error")
        self._ready = True

    def _answer(self) -> int:
        got = b""
        while len(got) < _ANSWER.size:
            piece = self._control.recv(_ANSWER.size - len(got))
            if not piece:
                raise EOFError("the parser pool's nursery process has ended")
            got += piece
        return int(_ANSWER.unpack(got)[0])

    def _discard(self) -> None:
        """End the nursery, which ends its workers when its owner's end of the socket is closed."""
        self._control.close()
        try:
            self._process.wait(_FAREWELL_S if self._ready else 0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


# ───────────────────────────── inside the nursery ─────────────────────────────


def raise_workers(control_fd: str, initializer: str, extra_memory: str) -> None:
    """Main loop of the nursery process: warm up, then fork and end workers until the owner is gone."""
    # The owner decides when to stop (it finishes the article in hand first); signals to the
    # whole process group must not take the workers away from under it.
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    _die_with_parent()
    control = socket.socket(fileno=int(control_fd))
    if not _warm_up(initializer):
        control.sendall(_ANSWER.pack(_BROKEN))
        return
    control.sendall(_ANSWER.pack(_READY))
    children: set[int] = set()
    try:
        while _serve_owner(control, children, int(extra_memory)):
            pass
    finally:
        for pid in children:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _warm_up(initializer: str) -> bool:
    try:
        prepare = pickle.loads(base64.b85decode(initializer))
        if prepare is not None:
            prepare()
    except Exception:  # noqa: BLE001 (a process border: whatever it is, the owner must hear of it)
        traceback.print_exc()
        return False
    # What is there now lives for ever: out of the collector's sight, its pages stay shared.
    gc.collect()
    gc.freeze()
    return True


def _serve_owner(control: socket.socket, children: set[int], extra_memory: int) -> bool:
    """Serve one request; False when the owner is gone."""
    message, handles, _, _ = socket.recv_fds(control, _REQUEST.size, 1)
    while 0 < len(message) < _REQUEST.size:
        message += control.recv(_REQUEST.size - len(message)) or b"\0" * _REQUEST.size
    if not message:
        return False
    operation, pid = _REQUEST.unpack(message[: _REQUEST.size])
    answer = _fork(control, handles[0], extra_memory) if operation == _FORK else _end(pid)
    (children.add if operation == _FORK else children.discard)(answer if operation == _FORK else pid)
    control.sendall(_ANSWER.pack(answer))
    return True


def _fork(control: socket.socket, handle: int, extra_memory: int) -> int:
    pid = os.fork()
    if pid:
        os.close(handle)
        return pid
    try:
        control.close()
        _die_with_parent()
        _limit_memory(extra_memory)
        _work(Connection(handle))
    finally:
        os._exit(0)


def _end(pid: int) -> int:
    """Only the parent may wait for a process, and until it has, the id can't belong to a stranger."""
    try:
        done, status = os.waitpid(pid, os.WNOHANG)
        if not done:
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
    except (ChildProcessError, ProcessLookupError):
        return -signal.SIGKILL
    return os.waitstatus_to_exitcode(status)


def _die_with_parent() -> None:
    """Ask Linux to end this process with its parent, even in the middle of a loop in C. Elsewhere: no effect."""
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def _limit_memory(extra: int) -> None:
    """Address space that the warm worker has now, plus `extra` bytes. Linux only: elsewhere the limit is not kept."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as statm:
            now = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + extra, now + extra))


# ───────────────────────────── inside a worker ─────────────────────────────


def _work(pipe: Connection) -> None:
    while True:
        try:
            request = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        pipe.send_bytes(_attempt(request))


def _attempt(request: bytes) -> bytes:
    """The pickled outcome of one task. The kernel ends the process at its limit of CPU time:

    SIGPROF's default is death, which works inside a C loop that holds the interpreter lock.
    """
    try:
        task, argument, cpu_s = pickle.loads(request)
        signal.setitimer(signal.ITIMER_PROF, cpu_s)
        try:
            return pickle.dumps((RETURNED, task(argument)), protocol=pickle.HIGHEST_PROTOCOL)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except FigurewatchError as error:
        return pickle.dumps((RAISED, error))
    except MemoryError:
        return pickle.dumps((OUT_OF_MEMORY, None))
    except BaseException:  # noqa: BLE001 (a process border: the owner must hear of it, and the worker go on)
        return pickle.dumps((FAILED, traceback.format_exc()))
