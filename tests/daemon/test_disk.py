"""D04: a full disk costs time and nothing else."""

import resource
import sys

import pytest

from tests.daemon.conftest import wait_until
from tests.daemon.paper import a_page

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of another process can be set on Linux alone")

TINY = 16 * 1024  # bytes: less than the archive has already, so that every write to it is refused


def allow(daemon, size):
    resource.prlimit(daemon.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_full_disk_stops_the_marks_not_the_reading_and_work_resumes_by_itself(desk, paper):
    desk.watch(paper)
    paper.publish("one", a_page())
    daemon = desk.start()
    wait_until(lambda: desk.outcomes() == ["stored"], "the first article is stored")
    wait_until(lambda: len(desk.events("feed")) > 1, "the feed is polled again")
    allow(daemon, TINY)
    wait_until(lambda: any(line["error"] == "disk_full" for line in desk.events("turn")), "the full disk is logged")
    before = marks(desk)
    paper.publish("two", a_page("A second crane was ordered."))
    polls = len(desk.events("turn"))
    wait_until(lambda: len(desk.events("turn")) > polls + 1, "it goes on trying")
    assert marks(desk) == before
    assert desk.outcomes() == ["stored"]
    assert daemon.poll() is None
    allow(daemon, resource.RLIM_INFINITY)
    wait_until(lambda: desk.outcomes() == ["stored"] * 2, "work resumes by itself")
    daemon.terminate()
    assert daemon.wait(10) == 0
    assert "Traceback" not in desk.log


def marks(desk):
    """What a poll would move on, read from the archive while its disk is full."""
    with desk.archive() as archive:
        feeds = [(state.url, state.etag, state.last_success, state.next_due) for state in archive.turns.states()]
        return feeds, sum(len(story["articles"]) for story in archive.read.stories())
