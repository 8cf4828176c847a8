"""One request at a time a host, with a pause between: within this process by locks, beyond it by the archive's gate.

Enters: a host's key. Leaves: the right to ask it now, or `Resting` with the time when to come
back. Never: a long sleep; whoever would wait longer than the patience is sent away.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


class Gate(Protocol):
    """The archive's memory of hosts, shared by all processes and kept over restarts."""

    def reserve(self, host: str, now: datetime, spacing: timedelta) -> datetime: ...
    def rest(self, host: str, until: datetime) -> None: ...


class Resting(Exception):
    """The host is not to be asked before `wait` is over."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"host rests for {wait}")
        self.wait = wait


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0


class Turnstile:
    """Lets threads through to hosts. Safe to share."""

    def __init__(
        self, gate: Gate, clock: Callable[[], datetime], sleep: Callable[[float], None], patience: timedelta
    ) -> None:
        self._gate, self._clock, self._sleep, self._patience = gate, clock, sleep, patience
        self._hosts: dict[str, _Host] = {}
        self._resting: dict[str, datetime] = {}
        self._guard = threading.Lock()

    @contextmanager
    def hold(self, key: str) -> Iterator[None]:
        """Be the only one of this process who asks the host. Raises `Resting`."""
        self._refuse_resting(key)
        host = self._enter(key)
        try:
            if not host.lock.acquire(timeout=self._patience.total_seconds()):
                raise Resting(self._patience)
            try:
                yield
            finally:
                host.lock.release()
        finally:
            self._leave(key, host)

    def wait(self, key: str, spacing: timedelta) -> None:
        """Take the next free moment of the host, and sleep until it comes. Raises `Resting` if it is far."""
        self._refuse_resting(key)
        now = self._clock()
        granted = self._gate.reserve(key, now, spacing)
        if granted - now > self._patience:
            self._remember(key, granted)
            raise Resting(granted - now)
        if granted > now:
            self._sleep((granted - now).total_seconds())

    def rest(self, key: str, wait: timedelta) -> None:
        """Let the whole host rest."""
        until = self._clock() + wait
        self._gate.rest(key, until)
        self._remember(key, until)

    def _refuse_resting(self, key: str) -> None:
        """Without asking the gate: every reservation moves the host's next free moment on, even an unused one."""
        with self._guard:
            left = self._resting.get(key, self._clock()) - self._clock()
        if left > self._patience:
            raise Resting(left)

    def _remember(self, key: str, until: datetime) -> None:
        now = self._clock()
        with self._guard:
            self._resting = {host: end for host, end in self._resting.items() if end > now}
            self._resting[key] = max(until, self._resting.get(key, until))

    def _enter(self, key: str) -> _Host:
        with self._guard:
            host = self._hosts.setdefault(key, _Host())
            host.users += 1
            return host

    def _leave(self, key: str, host: _Host) -> None:
        with self._guard:
            host.users -= 1
            if not host.users:
                self._hosts.pop(key, None)
