"""Real daemons that start in a fraction of a second, for tests that need hundreds of them.

    with Stable() as stable:
        daemon = stable.start(["run", "--config", "sources.yaml"], log=Path("daemon.log"))
        daemon.terminate(); daemon.wait(10)

A start costs seconds of imports, vocabularies and models. Here one process loads them once and forks: each
daemon is a process of its own that runs the product's command line, with a nursery and workers of its own, killed
by the same signals. Only the nursery's beginning differs: it is forked warm instead of started cold.
"""

import base64
import gc
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from monitor.pool import nursery

ROOT = Path(__file__).resolve().parents[1]
_POLL_S = 0.01
# Threads of a numeric library would not survive the fork.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")


class Stable:
    """Starts daemons. Use as a context; at its end no daemon of its is left."""

    def __enter__(self) -> "Stable":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.stable"],
            cwd=ROOT,
            env={**os.environ, **_ONE_THREAD},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()  # its end: it kills what still runs
        self._process.wait(10)
        self._process.stdout.close()

    def start(self, arguments: Sequence[str], log: Path, environment: Mapping[str, str] | None = None) -> "Runner":
        """Start `figurewatch ARGUMENTS`; both its outputs are appended to `log`."""
        order = {"start": list(arguments), "log": str(log), "environment": dict(environment or {})}
        return Runner(self, int(self._ask(order)))

    def code_of(self, pid: int) -> int | None:
        """How the process ended, None while it runs."""
        return cast("int | None", self._ask({"code": pid}))

    def _ask(self, order: Mapping[str, Any]) -> Any:
        assert self._process.stdin
        print(json.dumps(order), file=self._process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the process that starts daemons is gone; its traceback is on standard error")
        return json.loads(line)


class Runner:
    """One daemon; speaks like `subprocess.Popen`."""

    def __init__(self, stable: Stable, pid: int) -> None:
        self._stable, self.pid = stable, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self._stable.code_of(self.pid)
        return self.returncode

    def wait(self, timeout: float = 30.0) -> int:
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("figurewatch", timeout)
            time.sleep(_POLL_S)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:  # until it has been asked for, its id can't belong to a stranger
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


# ───────────────────────────── inside the process that forks ─────────────────────────────


def _serve() -> None:
    """Load everything once, then fork a daemon an order until the owner closes the pipe."""
    import monitor.daemon
    from monitor.analyse import prepare
    from monitor.domain import Extras

    assert monitor.daemon
    prepare(Extras(), True)
    gc.collect()
    gc.freeze()  # out of the collector's sight, its pages stay shared
    _tell("ready")
    running: set[int] = set()
    for line in iter(sys.stdin.readline, ""):
        order = json.loads(line)
        if "start" in order:
            running.add(pid := _fork(order))
            _tell(pid)
        else:
            _tell(_code_of(order["code"], running))
    for pid in running:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _tell(value: object) -> None:
    print(json.dumps(value), flush=True)


def _code_of(pid: int, running: set[int]) -> int | None:
    done, status = os.waitpid(pid, os.WNOHANG)
    if not done:
        return None
    running.discard(pid)
    return os.waitstatus_to_exitcode(status)


def _fork(order: Mapping[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 5
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(ours, theirs)
        os.environ.update(order["environment"])
        code = _run(order["start"])
    except BaseException:  # noqa: BLE001  # the process ends here, whatever it is
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(arguments: Sequence[str]) -> int:
    """The product's own command line; its pool's nursery alone is another."""
    import monitor.pool
    from monitor.__main__ import main

    monitor.pool.Nursery = _WarmNursery  # type: ignore[attr-defined]  # a door in the product for this alone would be worse
    return main(arguments)


class _WarmNursery(nursery.Nursery):
    """Forked from a process that has loaded everything, instead of started."""

    def _launch(self) -> Any:
        ours, theirs = socket.socketpair()
        ours.settimeout(30)
        pid = os.fork()
        if not pid:
            try:
                handle = os.dup2(theirs.fileno(), 3)
                os.closerange(4, 4096)  # the archive's lock is not ours to hold
                nothing_to_load = base64.b85encode(pickle.dumps(None)).decode()
                nursery.raise_workers(str(handle), nothing_to_load, self._settings[1])
            finally:
                os._exit(0)
        theirs.close()
        return _Child(pid), ours


class _Child:
    """What the pool asks of a process that it started."""

    def __init__(self, pid: int) -> None:
        self._pid, self._over = pid, False

    def wait(self, timeout: float = 30.0) -> None:
        end = time.monotonic() + timeout
        while not self._over:
            self._over = os.waitpid(self._pid, os.WNOHANG)[0] != 0
            if not self._over and time.monotonic() > end:
                raise subprocess.TimeoutExpired("nursery", timeout)
            time.sleep(0 if self._over else _POLL_S)

    def kill(self) -> None:
        if not self._over:
            os.kill(self._pid, signal.SIGKILL)


if __name__ == "__main__":
    _serve()
