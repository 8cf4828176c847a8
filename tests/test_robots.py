"""robots.txt by RFC 9309: what it allows, when it is asked, what silence means."""

import json
from datetime import timedelta

import pytest

from monitor.domain import RobotsFile
from monitor.http import HttpError
from monitor.robots import Allowed, Robots, allowed, clip, crawl_delay
from monitor.urls import parse
from tests.kit import KIT, needs_kit
from tests.netfixtures import FakeClock, FakeRobots

PAGE = "http://h.example/news/page-1.html"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("", True, "no rules"),
        ("<html><title>Not found</title>Disallow me</html>", True, "a page where a file should be"),
        ("User-agent: *\nDisallow: /\n", False, "all is closed"),
        ("User-agent: *\nDisallow:\n", True, "an empty rule closes nothing"),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/page\n", True, "the longer rule wins"),
        ("User-agent: figurewatch\nDisallow: /\n\nUser-agent: *\nDisallow:\n", False, "our own group"),
        ("User-agent: FigureWatch/2.0\nDisallow: /\n", False, "our own group, with a version"),
        ("User-agent: Figurewatch Robot\nDisallow: /\n", False, "our own group, with more words"),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Figurewatch\nAllow: /\n", True, "our own group comes first"),
        ("User-agent: other\nSitemap: /s.xml\nDisallow: /\n", True, "someone else's group"),
        ("User-agent: other\nNoindex: x\nUser-agent: *\nDisallow: /\n", False, "an unknown line ends no group"),
        ("USER-AGENT : *\r\ndisallow:/news/*.html$\rsitemap: /x\n", False, "case, blanks, line ends, wildcards"),
        ("user agent: *\ndisallow: /\n", False, "a common slip"),
        ("User-agent: *\nDisallow: /news/page-1.html?\n", True, "another address"),
    ],
)
def test_rules_are_read_as_their_author_meant_them(text, expected, why):
    assert allowed(text, PAGE) is expected, why


def test_a_byte_order_mark_and_a_file_without_end_are_cut_off():
    assert allowed(clip(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n"), PAGE) is False
    rules = b"User-agent: *\nDisallow: /late/\n"
    long = b"User-agent: *\nDisallow: /news/\n" + b"# padding\n" * 60_000 + rules
    text = clip(long[: 500 * 1024])
    assert text.endswith("# padding\n"), "no half a line: half a rule may close all"
    assert allowed(text, PAGE) is False


def test_the_pause_that_a_host_wishes():
    assert crawl_delay("User-agent: *\nCrawl-delay: 5\n") == timedelta(seconds=5)
    assert crawl_delay("User-agent: *\nDisallow: /x\n") is None
    assert crawl_delay("User-agent: *\nCrawl-delay: -1\n") is None


class Guard:
    """Robots with fakes behind it, for one host of the hostile server."""

    def __init__(self, http, hostile, host: int) -> None:
        self.clock, self.store, self.hostile, self.host, self.asked = FakeClock(), FakeRobots(), hostile, host, 0
        self.robots = Robots(http, self.store, self.clock)

    def permission(self, path: str = "/F26/page-1.html"):
        def count() -> None:
            self.asked += 1

        address = parse(self.hostile.url(path, self.host))
        return self.robots.permission(address, self.hostile.allow, count)


@pytest.mark.parametrize(
    ("host", "expected", "why"),
    [
        (1, Allowed.YES, "404: no file, no rules"),
        (3, Allowed.CLOSED, "503: nobody knows"),
        (4, Allowed.YES, "the rule stands behind 600 KiB"),
        (5, Allowed.NO, "five redirects are followed"),
        (6, Allowed.CLOSED, "silence"),
        (7, Allowed.YES, "a page that says it is not there"),
        (9, Allowed.NO, "our own group"),
        (10, Allowed.NO, "byte order mark, odd case, wildcards"),
    ],
)
def test_each_host_is_asked_once_a_day(http, hasty, hostile, host, expected, why):
    guard = Guard(hasty if host == 6 else http, hostile, host)
    answers = [guard.permission() for _ in range(3)]
    assert [answer.allowed for answer in answers] == [expected] * 3, why
    assert guard.asked == 1
    again = answers[0].again - guard.clock.now
    assert timedelta(0) < again <= timedelta(hours=24)
    guard.clock.move(again)
    guard.permission()
    assert guard.asked == 2


def test_what_was_allowed_stays_so_while_the_host_is_silent(http, hostile):
    guard = Guard(http, hostile, 3)
    key = parse(hostile.url("/", 3)).key
    old = guard.clock.now - timedelta(days=2)
    guard.store.save_robots(RobotsFile(key, "User-agent: *\nDisallow: /F25/\n", old, old + timedelta(days=1)))
    assert guard.permission("/F26/page-1.html").allowed is Allowed.YES
    assert guard.permission("/F25/page-1.html").allowed is Allowed.NO


def test_a_host_that_cannot_be_reached_has_said_nothing(http, free_port):
    guard = Robots(http, store := FakeRobots(), FakeClock())
    with pytest.raises(HttpError) as failed:
        guard.permission(parse(f"http://127.0.0.1:{free_port}/"), frozenset({("127.0.0.1", free_port)}), lambda: None)
    assert failed.value.code == "refused"
    assert not store.files, "our own network's fault closes no host for hours"


@needs_kit
def test_the_cases_of_a_search_engine_are_read_alike():
    with (KIT / "eval/data/robots/google.jsonl").open(encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    right = sum(allowed(case["robots"], case["url"], case["agent"]) is case["allowed"] for case in cases)
    # The others expect an address that was not percent-encoded to miss a rule that was; ours are always encoded.
    assert right >= 138
    assert len(cases) == 142
