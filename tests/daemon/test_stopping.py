"""D03: a signal ends the daemon within ten seconds, with code 0, without a traceback and without orphans."""

import signal
import socket
import time
from contextlib import contextmanager

import pytest

from tests.daemon.conftest import alive, by_mail, family, wait_until
from tests.daemon.paper import a_page
from tests.daemon.test_turns import LINKS, exports, wait_for_next_poll


@contextmanager
def a_server_that_never_answers():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        yield server


def stopped(desk, daemon, number=signal.SIGTERM):
    """How long the end took, once everything that is promised of it holds."""
    members = family(daemon.pid)
    assert len(members) > 1, "a daemon has a nursery"
    started = time.monotonic()
    daemon.send_signal(number)
    assert daemon.wait(10) == 0
    took = time.monotonic() - started
    wait_until(lambda: not alive(members), "nursery and workers end with the daemon", 2)
    assert "Traceback" not in desk.log
    return took


@pytest.mark.parametrize("path", ["/feed", "/one.html"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_in_a_fetch(desk, paper, path, number):
    desk.watch(paper)
    paper.publish("one", a_page())
    paper.stalled.add(path)
    daemon = desk.start()
    wait_until(lambda: paper.count(path), "it asks")
    assert stopped(desk, daemon, number) < 5
    paper.stalled.clear()
    wait_for_next_poll()
    assert desk.once() == 0
    assert desk.outcomes() == ["stored"]


def test_in_a_parse_that_does_not_end(desk, paper):
    desk.watch(paper, defaults=", parse_timeout: 60s")
    paper.publish("long", f"<html><body><article>{LINKS}</article></body></html>")
    daemon = desk.start()
    wait_until(lambda: paper.count("/long.html"), "it asks")
    time.sleep(0.3)
    stopped(desk, daemon)


def test_in_a_turn_by_hand(desk, paper):
    desk.watch(paper)
    paper.publish("one", a_page())
    paper.stalled.add("/one.html")
    daemon = desk.start("--once")
    wait_until(lambda: paper.count("/one.html"), "it asks")
    assert stopped(desk, daemon) < 5


def test_in_a_send_and_the_message_goes_out_at_the_next_start(desk, paper, mailbox):
    with a_server_that_never_answers() as server:
        desk.watch(paper, more=by_mail(mailbox).replace(str(mailbox.port), str(server.getsockname()[1])))
        paper.publish("old", a_page(exports("41.7", "February 1971")))
        assert desk.once() == 0
        paper.publish("news", a_page(exports("47.3")))
        wait_for_next_poll()
        daemon = desk.start()
        with server.accept()[0]:
            stopped(desk, daemon)
    desk.watch(paper, more=by_mail(mailbox))
    assert desk.once() == 0
    assert len(mailbox.mails) == 1


def test_a_second_signal_ends_it_at_once(desk, paper):
    desk.watch(paper, defaults=", parse_timeout: 60s")
    paper.publish("long", f"<html><body><article>{LINKS}</article></body></html>")
    daemon = desk.start()
    wait_until(lambda: paper.count("/long.html"), "it asks")
    members = family(daemon.pid)
    daemon.terminate()
    wait_until(lambda: desk.events("stop"), "it stops")
    started = time.monotonic()
    daemon.terminate()
    assert daemon.wait(5) == -signal.SIGTERM
    assert time.monotonic() - started < 2
    wait_until(lambda: not alive(members), "nursery and workers end with the daemon", 2)


def test_a_second_daemon_is_refused_and_told_who_is_first(desk, paper):
    """D06"""
    desk.watch(paper)
    first = desk.start()
    wait_until(lambda: desk.events("start"), "it starts")
    assert desk.start().wait(20) == 4
    # The first one goes on writing into the same log, so the refusal need not be its last line.
    assert any("is held by" in line and f"process {first.pid}" in line for line in desk.log.splitlines())
    stopped(desk, first)
