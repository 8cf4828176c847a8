"""What a turn does with what it meets: news, silence, failures, pages that kill, restarts."""

import time

from storage.filters import Filters
from tests.daemon.conftest import by_mail, wait_until
from tests.daemon.paper import Paper, a_page

# Every parser of pages is slower than linear somewhere; this much takes ten seconds and more.
LINKS = "".join(f"<p><a href='/{number}'>link {number}</a></p>" for number in range(60_000))
SUMMARY = "<p>The museum of nets has opened its third hall.</p><p>Visitors may come on every day but Monday.</p>"


def exports(value: str, month: str = "March 1971") -> str:
    return f"Norway's exports totalled {value} billion dollars in {month}, the statistics office said."


def test_the_first_poll_is_a_baseline_and_says_so(desk, paper, mailbox):
    desk.watch(paper, more=by_mail(mailbox))
    paper.publish("one", a_page(exports("41.7", "February 1971")))
    paper.publish("two", a_page(exports("42.9")))
    assert desk.once() == 0
    (feed,) = desk.events("feed")
    assert feed["outcome"] == "baseline: recorded, nothing is sent"
    assert desk.outcomes() == ["stored", "stored"]
    with desk.archive() as archive:
        assert len(list(archive.read.changes())) >= 2
        assert list(archive.read.alerts()) == []
    assert mailbox.mails == []


def test_one_source_fails_and_the_others_go_on(desk, paper):
    with Paper() as broken:
        broken.pages["/feed"] = "<html><body>Please log in</body></html>"
        desk.watch(broken, paper)
        paper.publish("one", a_page())
        assert desk.once() == 1
    assert desk.outcomes() == ["stored"]
    (failed,) = desk.events("failed")
    assert (failed["source"], failed["error"], failed["where"]) == ("Paper 0", "not_a_feed", broken.feed)
    (summary,) = desk.events("turn")
    assert (summary["articles"], summary["failed"]) == (1, 1)


def test_a_page_that_kills_its_parser_twice_is_set_aside_and_its_neighbours_are_recorded(desk, paper):
    """D14"""
    desk.watch(paper, defaults=", parse_timeout: 1s")
    paper.publish("before", a_page())
    paper.publish("killer", f"<html><body><article>{LINKS}</article></body></html>")
    paper.publish("after", a_page("The second boat came home."))
    assert [desk.once(), desk.once()] == [1, 1]
    (tried,) = desk.events("page")
    assert (tried["outcome"], tried["error"]) == ("tried again", "parse_timeout")
    assert sorted(desk.outcomes()) == ["quarantined", "stored", "stored"]
    assert paper.count("/killer.html") == 2


def test_the_text_of_the_feed_stands_in_for_a_page_that_may_not_be_read(desk, paper):
    """F24, X21"""
    desk.watch(paper)
    paper.pages["/robots.txt"] = "User-agent: *\nDisallow: /closed"
    paper.publish("closed", a_page(), content=SUMMARY)
    paper.publish("film", a_page(), content=SUMMARY.replace("nets", "ropes"))
    paper.pages["/film.html"] = b"PK\x03\x04" + bytes(range(256)) * 40
    assert desk.once() == 0
    assert desk.outcomes() == ["stored", "stored"]
    assert paper.count("/closed.html") == 0
    assert sorted(line["error"] for line in desk.events("page")) == ["not_html", "robots_disallowed"]
    with desk.archive() as archive:
        assert len(list(archive.read.search("museum", Filters()))) == 2


def test_restarts_ask_for_nothing_before_it_is_due(desk, paper):
    """F28"""
    desk.watch(paper, interval="1h")
    paper.publish("one", a_page())
    assert [desk.once() for _ in range(5)] == [0] * 5
    assert (paper.count("/feed"), paper.count("/one.html")) == (1, 1)


def test_a_feed_that_a_killed_daemon_had_claimed_is_due_again_at_once(desk, paper):
    desk.watch(paper, interval="1h")
    paper.publish("one", a_page())
    paper.stalled.add("/feed")
    daemon = desk.start()
    wait_until(lambda: paper.count("/feed"), "the feed is asked for")
    daemon.kill()
    daemon.wait()
    paper.stalled.clear()
    assert desk.once() == 0
    assert desk.outcomes() == ["stored"]


def test_the_same_change_by_reprint_restart_and_poll_is_told_once(desk, paper, mailbox):
    """A13"""
    desk.watch(paper, more=by_mail(mailbox))
    paper.publish("old", a_page(exports("41.7", "February 1971")))
    assert desk.once() == 0
    paper.publish("news", a_page(exports("47.3")))
    wait_for_next_poll()
    assert desk.once() == 0
    assert len(mailbox.mails) == 1
    paper.publish("reprint", a_page(exports("47.3"), title="From our partners: news from the quay"))
    wait_for_next_poll()
    assert desk.once() == 0
    paper.items = [item.replace("<guid>news", "<guid>moved") for item in paper.items]
    wait_for_next_poll()
    assert desk.once() == 0
    assert desk.outcomes() == ["stored"] * 3
    assert len(mailbox.mails) == 1


def wait_for_next_poll() -> None:
    time.sleep(1.2)  # the interval and its jitter
