"""When a feed is asked next and what is remembered of it: the rules alone, without a network."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import manners
from monitor.domain import Page
from monitor.errors import SourceError
from monitor.manners import FeedReply
from tests.netfixtures import HOUR, a_state

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
URL = "https://h.example/feed.xml"
NEW = "https://h.example/new.xml"
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def a_page(**given) -> Page:
    return Page(URL, URL, 200, b"<rss/>", "application/rss+xml", NOW, **given)


def a_reply(*, full: bool = True, **given) -> FeedReply:
    return FeedReply(a_page() if full else None, **given)


def an_error(code: str = "http_status", **given) -> SourceError:
    return SourceError("expected 200", code=code, **given)


def wait_after(outcome, *, failures: int = 0, interval: timedelta = HOUR, jitter: float = 0.0) -> timedelta:
    return manners.next_due(a_state(URL, failures=failures), interval, outcome, NOW, jitter) - NOW


@pytest.mark.parametrize(
    ("max_age", "expected", "why"),
    [
        (None, HOUR, "no wish: our interval"),
        (2 * MINUTE, HOUR, "fresh for less than our interval"),
        (3 * HOUR, 3 * HOUR, "the server's wish"),
        (365 * DAY, DAY, "a year counts as a day"),
    ],
)
def test_a_server_s_max_age_is_waited_for(max_age, expected, why):
    assert wait_after(a_reply(max_age=max_age)) == expected, why


@pytest.mark.parametrize(
    ("failures", "expected", "why"),
    [
        (0, HOUR, "the first failure: the next turn as usual"),
        (1, 4 * HOUR, "the second"),
        (2, 9 * HOUR, "the third"),
        (5, DAY, "at most a day"),
        (10_000, DAY, "for ever"),
    ],
)
def test_polls_spread_out_while_a_feed_fails(failures, expected, why):
    assert wait_after(an_error(), failures=failures) == expected, why


@pytest.mark.parametrize(
    ("asked", "expected", "why"),
    [
        (2 * HOUR, 2 * HOUR, "the server says when"),
        (MINUTE, HOUR, "not more often than we would"),
        (30 * DAY, 7 * DAY, "over seven days count as seven"),
    ],
)
def test_a_wish_to_be_left_alone_is_kept_and_costs_no_back_off(asked, expected, why):
    assert wait_after(an_error("rate_limited", retry_after=asked), failures=20) == expected, why


def test_jitter_only_ever_adds_and_never_much():
    assert wait_after(a_reply(), jitter=0.999) < HOUR + 5 * MINUTE
    assert wait_after(a_reply(max_age=2 * HOUR), jitter=0.5) > 2 * HOUR


def test_a_turn_that_asked_nothing_is_no_failure():
    state = a_state(URL, failures=2, last_error="old", moved_to=NEW, moved_times=1)
    for code in ("host_resting", "stopped"):
        after = manners.after_failure(state, HOUR, an_error(code, retry_after=MINUTE), NOW, 0.0)
        assert after == replace(state, next_due=NOW + MINUTE)


def test_validators_are_echoed_byte_for_byte_except_once_a_week():
    state = a_state(URL, etag='W/"a, b;c"', last_modified="Sunday, 3 Mar 2024 7:05 +08:00", last_full=NOW)
    assert manners.validators(state, NOW + HOUR) == {
        "If-None-Match": 'W/"a, b;c"',
        "If-Modified-Since": "Sunday, 3 Mar 2024 7:05 +08:00",
    }
    assert manners.validators(state, NOW + 7 * DAY) == {}, "a server may be stuck on 304"
    assert manners.validators(replace(state, last_full=None), NOW) == {}


def test_the_newest_validators_are_kept_and_missing_ones_forgotten():
    state = a_state(URL, etag='"old"', last_modified="then", failures=3, last_error="x", last_error_code="timeout")
    after = manners.after_success(state, HOUR, a_reply(etag='"new"'), NOW, 0.0)
    assert (after.etag, after.last_modified) == ('"new"', None)
    assert (after.failures, after.last_error, after.last_error_code) == (0, None, None)
    assert (after.last_success, after.last_full) == (NOW, NOW)


def test_a_304_keeps_what_was_known_and_is_no_full_poll():
    state = a_state(URL, etag='"e"', last_modified="then", last_full=NOW - DAY)
    after = manners.after_success(state, HOUR, a_reply(full=False), NOW, 0.0)
    assert (after.etag, after.last_modified, after.last_full) == ('"e"', "then", NOW - DAY)


def test_a_failure_keeps_validators_and_says_when_the_next_try_is():
    state = a_state(URL, etag='"good"', failures=1)
    after = manners.after_failure(state, HOUR, an_error("not_a_feed"), NOW, 0.0)
    assert (after.etag, after.failures, after.last_error_code) == ('"good"', 2, "not_a_feed")
    assert after.last_error == "expected 200; next try 2025-03-01 16:00 UTC"


def test_an_address_has_moved_after_three_polls_in_a_row_that_parsed():
    state = a_state(URL)
    for polls in (1, 2, 3):
        assert manners.address(state) == URL
        state = manners.after_success(state, HOUR, a_reply(moved_to=NEW), NOW, 0.0)
        assert state.moved_times == polls
    assert manners.address(state) == NEW


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (a_reply(), "the redirect is gone"),
        (a_reply(moved_to="https://h.example/else.xml"), "it leads elsewhere"),
        (an_error("not_a_feed"), "it led to a parked page"),
        (an_error("timeout"), "not in a row"),
    ],
)
def test_two_polls_are_not_three(reply, why):
    state = a_state(URL, moved_to=NEW, moved_times=2)
    step = manners.after_failure if isinstance(reply, SourceError) else manners.after_success
    after = step(state, HOUR, reply, NOW, 0.0)
    assert after.moved_times < 2, why
    assert manners.address(after) == URL


def test_a_new_address_that_fails_is_given_up_for_the_configured_one():
    state = a_state(URL, moved_to=NEW, moved_times=3)
    for _ in range(2):
        state = manners.after_failure(state, HOUR, an_error("dns"), NOW, 0.0)
        assert manners.address(state) == NEW
    state = manners.after_failure(state, HOUR, an_error("dns"), NOW, 0.0)
    assert manners.address(state) == URL


def test_gone_stops_the_polls():
    after = manners.after_failure(a_state(URL), HOUR, an_error("gone"), NOW, 0.0)
    assert after.gone
    assert not manners.due(after, NOW + 365 * DAY)
    assert "no further polls" in (after.last_error or "")


def test_five_restarts_ask_nothing_before_it_is_due():
    state = manners.after_success(a_state(URL), HOUR, a_reply(), NOW, 0.0)
    starts = [NOW + minutes * MINUTE for minutes in (1, 2, 3, 30, 59)]
    assert not any(manners.due(state, start) for start in starts)
    assert manners.due(state, NOW + HOUR)


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        ("60", MINUTE, "seconds"),
        (" 60 ", MINUTE, "blanks"),
        ("Sat, 01 Mar 2025 12:01:00 GMT", MINUTE, "a date"),
        ("99999999999999999999", 7 * DAY, "over seven days"),
        ("9" * 5000, 7 * DAY, "a number that no clock holds"),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 7 * DAY, "a date that no calendar needs"),
        ("0", None, "nothing"),
        ("-5", None, "before it was asked"),
        ("soon", None, "not a time"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None, "long over"),
        ("1e3", None, "not a number of seconds"),
        ("", None, "absent"),
        ("٦٠", None, "other digits"),
    ],
)
def test_retry_after_is_read_or_left(value, expected, why):
    assert manners.retry_after({"retry-after": value}, NOW) == expected, why


def test_a_date_is_measured_against_the_server_s_own_clock():
    headers = {"retry-after": "Sat, 01 Mar 2025 15:01:00 GMT", "date": "Sat, 01 Mar 2025 15:00:00 GMT"}
    assert manners.retry_after(headers, NOW) == MINUTE


@pytest.mark.parametrize(
    ("headers", "expected", "why"),
    [
        ({"cache-control": "public, max-age=120"}, 2 * MINUTE, "max-age"),
        ({"cache-control": 'MAX-AGE = "120"'}, 2 * MINUTE, "odd spelling"),
        ({"cache-control": "max-age=120", "age": "60"}, MINUTE, "a cache has had it for a minute"),
        ({"cache-control": "s-maxage=120"}, None, "for shared caches only"),
        ({"cache-control": "no-cache, max-age=120"}, None, "ask every time"),
        ({"cache-control": "max-age=-1"}, None, "nonsense"),
        ({"cache-control": "max-age=" + "9" * 12}, timedelta(seconds=10**9), "a number that no clock holds"),
        (
            {"expires": "Sat, 01 Mar 2025 12:02:00 GMT", "date": "Sat, 01 Mar 2025 12:00:00 GMT"},
            2 * MINUTE,
            "Expires",
        ),
        ({"expires": "0", "date": "Sat, 01 Mar 2025 12:00:00 GMT"}, None, "the usual abuse of Expires"),
        ({}, None, "nothing"),
    ],
)
def test_freshness_is_read_or_left(headers, expected, why):
    assert manners.max_age(headers) == expected, why


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_header_can_crash_the_rules(first, second):
    headers = {"retry-after": first, "cache-control": second, "expires": first, "date": second, "age": first}
    wait = manners.retry_after(headers, NOW)
    assert wait is None or timedelta(0) < wait <= 7 * DAY
    manners.max_age(headers)
