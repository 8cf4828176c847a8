"""Real daemons on real sockets, each test in a folder of its own."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.stable import Runner, Stable
from demo.sink import Sink
from storage.archive import Archive
from tests.daemon.paper import Paper

PATIENCE_S = 20.0


@dataclass
class Desk:
    """One folder with a configuration, an archive and a log; commands run in it. Nothing is left when it is cleared."""

    folder: Path
    stable: Stable
    running: list[Runner] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder}/news.db"

    @property
    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def events(self, name: str) -> list[dict]:
        """Log lines of one event."""
        lines = [json.loads(line) for line in self.log.splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == name]

    def configure(self, text: str) -> None:
        (self.folder / "sources.yaml").write_text(text, encoding="utf-8")

    def watch(self, *papers: Paper, interval: str = "1s", more: str = "", defaults: str = "") -> None:
        """A configuration that polls these papers without spacing."""
        sources = "".join(
            f"  - {{name: Paper {number}, language: en, local: yes, interval: {interval}, feeds: '{paper.feed}'}}\n"
            for number, paper in enumerate(papers)
        )
        self.configure(f"defaults: {{spacing: 0s, workers: 1{defaults}}}\nsources:\n{sources}{more}")

    def start(self, *arguments: str, **environment: str) -> Runner:
        config = ["--config", str(self.folder / "sources.yaml"), "--archive", self.url, "--log-json"]
        runner = self.stable.start(["run", *config, *arguments], self.folder / "log", environment)
        self.running.append(runner)
        return runner

    def once(self) -> int:
        """One turn of everything that is due; its exit code."""
        return self.start("--once").wait(60)

    def archive(self) -> Archive:
        return Archive.open(self.url, read_only=True)

    def outcomes(self) -> list[str]:
        """What became of the articles, in order."""
        return [line["outcome"] for line in self.events("article")]

    def clear(self) -> None:
        for runner in self.running:
            runner.kill()
            runner.wait(10)


def wait_until(done: Callable[[], object], what: str, seconds: float = PATIENCE_S) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"waited {seconds:g} s in vain: {what}"
        time.sleep(0.02)


def family(pid: int) -> set[int]:
    """The process and all that descend from it."""
    members, size = {pid}, 0
    while len(members) > size:
        size = len(members)
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                if int(stat.read_text().rpartition(")")[2].split()[1]) in members:
                    members.add(int(stat.parent.name))
    return members


def alive(pids: set[int]) -> set[int]:
    """Those that still run; a process that nobody has waited for yet does not."""

    def runs(pid: int) -> bool:
        with suppress(OSError):
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        return False

    return set(filter(runs, pids))


@pytest.fixture(scope="session")
def stable() -> Iterator[Stable]:
    with Stable() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, stable: Stable) -> Iterator[Desk]:
    made = Desk(tmp_path, stable)
    yield made
    made.clear()


@pytest.fixture
def paper() -> Iterator[Paper]:
    with Paper() as made:
        yield made


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Sink]:
    with Sink(tmp_path / "mails") as sink:
        yield sink


def by_mail(sink: Sink) -> str:
    """The section of a configuration that sends everything new to `sink` at once."""
    return f"""channels:
  mail: {{type: email, host: 127.0.0.1, port: {sink.port}, security: none, from: a@desk.example, to: [b@desk.example]}}
rules:
  - {{name: all, channels: mail, kinds: [new_period, conflicting, revised]}}
"""
