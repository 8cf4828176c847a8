"""The kill test: the daemon is killed again and again, and nothing may be lost or told twice without reason.

    ./run bench benchmarks/kill.py [--kills 200] [--seed 1] [--archive postgresql://…]

A site of our own on loopback shows a few more articles before every start. The daemon, which polls it
without spacing, is killed by SIGKILL: at least a tenth of the kills inside each step of fault D01 (fetched, recorded,
committed, sent, marked; see monitor/faults.py), the others at a random moment after its first request.
Then it is left to finish, and the archive and the mails are counted.
"""

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from benchmarks.stable import Runner, Stable
from demo.sink import Sink
from monitor.errors import StorageError
from monitor.faults import POINTS
from storage.archive import Archive
from storage.filters import Filters

Daemon = Runner | subprocess.Popen[bytes]
Start = Callable[[Sequence[str], Path, Mapping[str, str]], Daemon]
NO_LIMIT = Filters(limit=1_000_000)
ROOT = Path(__file__).resolve().parents[1]
ARTICLES_A_KILL = 3
PATIENCE_S = 30.0  # for one daemon to start and to reach its point
FINISH_S, FINISH_EACH_S = 60.0, 4.0  # for the last daemon, and for each article that may be left to it
RANDOM_S = 3.0  # a daemon has read, recorded and sent what is new by then
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WHO = ("The harbour master", "A retired teacher", "One baker", "The ferry pilot", "A union clerk", "Her brother")
DID = ("repaired", "painted", "sold", "borrowed", "praised", "measured", "forgot", "insured")
WHAT = ("an old crane", "two fishing nets", "the town clock", "a wooden bridge", "some apples", "the school bell")
WHEN = ("before the storm", "after lunch", "in silence", "despite the fog", "with great care", "for a wager")


@dataclass
class Tally:
    """What happened and what was found at the end."""

    kills: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    stored: int = 0
    stored_twice: int = 0
    integrity: str = ""
    alerts: int = 0
    unsettled: int = 0
    mails: int = 0
    digests: int = 0
    repeated: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    pages_fetched_again: int = 0
    problems: list[str] = field(default_factory=list)

    def sound(self) -> bool:
        """Nothing lost, nothing twice in the archive, and an alert repeated only where a kill explains it.

        A kill between a message's sending and its marking makes the next daemon send it again: each
        explains one more mail, which may be a digest of many alerts. Kills inside `sent` always fall
        there, others by chance: mails are sent beside the turns, one at a time a channel.
        """
        may_repeat = self.kills.total()
        return (
            self.stored == self.articles
            and not self.stored_twice
            and self.integrity == "ok"
            and not self.unsettled
            and self.repeated.total() <= may_repeat
            and not self.problems
        )

    def report(self) -> str:
        """For people, a line each."""
        explained = f"explained by {self.kills['sent']} kills inside `sent` and by others that fell there by chance"
        return "\n".join(
            (
                f"kills: {dict(sorted(self.kills.items()))}",
                f"articles: {self.articles} published, {self.stored} stored, {self.stored_twice} stored twice",
                f"requests: {self.requests}, of which {self.pages_fetched_again} for a page that was asked for before",
                f"alerts: {self.alerts} told at once, {self.unsettled} not marked as sent",
                f"mails: {self.mails}, of which {self.digests} digests of a burst",
                f"mails that repeat alerts told before: {self.repeated.total()} {dict(self.repeated)}, {explained}",
                f"integrity check: {self.integrity}",
                *(f"PROBLEM: {problem}" for problem in self.problems),
                "sound" if self.sound() else "NOT SOUND",
            )
        )


class Town:
    """A paper with one feed whose articles appear `show` at a time. Each holds one new month of one series."""

    def __init__(self, articles: int, seed: int) -> None:
        dice = random.Random(seed)  # fixtures, not secrets
        self.texts = [_article(number, dice) for number in range(articles)]
        self.shown, self.asked = 1, Counter[str]()
        town = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                town.asked[self.path] += 1
                body = town.answer(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "application/rss+xml" if "feed" in self.path else "text/html")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it
                """Silence."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port: int = self.server.server_address[1]
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def requests(self) -> int:
        return self.asked.total()

    def answer(self, path: str) -> bytes | None:
        if path == "/feed":
            return self._feed()
        found = re.fullmatch(r"/(\d+)\.html", path)
        if not found or int(found[1]) >= self.shown:
            return None
        title, body = self.texts[int(found[1])]
        paragraphs = "".join(f"<p>{part}</p>" for part in body)
        head = f"<html><head><title>{title}</title></head>"
        return f"{head}<body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode()

    def _feed(self) -> bytes:
        items = "".join(
            f"<item><title>{title}</title><link>http://127.0.0.1:{self.port}/{number}.html</link></item>"
            for number, (title, _) in enumerate(self.texts[: self.shown])
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Town</title>{items}</channel></rss>'.encode()


def _article(number: int, dice: random.Random) -> tuple[str, list[str]]:
    month, year = MONTHS[number % 12], 1970 + number // 12
    title = f"Foreign trade of Norway in {month} {year}"
    body = [f"Norway's exports totalled {token(number)} billion dollars in {month} {year}, the statistics office said."]
    body += [f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(WHEN)}." for _ in range(5)]
    return title, body


def token(number: int) -> str:
    """The value that only this article prints; all lie between 40 and 60, so that none looks like a slip of scale."""
    return f"{40 + number * 7919 % 20000 / 1000:.3f}{number % 10}"


def campaign(
    kills: int, seed: int, folder: Path, url: str | None = None, *, cold: bool = False, echo: bool = True
) -> Tally:
    """Kill `kills` daemons, let the last one finish, count. `url` is an empty archive, else SQLite in `folder`."""
    town = Town(articles=(kills + 1) * ARTICLES_A_KILL, seed=seed)
    tally = Tally(articles=len(town.texts))
    with Sink(folder / "mails") as sink, _starter(cold) as start:
        scene = Scene(town, _config(folder, town, sink), url or f"sqlite:///{folder.as_posix()}/kill.db", start)
        _finish(scene, wanted=1)  # the baseline
        for number, point in enumerate(_points(kills, seed)):
            town.shown += ARTICLES_A_KILL
            died = _kill_once(scene, point, random.Random(seed * 1000 + number))
            tally.kills[died] += 1
            if echo:
                print(f"{number + 1}/{kills} {point}: {died}", file=sys.stderr, flush=True)
        town.shown = len(town.texts)
        _finish(scene, wanted=len(town.texts), tally=tally)
        _count(tally, scene, sink)
    town.server.shutdown()
    return tally


@dataclass(frozen=True)
class Scene:
    """What all daemons of a campaign share."""

    town: Town
    config: Path
    url: str
    start: Start

    def daemon(self, environment: Mapping[str, str]) -> Daemon:
        arguments = ["run", "--config", str(self.config), "--archive", self.url]
        return self.start(arguments, self.config.parent / "daemon.log", environment)


def _points(kills: int, seed: int) -> Iterator[str]:
    """A tenth and a bit of the kills for each point, the rest at random; shuffled."""
    each = max(1, -(-kills * 11 // 100)) if kills >= 10 else 1
    wishes = [point for point in POINTS for _ in range(each)][:kills]
    wishes += ["random"] * (kills - len(wishes))
    random.Random(seed).shuffle(wishes)
    return iter(wishes)


def _kill_once(scene: Scene, point: str, dice: random.Random) -> str:
    """Start a daemon that will die; returns where it did."""
    fault = {} if point == "random" else {"FIGUREWATCH_FAULT": f"{point}:{dice.randint(1, 2)}"}
    before = scene.town.requests
    daemon = scene.daemon(fault)
    end = time.monotonic() + PATIENCE_S
    while scene.town.requests == before and daemon.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    end = time.monotonic() + (dice.uniform(0.0, RANDOM_S) if point == "random" else PATIENCE_S)
    while daemon.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    if daemon.poll() is None:
        daemon.kill()
        point = "random"
    code = daemon.wait(10)
    return point if code == -signal.SIGKILL else f"exit {code}"


def _finish(scene: Scene, wanted: int, tally: Tally | None = None) -> None:
    """Run a daemon in peace until it has stored `wanted` articles and sent what waits, then end it with SIGTERM."""
    daemon = scene.daemon({})
    end = time.monotonic() + FINISH_S + FINISH_EACH_S * wanted
    while daemon.poll() is None and time.monotonic() < end and not _done(scene.url, wanted):
        time.sleep(0.3)
    daemon.terminate()
    code = daemon.wait(15)
    if tally is not None and code != 0:
        tally.problems.append(f"SIGTERM ended the daemon with {code}")


def _done(url: str, wanted: int) -> bool:
    try:
        archive = Archive.open(url, read_only=True)
    except StorageError:  # the daemon is just making it
        return False
    with archive:
        stored = sum(len(story["articles"]) for story in archive.read.stories(NO_LIMIT))
        return stored >= wanted and not archive.outbox.backlog(datetime.now(UTC))[0]


def _count(tally: Tally, scene: Scene, sink: Sink) -> None:
    with Archive.open(scene.url, read_only=True) as archive:
        ids = [item["id"] for story in archive.read.stories(NO_LIMIT) for item in story["articles"]]
        alerts = [alert for alert in archive.read.alerts(NO_LIMIT) if alert["when"] == "at_once"]
    tally.stored, tally.stored_twice = len(set(ids)), len(ids) - len(set(ids))
    tally.integrity = _integrity(scene.url)
    tally.alerts = len(alerts)
    tally.unsettled = sum(d["state"] != "sent" for alert in alerts for d in alert["deliveries"])
    asked = scene.town.asked
    tally.requests = asked.total()
    tally.pages_fetched_again = sum(count - 1 for path, count in asked.items() if path.endswith(".html"))
    _count_mails(tally, len(scene.town.texts), sink)


def _count_mails(tally: Tally, articles: int, sink: Sink) -> None:
    """Which month each mail tells, and which mails repeat one: all articles but the first, the baseline, are told."""
    tally.mails, told = len(sink.mails), Counter[int]()
    seen: set[str] = set()
    for mail in sink.mails:
        text = (mail.get_body(("plain",)) or mail).get_content()
        # The newest month is told; the one before it is quoted beside it.
        news = {number for number in range(1, articles) if _headline(number) in f"{mail['Subject']}\n{text}"}
        tally.digests += len(news) > 1
        if not news:
            tally.problems.append(f"a mail tells nothing: {mail['Subject']}")
        if any(told[number] for number in news):
            tally.repeated["same Message-ID" if str(mail["Message-ID"]) in seen else "new Message-ID"] += 1
        seen.add(str(mail["Message-ID"]))
        told.update(news)
    if len(told) < articles - 1:
        tally.problems.append(f"{articles - 1 - len(told)} new months were never told")


def _headline(number: int) -> str:
    """What a mail says of the month that it tells, and not of the one that it compares it with."""
    return f"exports {MONTHS[number % 12]} {1970 + number // 12}: "


def _integrity(url: str) -> str:
    if not url.startswith("sqlite:///"):
        return "ok"  # PostgreSQL checks its own pages
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        return str(database.execute("PRAGMA integrity_check").fetchone()[0])


@contextmanager
def _starter(cold: bool) -> Iterator[Start]:
    if cold:
        yield _start_cold
        return
    with Stable() as stable:
        yield stable.start


def _start_cold(arguments: Sequence[str], log: Path, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "monitor", *arguments]
    with log.open("ab") as out:
        return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=out, stderr=out)


def _config(folder: Path, town: Town, sink: Sink) -> Path:
    path = folder / "sources.yaml"
    path.write_text(
        f"""
defaults: {{spacing: 0s, workers: 1}}
sources:
  - {{name: Town, language: en, local: yes, interval: 1s, feeds: "http://127.0.0.1:{town.port}/feed"}}
channels:
  mail:
    {{type: email, host: 127.0.0.1, port: {sink.port}, security: none, from: a@kill.example, to: [b@kill.example]}}
rules:
  - {{name: months, channels: mail, kinds: new_period}}
""",
        encoding="utf-8",
    )
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive", help="an empty archive; left out: SQLite in a temporary folder")
    parser.add_argument("--cold", action="store_true", help="start every daemon from nothing: 4 to 10 s more a kill")
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="figurewatch-kill-") as folder:
        tally = campaign(arguments.kills, arguments.seed, Path(folder), arguments.archive, cold=arguments.cold)
    print(f"{tally.kills.total()} kills in {time.monotonic() - started:.0f} s")
    print(tally.report())
    return 0 if tally.sound() else 1


if __name__ == "__main__":
    sys.exit(main())
