"""`./run demo`: the real daemon for about half a minute, against a news site and a mail sink of our own.

Nothing leaves this machine. The daemon is the one that `./run` starts, in a process of its own,
with real fetches, a real archive and real mails; only the site and the mail server are ours.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from email.message import EmailMessage
from functools import partial
from importlib.resources import files
from pathlib import Path
from signal import SIGTERM

from demo.sink import Sink
from demo.site import OUTLETS, Site, stories
from monitor.errors import StorageError
from storage.archive import Archive
from storage.filters import Filters

PATIENCE_S = 60.0  # for one wave to be read; the first one waits until the workers have loaded their models
QUIET_S = 3.0  # after the last wave: time in which nothing more may come


def main() -> int:
    """Run the demonstration. Returns 0 when every wave was read, else 1."""
    folder = Path(tempfile.mkdtemp(prefix="figurewatch-demo-"))
    complete, mails = perform(folder)
    tell(folder, mails)
    return 0 if complete else 1


def perform(folder: Path) -> tuple[bool, list[EmailMessage]]:
    """The daemon against the site, archive and mails in `folder`. Whether all was read, and the mails that arrived."""
    with Site() as site, Sink(folder / "mails") as sink:
        config = write_config(folder, site, sink)
        say(f"A news site of our own is up: {site.feed_url('courier')} and three more feeds.")
        say("Starting the daemon; it loads its models first. What you see below is its log.\n")
        daemon = start_daemon(config)
        try:
            complete = play(site, folder, daemon)
        finally:
            stop_daemon(daemon)
    return complete, sink.mails


def play(site: Site, folder: Path, daemon: "subprocess.Popen[bytes]") -> bool:
    """Publish wave after wave, each when the one before has been read."""
    last = max(story.wave for story in stories())
    for wave in range(1, last + 1):
        site.wave = wave
        what = "the baseline: recorded, nothing is sent" if wave == 1 else "news"
        titles = [f"{OUTLETS[s.outlet].name}: {s.title}" for s in stories() if s.wave == wave]
        say(f"\n── wave {wave} of {last} ({what})\n   " + "\n   ".join(titles))
        wanted = sum(story.wave <= wave for story in stories())
        if not wait_until(partial(has_articles, folder, wanted), daemon):
            say("The daemon did not read this wave in time; its log above says why.")
            return False
    wait_until(lambda: False, daemon, QUIET_S)
    return True


def write_config(folder: Path, site: Site, sink: Sink) -> Path:
    """The demonstration's configuration with the addresses of today."""
    text = files("demo").joinpath("sources.yaml").read_text(encoding="utf-8")
    values = {"folder": folder.as_posix(), "smtp": str(sink.port)}
    values |= {outlet: site.feed_url(outlet) for outlet in OUTLETS}
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    path = folder / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def start_daemon(config: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "monitor", "run", "--config", str(config)], env=dict(os.environ))


def stop_daemon(daemon: "subprocess.Popen[bytes]") -> None:
    """Ask as a service manager would; insist after its ten seconds."""
    if daemon.poll() is None:
        daemon.send_signal(SIGTERM)
        try:
            daemon.wait(12)
        except subprocess.TimeoutExpired:
            daemon.kill()
            daemon.wait()


def has_articles(folder: Path, wanted: int) -> bool:
    """The archive holds that many articles by now."""
    try:
        with Archive.open(f"sqlite:///{folder.as_posix()}/demo.db", read_only=True) as archive:
            return sum(len(story["articles"]) for story in archive.read.stories(Filters())) >= wanted
    except StorageError:  # the daemon is just making it
        return False


def wait_until(done: Callable[[], bool], daemon: "subprocess.Popen[bytes]", seconds: float = PATIENCE_S) -> bool:
    """Poll `done` until it holds, the daemon ends or time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and daemon.poll() is None:
        if done():
            return True
        time.sleep(0.3)
    return False


def tell(folder: Path, mails: Sequence[EmailMessage]) -> None:
    """What came of it and where to look next."""
    say("\n" + "═" * 78)
    say(f"{len(mails)} mails arrived:\n")
    for number, mail in enumerate(mails, 1):
        say(f"  {number:03d}.eml  {mail['Subject']}")
    if mails:
        body = mails[0].get_body(("plain",))
        say("\nThe first one reads:\n")
        say(indented((body.get_content() if body else "").splitlines()))
    config = folder / "sources.yaml"
    say(f"\nEverything is in {folder}. Look around:\n")
    for command in (
        "changes",
        "series",
        "figures --region CN --indicator rd_expenditure",
        "search 苏州",
        "search Сучжоу",
        "stories",
    ):
        say(f"  ./run figurewatch {command} --config {config}")
    say("\nThen put your own sources into sources.yaml and start ./run")


def indented(lines: Iterable[str]) -> str:
    return "\n".join(f"  │ {line}" for line in lines)


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
