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
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from demo.sink import Sink
from monitor.faults import POINTS
from storage.archive import Archive
from storage.filters import Filters

ROOT = Path(__file__).resolve().parents[1]
ARTICLES_A_KILL = 3
PATIENCE_S = 30.0  # for one daemon to start and to reach its point
FINISH_S = 300.0
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
    versions_above_one: int = 0
    integrity: str = ""
    alerts: int = 0
    undelivered: int = 0
    unsent_alerts: int = 0
    mails: int = 0
    repeated_mails: int = 0
    requests: int = 0
    problems: list[str] = field(default_factory=list)

    def sound(self) -> bool:
        """Nothing lost, nothing twice in the archive, and no more repeats than kills between sending and marking."""
        may_repeat = self.kills["sent"] + self.kills["random"]
        return (
            self.stored == self.articles
            and self.versions_above_one == 0
            and self.integrity == "ok"
            and self.undelivered == self.unsent_alerts == 0
            and self.repeated_mails <= may_repeat
            and not self.problems
        )


class Town:
    """A paper with one feed whose articles appear `show` at a time. Each holds one new month of one series."""

    def __init__(self, articles: int, seed: int) -> None:
        dice = random.Random(seed)  # fixtures, not secrets
        self.texts = [_article(number, dice) for number in range(articles)]
        self.shown, self.requests = 1, 0
        town = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                town.requests += 1
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
    value = token(number)
    title = f"Norway's exports in {month} {year}: {dice.choice(WHAT)} and other news"
    body = [f"Norway's exports reached {value} billion kroner in {month} {year}, the statistics office said."]
    body += [
        f"{dice.choice(WHO)} {dice.choice(DID)} {dice.choice(WHAT)} {dice.choice(WHEN)}, and {dice.randrange(11, 99)} "
        f"visitors from the {dice.choice(('north', 'south', 'west', 'islands'))} watched."
        for _ in range(5)
    ]
    return title, body


def token(number: int) -> str:
    """The value that only this article prints; all lie between 40 and 60, so that none looks like a slip of scale."""
    return f"{40 + (number * 7919 % 20000) / 1000:.3f}{number % 10}"


def campaign(kills: int, seed: int, folder: Path, url: str | None = None, echo: bool = True) -> Tally:
    """Kill `kills` daemons, let the last one finish, count. `url` is an empty archive, else SQLite in `folder`."""
    town = Town(articles=(kills + 1) * ARTICLES_A_KILL, seed=seed)
    url = url or f"sqlite:///{folder.as_posix()}/kill.db"
    tally = Tally(articles=len(town.texts))
    with Sink(folder / "mails") as sink:
        config = _config(folder, town, sink)
        _finish(town, config, url, wanted=1)  # the baseline
        for number, point in enumerate(_points(kills, seed)):
            town.shown += ARTICLES_A_KILL
            died = _kill_once(town, config, url, point, random.Random(seed * 1000 + number))
            tally.kills[died] += 1
            if echo:
                print(f"\r{number + 1}/{kills} {dict(tally.kills)}", end="", file=sys.stderr, flush=True)
        town.shown = len(town.texts)
        _finish(town, config, url, wanted=len(town.texts), tally=tally)
        _count(tally, town, sink, url)
    town.server.shutdown()
    return tally


def _points(kills: int, seed: int) -> Iterator[str]:
    """A tenth and a bit of the kills for each point, the rest at random; shuffled."""
    each = max(1, -(-kills * 11 // 100)) if kills >= 10 else 1
    wishes = [point for point in POINTS for _ in range(each)][:kills]
    wishes += ["random"] * (kills - len(wishes))
    random.Random(seed).shuffle(wishes)
    return iter(wishes)


def _kill_once(town: Town, config: Path, url: str, point: str, dice: random.Random) -> str:
    """Start a daemon that will die; returns where it did."""
    fault = {} if point == "random" else {"FIGUREWATCH_FAULT": f"{point}:{dice.randint(1, 2)}"}
    before = town.requests
    daemon = _daemon(config, url, fault)
    end = time.monotonic() + PATIENCE_S
    while town.requests == before and daemon.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    end = time.monotonic() + (dice.uniform(0.0, 1.5) if point == "random" else PATIENCE_S)
    while daemon.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    if daemon.poll() is None:
        daemon.kill()
        point = "random"
    daemon.wait()
    return point if daemon.returncode == -signal.SIGKILL else f"exit {daemon.returncode}"


def _finish(town: Town, config: Path, url: str, wanted: int, tally: Tally | None = None) -> None:
    """Run a daemon in peace until it has stored `wanted` articles and sent what waits, then end it with SIGTERM."""
    daemon = _daemon(config, url, {})
    end = time.monotonic() + FINISH_S
    while daemon.poll() is None and time.monotonic() < end and not _done(url, wanted):
        time.sleep(0.5)
    daemon.terminate()
    code = daemon.wait(15)
    if tally is not None and code != 0:
        tally.problems.append(f"SIGTERM ended the daemon with {code}")


def _done(url: str, wanted: int) -> bool:
    try:
        archive = Archive.open(url, read_only=True)
    except Exception:  # noqa: BLE001  # the daemon is just making it
        return False
    try:
        stored = sum(len(story["articles"]) for story in archive.read.stories(Filters()))
        states = [delivery["state"] for alert in archive.read.alerts(Filters()) for delivery in alert["deliveries"]]
        return stored >= wanted and all(state == "sent" for state in states)
    finally:
        archive.close()


def _count(tally: Tally, town: Town, sink: Sink, url: str) -> None:
    archive = Archive.open(url, read_only=True)
    try:
        ids = [item["id"] for story in archive.read.stories(Filters()) for item in story["articles"]]
        alerts = list(archive.read.alerts(Filters()))
        changes = {change["change"]: change for change in archive.read.changes(Filters())}
    finally:
        archive.close()
    tally.stored = len(set(ids))
    tally.versions_above_one = len(ids) - len(set(ids))
    tally.integrity = _integrity(url)
    tally.alerts = len(alerts)
    tally.undelivered = sum(d["state"] != "sent" for alert in alerts for d in alert["deliveries"])
    texts = [(mail.get_body(("plain",)) or mail).get_content() for mail in sink.mails]
    for alert in alerts:
        printed = [changes[change]["observations"][-1]["surface"] for change in alert["changes"]]
        if not any(surface in text for surface in printed for text in texts):
            tally.unsent_alerts += 1
            tally.problems.append(f"no mail tells of {printed}")
    ids_of_mails = Counter(str(mail["Message-ID"]) for mail in sink.mails)
    tally.mails, tally.repeated_mails = len(sink.mails), sum(count - 1 for count in ids_of_mails.values())
    told = {number for number in range(len(town.texts)) if any(token(number) in text for text in texts)}
    if len(told) < len(town.texts) - 1:  # the first article was the baseline
        tally.problems.append(f"{len(town.texts) - 1 - len(told)} new months were never told")
    tally.requests = town.requests


def _integrity(url: str) -> str:
    if not url.startswith("sqlite:///"):
        return "ok"
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        return str(database.execute("PRAGMA integrity_check").fetchone()[0])


def _daemon(config: Path, url: str, fault: dict[str, str]) -> "subprocess.Popen[bytes]":
    log = (config.parent / "daemon.log").open("ab")
    command = [sys.executable, "-m", "monitor", "run", "--config", str(config), "--archive", url]
    return subprocess.Popen(command, cwd=ROOT, env={**os.environ, **fault}, stdout=log, stderr=log)


def _config(folder: Path, town: Town, sink: Sink) -> Path:
    path = folder / "sources.yaml"
    path.write_text(
        f"""
defaults: {{spacing: 0s, workers: 1}}
sources:
  - {{name: Town, language: en, local: yes, interval: 1s, feeds: "http://127.0.0.1:{town.port}/feed"}}
watch:
  - {{regions: [NO]}}
channels:
  mail:
    {{type: email, host: 127.0.0.1, port: {sink.port}, security: none, from: a@kill.example, to: [b@kill.example]}}
""",
        encoding="utf-8",
    )
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive", help="an empty archive; left out: SQLite in a temporary folder")
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="figurewatch-kill-") as folder:
        tally = campaign(arguments.kills, arguments.seed, Path(folder), arguments.archive)
    print(f"\n{sum(tally.kills.values())} kills in {time.monotonic() - started:.0f} s: {dict(tally.kills)}")
    print(tally)
    print("sound" if tally.sound() else "NOT SOUND")
    return 0 if tally.sound() else 1


if __name__ == "__main__":
    sys.exit(main())
