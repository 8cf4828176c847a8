"""Feeds and pages fetched from the hostile server, with manners."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.errors import ArticleError, SourceError
from monitor.fetch import Fetcher, Manners
from monitor.http import Http, HttpLimits
from monitor.manners import FeedReply
from tests.faults.server import check
from tests.netfixtures import CONTACT, HOUR, FakeClock, FakeGate, FakeRobots, a_fetcher, a_source, a_state, serving


class Polls:
    """One feed polled again and again: what each poll brought goes into the next one's state."""

    def __init__(self, fetcher: Fetcher, url: str) -> None:
        self.fetcher, self.source, self.state = fetcher, a_source(url), a_state(url)

    def good(self) -> FeedReply:
        reply = self.fetcher.feed(self.state, self.source)
        self.state = self.fetcher.after_success(self.state, HOUR, reply)
        return reply

    def bad(self) -> SourceError:
        with pytest.raises(SourceError) as failed:
            self.fetcher.feed(self.state, self.source)
        self.state = self.fetcher.after_failure(self.state, HOUR, failed.value)
        return failed.value


def polls(http: Http, hostile, path: str, host: int = 14, **given) -> Polls:
    return Polls(a_fetcher(http, **given), hostile.url(path, host))


def test_both_validators_are_echoed_and_a_304_costs_no_parse(http, hostile):
    feed = polls(http, hostile, "/F01/feed.xml")
    brought = [feed.good().page is not None for _ in range(6)]
    assert brought == [True, False, False, False, False, True]
    lines = hostile.settled(6, "F01", host=14)
    for before, line in pairwise(lines):
        sent = dict(line["headers"])
        kept = before if before["status"] == 200 else lines[0]
        assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (kept["etag"], kept["lm"])


def test_odd_validators_are_echoed_unchanged(http, hostile):
    feed = polls(http, hostile, "/F02/feed.xml")
    assert feed.good().page is not None
    assert feed.good().page is None


def test_the_same_etag_does_not_hide_a_new_item(http, hostile):
    feed = polls(http, hostile, "/F03/feed.xml")
    items = [feed.good().page.body.count(b"<item>") for _ in range(3)]
    assert items == [1, 2, 3]


def test_the_newest_etag_is_the_one_that_is_echoed(http, hostile):
    feed = polls(http, hostile, "/F04/feed.xml")
    for _ in range(3):
        feed.good()
    assert [sent.get("if-none-match") for sent in hostile.headers("F04", 14, 3)] == [None, '"e1"', '"e2"']


def test_a_dropped_validator_is_forgotten(http, hostile):
    feed = polls(http, hostile, "/F05/feed.xml")
    for _ in range(3):
        feed.good()
    assert [sent.get("if-none-match") for sent in hostile.headers("F05", 14, 3)] == [None, '"first"', None]


def test_a_server_stuck_on_304_is_found_out_within_a_week(http, hostile):
    clock = FakeClock()
    feed = polls(http, hostile, "/F05/stuck.xml", host=15, clock=clock)
    brought = []
    for _ in range(9):
        brought.append(feed.good().page is not None)
        clock.move(timedelta(days=1))
    assert brought == [True, *[False] * 6, True, False]


def test_max_age_is_passed_on(http, hostile):
    assert polls(http, hostile, "/F06/feed.xml").good().max_age == timedelta(seconds=120)
    assert polls(http, hostile, "/F06/expires.xml").good().max_age == timedelta(seconds=120)
    year = polls(http, hostile, "/F06/year.xml")
    year.good()
    assert year.state.next_due <= datetime.now(UTC) + timedelta(hours=24)


@pytest.mark.parametrize("path", ["/F07/feed.xml", "/F07/date.xml"])
def test_a_429_lets_the_whole_host_rest(http, hostile, path):
    gate, clock = FakeGate(), FakeClock(datetime.now(UTC))
    feed = polls(http, hostile, path, host=12 if "feed" in path else 13, gate=gate, clock=clock)
    error = feed.bad()
    assert error.code == "rate_limited"
    assert error.whole_host
    assert timedelta(seconds=58) <= error.retry_after <= timedelta(seconds=61)
    [until] = gate.rested.values()
    assert until == clock.now + error.retry_after
    neighbour = Polls(feed.fetcher, feed.state.url.replace("/F07/", "/F22/"))
    reservations = gate.reservations
    for _ in range(3):
        resting = neighbour.bad()
        assert (resting.code, neighbour.state.failures) == ("host_resting", 0)
    assert gate.reservations == reservations, "who is sent away takes no turn"
    clock.move(timedelta(seconds=62))
    assert neighbour.good().page is not None


def test_a_503_without_a_readable_retry_after_backs_off_and_recovers(http, hostile):
    gate = FakeGate()
    feed = polls(http, hostile, "/F08/feed.xml", gate=gate)
    errors = [feed.bad() for _ in range(2)]
    assert [(error.code, error.retry_after) for error in errors] == [("http_status", None)] * 2
    assert not gate.rested
    too_long = feed.bad()
    assert too_long.retry_after == timedelta(days=7)
    assert "count as 7" in too_long.message
    feed.fetcher = a_fetcher(http)  # a week later
    assert [feed.bad().retry_after for _ in range(2)] == [None, None]
    assert feed.state.failures == 5
    assert feed.good().page is not None
    assert feed.state.failures == 0


def test_a_500_is_asked_once_more_in_the_same_turn(http, hostile):
    feed = polls(http, hostile, "/F09/feed.xml")
    assert feed.good().page is not None
    assert [line["status"] for line in hostile.settled(2, "F09", host=14)] == [500, 200]


@pytest.mark.parametrize("path", ["/F10/feed.xml", "/F10/308.xml"])
def test_a_permanent_redirect_is_believed_after_three_polls(http, hostile, path):
    host = 16 if "feed" in path else 17
    feed = polls(http, hostile, path, host=host)
    brought = [feed.good().page is not None for _ in range(5)]
    assert brought == [True, False, False, False, False], "validators go to the address that they came from"
    asked = [line["target"] for line in hostile.settled(8, "F10", host=host)]
    assert asked == [path, "/F10/new.xml"] * 3 + ["/F10/new.xml"] * 2
    old = [line for line in hostile.lines("F10", host=host) if line["target"] == path]
    assert not any("If-None-Match" in dict(line["headers"]) for line in old)
    assert feed.state.url.endswith(path), "the configured address stays the feed's name"


def test_a_temporary_redirect_changes_nothing(http, hostile):
    for path in ("/F11/feed.xml", "/F11/307.xml"):
        feed = polls(http, hostile, path)
        for _ in range(4):
            feed.good()
        assert (feed.state.moved_to, feed.state.moved_times) == (None, 0)


def test_a_loop_of_redirects_ends(http, hostile):
    assert polls(http, hostile, "/F12/a.xml").bad().code == "too_many_redirects"
    assert len(hostile.settled(6, "F12", host=14)) == 6


def test_gone_is_for_ever(http, hostile):
    feed = polls(http, hostile, "/F13/feed.xml")
    feed.good()
    assert feed.bad().code == "gone"
    assert feed.state.gone


def test_a_404_and_a_locked_door_spread_the_polls_and_heal(http, hostile):
    feed = polls(http, hostile, "/F14/feed.xml")
    waits = []
    for _ in range(5):
        assert feed.bad().code == "http_status"
        waits.append(feed.state.next_due)
    assert waits == sorted(waits)
    assert feed.good().page is not None
    for path in ("/F14/401.xml", "/F14/403.xml"):
        assert polls(http, hostile, path).bad().code == "http_status"
    assert not any("authorization" in sent for sent in hostile.headers("F14", 14, 8))


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("/F15/feed.xml", "timeout", "one byte a second"),
        ("/F17/feed.xml", "too_large", "chunks for ever"),
        ("/F19/feed.xml", "bad_encoding", "half a gzip"),
        ("/X01/feed.xml", "too_large", "a bomb"),
    ],
)
def test_nothing_of_a_bad_answer_is_kept(http, hasty, hostile, path, code, why):
    feed = polls(hasty if code == "timeout" else http, hostile, path)
    error = feed.bad()
    assert error.code == code, why
    assert (feed.state.etag, feed.state.last_modified, feed.state.last_full) == (None, None, None)
    assert "next try" in (feed.state.last_error or "")


def test_a_truncated_answer_leaves_no_etag_behind(http, hostile):
    feed = polls(http, hostile, "/F18/feed.xml")
    assert [feed.bad().code for _ in range(2)] == ["truncated", "truncated"]
    assert feed.good().page.etag == '"whole"'
    assert not any("if-none-match" in sent or "if-modified-since" in sent for sent in hostile.headers("F18", 14, 3))


def test_an_answer_that_is_no_feed_leaves_the_old_validators(http, hostile):
    feed = polls(http, hostile, "/F23/feed.xml")
    feed.good()
    reply = feed.fetcher.feed(feed.state, feed.source)
    assert reply.page.body == b"", "for the parser to refuse; the state is the caller's"
    feed.state = feed.fetcher.after_failure(feed.state, HOUR, SourceError("no feed", code="not_a_feed"))
    feed.fetcher.feed(feed.state, feed.source)
    assert feed.bad().code == "not_a_feed", "204"
    assert feed.state.etag == '"good"'


def page_error(fetcher: Fetcher, url: str, source) -> ArticleError:
    with pytest.raises(ArticleError) as failed:
        fetcher.page(url, source)
    return failed.value


def test_a_page_that_robots_txt_forbids_is_never_asked(http, hostile):
    fetcher, source = a_fetcher(http), a_source(hostile.url("/F24/feed.xml", 2))
    error = page_error(fetcher, hostile.url("/F24/private/page-1.html", 2), source)
    assert (error.code, error.permanent) == ("robots_disallowed", True)
    page = fetcher.page(hostile.url("/F24/page-2.html?utm_source=x", 2), source)
    assert page.body.startswith(b"<!doctype html>")
    asked = [line["target"] for line in hostile.settled(2, host=2)]
    assert not any("private" in target for target in asked)
    assert asked.count("/robots.txt") == 1
    assert "/F24/page-2.html" in asked, "without the tracking parameter"


def test_a_closed_host_is_left_alone_for_a_while(http, hostile):
    fetcher, source = a_fetcher(http), a_source(hostile.url("/F25/feed.xml", 3))
    errors = [page_error(fetcher, hostile.url(f"/F25/page-{n}.html", 3), source) for n in range(3)]
    assert {(error.code, error.permanent) for error in errors} == {("robots_unreachable", False)}
    assert all(timedelta(0) < error.retry_after <= timedelta(hours=24) for error in errors)
    assert not [line for line in hostile.lines("F25", host=3) if "page" in line["target"]]


def test_private_addresses_in_links_are_never_asked(http, hostile):
    fetcher, source = a_fetcher(http), a_source(hostile.url("/S02/feed.xml"))
    port = hostile.canary_port
    links = [f"http://{host}:{port}/x" for host in ("127.0.0.1", "localhost", "0x7f000001", "[::1]", "①②⑦.⓪.⓪.①")]
    links += ["http://169.254.169.254/latest/meta-data/", "http://[fe80::1%25lo]/", "http://metadata.google.internal/"]
    assert {page_error(fetcher, link, source).code for link in links} == {"blocked_address"}
    assert page_error(fetcher, "javascript:alert(1)", source).code == "bad_scheme"
    assert page_error(fetcher, "http://[bad", source).code == "bad_link"


def test_a_source_that_is_not_local_reaches_no_private_address(http, hostile):
    url = hostile.url("/F22/feed.xml")
    with pytest.raises(SourceError) as refused:
        a_fetcher(http).feed(a_state(url), a_source(url, local=False))
    assert refused.value.code == "blocked_address"


class Server:
    """A server of one sentence, or of one a path, for answers that the hostile one does not give."""

    def __init__(self, answer: bytes | dict[str, bytes]) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port, self.answer, self.asked = self.listener.getsockname()[1], answer, []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                asked = connection.recv(65_536)
                self.asked.append(asked.split(b"\r\n", 1)[0])
                connection.sendall(self._sentence(asked.split(b" ")[1].decode()))

    def _sentence(self, path: str) -> bytes:
        if path == "/robots.txt":
            return b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
        return self.answer[path] if isinstance(self.answer, dict) else self.answer

    def url(self, path: str = "/page") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


@pytest.fixture
def serve():
    servers: list[Server] = []

    def start(answer: bytes | dict[str, bytes]) -> Server:
        servers.append(Server(answer))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.mark.parametrize(
    ("answer", "code", "permanent", "why"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 99999999\r\n\r\n", "not_html", True, "a film"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: Application/ZIP\r\nContent-Length: 9\r\n\r\n", "not_html", True, "a ZIP"),
        (b"HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n", "http_status", True, "no such page"),
        (b"HTTP/1.1 502 Bad\r\nContent-Length: 0\r\n\r\n", "http_status", False, "perhaps later"),
        (b"HTTP/1.1 429 Slow\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n", "rate_limited", False, "later"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", "truncated", False, "perhaps whole next time"),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "bad_answer", False, "another protocol"),
    ],
)
def test_a_page_that_cannot_be_had_says_whether_to_come_back(http, serve, answer, code, permanent, why):
    server = serve(answer)
    error = page_error(a_fetcher(http), server.url(), a_source(server.url("/feed")))
    assert (error.code, error.permanent) == (code, permanent), why
    assert server.asked == [b"GET /robots.txt HTTP/1.1", b"GET /page HTTP/1.1"]


def moved(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def test_redirects_to_and_fro_between_hosts_are_one_visit(http, serve):
    """http to https to the same page on www is two hosts and three hops, and the commonest thing on the web."""
    second = serve({})
    first = serve({"/page": moved(second.url("/one")), "/two": moved(second.url("/three"))})
    second.answer = {
        "/one": moved(first.url("/two")),
        "/three": moved("/four"),
        "/four": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    }
    began = time.monotonic()
    page = a_fetcher(http).page(first.url(), a_source(first.url("/feed"), second.url("/feed")))
    assert (page.body, page.final_url) == (b"ok", second.url("/four"))
    assert time.monotonic() - began < 3
    robots = b"GET /robots.txt HTTP/1.1"
    assert (first.asked.count(robots), second.asked.count(robots)) == (1, 1)


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(http, hostile, serve):
    server = serve(moved(hostile.url("/F24/private/page-9.html", 2)))
    source = a_source(server.url("/feed"), hostile.url("/F24/feed.xml", 2))
    assert page_error(a_fetcher(http), server.url(), source).code == "robots_disallowed"
    assert not [line for line in hostile.lines(host=2) if "page-9" in line.get("target", "")]


def test_a_validator_that_is_not_ascii_comes_back_as_it_was(http, serve):
    tag = '"é-深"'.encode()
    server = serve(b"HTTP/1.1 200 OK\r\nETag: " + tag + b"\r\nContent-Length: 2\r\n\r\nok")
    feed = Polls(a_fetcher(http), server.url("/feed"))
    assert feed.good().page.etag.encode("latin-1") == tag
    feed.good()


def test_one_request_at_a_time_goes_to_a_host_with_a_pause_between(hostile, http):
    fetcher = a_fetcher(http, manners=Manners(spacing=timedelta(seconds=0.6), patience=timedelta(seconds=20)))
    urls = [hostile.url(f"/F27/{n}.xml", 11) for n in (1, 2)]
    source = a_source(*urls)
    jobs = [lambda url=url: fetcher.feed(a_state(url), source) for url in urls]
    jobs += [lambda n=n: fetcher.page(hostile.url(f"/F27/page-1-{n}.html", 11), source) for n in (0, 1)]
    with ThreadPoolExecutor(4) as threads:
        for job in [threads.submit(job) for job in jobs]:
            job.result()
    lines = hostile.settled(5, host=11)
    assert len(lines) == 5, "two feeds, two pages, one robots.txt"
    for before, line in pairwise(lines):
        assert line["t"] - before["t"] >= 0.55
        assert line["t"] >= before["t"] + before["secs"] - 0.05


def test_who_would_wait_long_for_a_host_is_sent_away(http, hostile):
    url = hostile.url("/F22/feed.xml", 18)
    fetcher = a_fetcher(http, manners=Manners(spacing=timedelta(seconds=30), patience=timedelta(seconds=0.1)))
    feed = Polls(fetcher, url)
    feed.good()
    began = time.monotonic()
    error = feed.bad()
    assert error.code == "host_resting"
    assert timedelta(seconds=25) < error.retry_after <= timedelta(seconds=30)
    assert time.monotonic() - began < 1


def test_a_host_s_crawl_delay_is_kept(http, hostile):
    gate = FakeGate()
    fetcher, source = a_fetcher(http, gate=gate), a_source(hostile.url("/F26/feed.xml", 8))
    fetcher.page(hostile.url("/F26/page-1.html", 8), source)
    [free] = gate.next_free.values()
    assert timedelta(seconds=3) < free - datetime.now(UTC) <= timedelta(seconds=5)


def test_leaving_ends_a_fetch_without_blame(hostile):
    http = Http(CONTACT, limits=HttpLimits(deadline_s=5))
    feed = polls(http, hostile, "/F16/feed.xml", host=19)
    threading.Timer(0.2, http.close).start()
    assert feed.bad().code == "stopped"
    assert (feed.state.failures, feed.state.last_error) == (0, None)


def test_the_log_of_a_day_shows_good_manners(http, tmp_path):
    """Six hourly turns on a clock of our own; the server's own judge reads its log afterwards."""
    clock, gate, robots = FakeClock(datetime.now(UTC)), FakeGate(), FakeRobots()
    with serving(tmp_path) as server:
        fetcher = a_fetcher(http, gate=gate, robots=robots, clock=clock)
        paths = ["F01/feed.xml", "F02/feed.xml", "F04/feed.xml", "F05/feed.xml", "F11/elsewhere.xml", "F22/feed.xml"]
        feeds = [Polls(fetcher, server.url(f"/{path}")) for path in paths]
        fetched: set[str] = set()
        for _ in range(6):
            for feed in feeds:
                if feed.state.next_due <= clock.now:
                    feed.good()
            for page in ("/F01/page-1.html", "/F24/page-2.html"):
                if page not in fetched:
                    fetched.add(page)
                    fetcher.page(server.url(page), feeds[0].source)
            clock.move(HOUR)
        lines = server.settled(6 * len(paths) + 3)
    assert len(lines) == 6 * len(paths) + 3
    assert check([dict(line) for line in lines], interval=0, spacing=0.2, product="figurewatch") == []


def test_a_restart_keeps_what_a_host_was_promised(http, hostile):
    gate, url = FakeGate(), hostile.url("/F22/feed.xml", 20)
    clock = FakeClock(datetime.now(UTC))
    gate.rest(f"http://127.0.0.20:{hostile.port}", clock.now + HOUR)
    for _ in range(5):
        feed = Polls(a_fetcher(http, gate=gate, clock=clock), url)
        assert feed.bad().code == "host_resting"
    assert hostile.lines(host=20) == []
    assert replace(feed.state, next_due=clock.now).failures == 0
