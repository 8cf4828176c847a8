"""The hostile server as a fixture, and fakes with state for what the network edge asks of the archive."""

import contextlib
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.domain import Feed, FeedState, RobotsFile, Source
from monitor.fetch import Fetcher, Manners
from monitor.http import Http, HttpLimits

SERVER = Path(__file__).parent / "faults" / "server.py"
CONTACT = "https://example.org/about-our-robot"
HOUR = timedelta(hours=1)


@dataclass
class Hostile:
    """The hostile server of `tests/faults`, in a process of its own."""

    port: int
    canary_port: int
    log: Path
    since: float = 0.0
    """Requests that began before (seconds since 1970) are another test's."""

    def url(self, path: str, host: int = 1) -> str:
        return f"http://127.0.0.{host}:{self.port}{path}"

    @property
    def allow(self) -> frozenset[tuple[str, int]]:
        return frozenset((f"127.0.0.{host}", self.port) for host in range(1, 21))

    def lines(self, case: str | None = None, host: int | None = None) -> list[dict]:
        """Requests so far, oldest first; the server writes a line when the exchange is over."""
        found = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines() if line.strip()]
        found = [line for line in found if line["t"] >= self.since and ("method" in line or line["canary"])]
        return [
            line
            for line in sorted(found, key=lambda line: line["t"])
            if case in (None, line.get("case")) and host in (None, int(line["local"].rpartition(".")[2] or 0))
        ]

    def settled(self, count: int, case: str | None = None, host: int | None = None) -> list[dict]:
        """The lines once `count` of them are there; all that came after two seconds otherwise."""
        end = time.monotonic() + 2
        while len(found := self.lines(case, host)) < count and time.monotonic() < end:
            time.sleep(0.02)
        return found

    def headers(self, case: str, host: int | None = None, count: int = 1) -> list[dict[str, str]]:
        return [{k.lower(): v for k, v in line["headers"]} for line in self.settled(count, case, host)]


@contextlib.contextmanager
def serving(folder: Path, *options: str) -> Iterator[Hostile]:
    log = folder / "requests.jsonl"
    log.touch()
    command = [sys.executable, str(SERVER), "--port", "0", "--seconds", "1200", "--max-conn-seconds", "6"]
    process = subprocess.Popen([*command, "--log", str(log), *options], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        yield Hostile(urlsplit(told["url"]).port or 0, told["canary_port"], log)
    finally:
        process.terminate()
        process.wait(5)
        process.stdout.close()


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """One server for the whole run; at its end the canary must be untouched, whatever the tests threw."""
    with serving(tmp_path_factory.mktemp("hostile")) as server:
        yield server
        assert [line for line in server.lines() if line["canary"]] == []


@pytest.fixture
def hostile(hostile_server: Hostile) -> Hostile:
    """The run's server, which shows a test only what was asked of it in the test's own time (told to a millisecond)."""
    return replace(hostile_server, since=time.time() - 0.001)


@pytest.fixture(scope="session")
def http() -> Http:
    """Patient enough for a busy machine."""
    return Http(CONTACT, limits=HttpLimits(deadline_s=8))


@pytest.fixture(scope="session")
def hasty() -> Http:
    """Thirty seconds scaled down, for servers that never come to an end."""
    return Http(CONTACT, limits=HttpLimits(deadline_s=0.5))


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port of 127.0.0.1 that refuses connections: taken, but nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@dataclass
class FakeGate:
    """The archive's memory of hosts, without an archive."""

    next_free: dict[str, datetime] = field(default_factory=dict)
    rested: dict[str, datetime] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)
    reservations: int = 0

    def reserve(self, host: str, now: datetime, spacing: timedelta) -> datetime:
        with self.guard:
            self.reservations += 1
            granted = max(now, self.next_free.get(host, now))
            self.next_free[host] = granted + spacing
            return granted

    def rest(self, host: str, until: datetime) -> None:
        with self.guard:
            self.rested[host] = self.next_free[host] = max(until, self.next_free.get(host, until))


@dataclass
class FakeRobots:
    """Robots files by host."""

    files: dict[str, RobotsFile] = field(default_factory=dict)

    def robots(self, host: str) -> RobotsFile | None:
        return self.files.get(host)

    def save_robots(self, robots: RobotsFile) -> None:
        self.files[robots.host] = robots


@dataclass
class FakeClock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2025, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, step: timedelta) -> None:
        self.now += step


def a_fetcher(http: Http, **given: object) -> Fetcher:
    """A fetcher with fakes behind it and no pause between requests."""
    given = {
        "gate": FakeGate(),
        "robots": FakeRobots(),
        "manners": Manners(spacing=timedelta(0)),
        "chance": lambda: 0.0,
        **given,
    }
    return Fetcher(http, given.pop("gate"), given.pop("robots"), **given)  # type: ignore[arg-type]


def a_source(*urls: str, local: bool = True) -> Source:
    return Source("test", tuple(Feed(url, HOUR) for url in urls), local=local)


def a_state(url: str, **given: object) -> FeedState:
    return FeedState(url, "test", datetime(2025, 3, 1, tzinfo=UTC), **given)  # type: ignore[arg-type]
