"""Feeds, the queue and the hosts: nothing is polled twice, nothing is forgotten, nobody is pressed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain import Entry, Feed, RobotsFile, Source
from monitor.errors import ArticleError
from tests.build import NOON, a_document, a_verdict, days

FEED = "https://news.example/feed"
LEASE = timedelta(minutes=10)
HOUR = timedelta(hours=1)


@pytest.fixture
def turns(archive):
    archive.turns.sync([a_source()], NOON)
    return archive.turns


def a_source(*urls, name="News"):
    return Source(name, tuple(Feed(url, HOUR) for url in urls or (FEED,)))


def an_entry(number=1, **more):
    return Entry(**{"id": f"guid-{number}", "url": f"https://news.example/{number}", "title": "Title", **more})


def claimed(turns, now=NOON):
    state = turns.claim(FEED, now, LEASE)
    assert state
    return replace(state, next_due=now + HOUR)


def test_a_new_feed_is_due_at_once_and_a_baseline(turns):
    (state,) = turns.states()
    assert (state.url, state.source, state.next_due, state.baseline) == (FEED, "News", NOON, True)


def test_settings_read_again_keep_what_is_known(turns):
    turns.settle(replace(claimed(turns), etag='W/"a, b;c"', failures=2))
    turns.sync([a_source(name="Renamed")], NOON + days(1))
    (state,) = turns.states()
    assert (state.source, state.etag, state.failures, state.next_due) == ("Renamed", 'W/"a, b;c"', 2, NOON + HOUR)


def test_a_feed_that_left_the_settings_rests_and_comes_back_as_it_was(turns):
    turns.settle(replace(claimed(turns), etag="1"))
    turns.sync([], NOON)
    assert turns.states() == ()
    assert turns.claim(FEED, NOON + days(1), LEASE) is None
    turns.sync([a_source()], NOON)
    assert turns.states()[0].etag == "1"


def test_a_feed_is_claimed_once_until_it_is_settled(turns):
    state = claimed(turns)
    assert turns.claim(FEED, NOON, LEASE) is None
    turns.settle(replace(state, next_due=NOON))
    assert turns.claim(FEED, NOON, LEASE)


def test_a_feed_is_not_claimed_before_it_is_due_or_when_it_is_gone(turns):
    turns.settle(claimed(turns))
    assert turns.claim(FEED, NOON + HOUR - timedelta(seconds=1), LEASE) is None
    state = turns.claim(FEED, NOON + HOUR, LEASE)
    turns.settle(replace(state, gone=True))
    assert turns.claim(FEED, NOON + days(9), LEASE) is None


def test_a_lease_that_ran_out_gives_the_feed_back(turns):
    claimed(turns)
    assert turns.claim(FEED, NOON + LEASE, LEASE)


def test_a_clock_set_back_does_not_lock_a_feed_for_days(turns):
    turns.sync([a_source("https://news.example/other")], NOON - days(2))
    other = "https://news.example/other"
    assert turns.claim(other, NOON, LEASE)
    assert turns.claim(other, NOON - days(2), LEASE)


def test_of_many_claimers_one_wins(turns):
    with ThreadPoolExecutor(8) as pool:
        states = list(pool.map(lambda _: turns.claim(FEED, NOON, LEASE), range(16)))
    assert sum(state is not None for state in states) == 1


def test_entries_are_queued_once_by_id_and_by_address(turns):
    assert turns.enqueue(claimed(turns), [an_entry(1), an_entry(2)], NOON) == 2
    again = [
        an_entry(1),
        an_entry(1, url="https://news.example/1?sid=9"),  # a session in the link
        Entry("other-guid", "https://news.example/2?utm_source=rss", "Title"),  # a new id for a known page
    ]
    assert turns.enqueue(claimed(turns, NOON + HOUR), again, NOON + HOUR) == 0
    assert [item.entry.id for item in turns.pending("News", NOON + HOUR, 10)] == ["guid-1", "guid-2"]


def test_one_page_in_two_feeds_is_walked_once(turns):
    other = "https://news.example/other"
    turns.sync([a_source(FEED, other)], NOON)
    turns.enqueue(claimed(turns), [an_entry(1)], NOON)
    state = turns.claim(other, NOON, LEASE)
    assert turns.enqueue(state, [Entry("x", "https://news.example/1?utm_source=two", "Title")], NOON) == 0


def test_entries_without_address_are_told_apart_by_id(turns):
    assert turns.enqueue(claimed(turns), [an_entry(1, url=None), an_entry(2, url=None)], NOON) == 2


def test_an_entry_comes_back_whole(turns):
    entry = an_entry(published=NOON, content="<p>текст</p>", authors=("A", "B"), language="ru")
    turns.enqueue(claimed(turns), [entry], NOON)
    (item,) = turns.pending("News", NOON, 10)
    assert (item.entry, item.feed_url, item.source, item.tries) == (entry, FEED, "News", 0)


def test_only_the_first_parsed_poll_is_a_baseline(turns):
    turns.enqueue(claimed(turns), [an_entry(1)], NOON)
    turns.enqueue(claimed(turns, NOON + HOUR), [an_entry(2)], NOON + HOUR)
    assert [item.baseline for item in turns.pending("News", NOON + HOUR, 10)] == [True, False]


def test_a_failed_first_poll_leaves_the_baseline_open(turns):
    turns.settle(replace(claimed(turns), failures=1, last_error="no answer", last_error_code="timeout"))
    assert turns.states()[0].baseline
    assert turns.states()[0].last_error_code == "timeout"


def test_a_walk_counts_its_try_before_and_waits_or_ends_after(turns):
    turns.enqueue(claimed(turns), [an_entry(1)], NOON)
    (item,) = turns.pending("News", NOON, 10)
    turns.start_entry(item.key)
    assert turns.pending("News", NOON, 10)[0].tries == 1
    turns.finish_entry(item.key, "failed", ArticleError("slow", code="timeout"), NOON + HOUR)
    assert turns.pending("News", NOON, 10) == ()
    assert turns.pending("News", NOON + HOUR, 10)[0].tries == 1
    turns.finish_entry(item.key, "quarantined", ArticleError("slow", code="timeout"), None)
    assert turns.pending("News", NOON + days(9), 10) == ()


@pytest.mark.parametrize("way", ["record", "quarantine", "finish_entry"])
def test_an_entry_leaves_the_queue_with_its_article(archive, turns, way):
    turns.enqueue(claimed(turns), [an_entry(1)], NOON)
    (item,) = turns.pending("News", NOON, 10)
    with archive.unit() as unit:
        if way == "record":
            unit.record(a_verdict(), (), (), entry=item.key, now=NOON)
        elif way == "quarantine":
            unit.quarantine(a_document(), ArticleError("x"), entry=item.key, now=NOON)
        else:
            unit.finish_entry(None)
            unit.finish_entry(item.key)
    assert turns.pending("News", NOON + days(1), 10) == ()


def test_callers_of_one_host_are_spaced(turns):
    second = timedelta(seconds=1)
    assert [turns.reserve("a", NOON, second) - NOON for _ in range(3)] == [0 * second, second, 2 * second]
    assert turns.reserve("b", NOON, second) == NOON
    assert turns.reserve("a", NOON + days(1), second) == NOON + days(1)


def test_a_resting_host_keeps_everybody_waiting_and_a_shorter_rest_changes_nothing(turns):
    turns.rest("a", NOON + HOUR)
    turns.rest("a", NOON + timedelta(minutes=1))
    assert turns.reserve("a", NOON, timedelta(seconds=1)) == NOON + HOUR


def test_reservations_made_at_once_never_coincide(turns):
    with ThreadPoolExecutor(8) as pool:
        times = list(pool.map(lambda _: turns.reserve("a", NOON, timedelta(seconds=1)), range(24)))
    assert len(set(times)) == 24


def test_robots_are_kept_as_fetched(turns):
    assert turns.robots("a") is None
    turns.save_robots(RobotsFile("a", None, NOON, NOON + HOUR))
    open_now = RobotsFile("a", "User-agent: *\n", NOON + HOUR, NOON + days(1))
    turns.save_robots(open_now)
    assert turns.robots("a") == open_now


def test_the_feeds_of_a_dead_daemon_are_due_at_once(turns):
    claimed(turns)
    assert turns.claim(FEED, NOON, LEASE) is None
    assert turns.release_all() == 1
    assert turns.claim(FEED, NOON, LEASE)
