"""Slack's webhook: what it is sent, what its answers mean, and that its address stays secret."""

import json
import logging
from datetime import timedelta

import pytest

from alerts.channels.slack import Slack
from alerts.deliver import Courier
from alerts.patience import Limits
from alerts.render import render
from alerts.routing import route
from monitor.errors import DeliveryError
from tests.alerts.conftest import post
from tests.build import NOON, a_change, a_dispatch, an_alert
from tests.fakes import FakeClock, FakeOutbox, FakePost

URL = "https://hooks.slack.example/services/T000/B000/XyZzYsEcReTxYzZy"
MESSAGE = render(a_dispatch())


def answering(*answers):
    web = FakePost(list(answers))
    return web, Slack(URL, web, now=lambda: NOON)


def refused(channel):
    with pytest.raises(DeliveryError) as caught:
        channel.send(MESSAGE, "chat")
    return caught.value


def test_the_blocks_are_posted_as_json():
    web, channel = answering()
    channel.send(MESSAGE, "chat")
    url, body, headers, timeout = web.asked[0]
    payload = json.loads(body)
    assert (url, timeout) == (URL, 30)
    assert payload["blocks"] == list(MESSAGE.blocks)
    assert payload["text"].startswith("Conflict: ")
    assert payload["unfurl_links"] is False
    assert headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize(
    ("status", "headers", "code", "permanent", "wait", "why"),
    [
        (429, {"Retry-After": "30"}, "rate_limited", False, 30, "A07: as long as it asks"),
        (429, {"retry-after": "7"}, "rate_limited", False, 7, "header names have no case"),
        (429, {"Retry-After": "Tue, 04 Mar 2025 12:01:00 GMT"}, "rate_limited", False, 60, "a date"),
        (429, {"Retry-After": "soon"}, "rate_limited", False, None, "nonsense: our own back-off"),
        (429, {"Retry-After": "9" * 40}, "rate_limited", False, 7 * 86400, "no overflow"),
        (429, {}, "rate_limited", False, None, "nothing: our own back-off"),
        (500, {}, "server_error", False, None, "A08"),
        (503, {}, "server_error", False, None, "A08"),
        (408, {}, "server_error", False, None, "its own timeout"),
        (400, {}, "rejected", True, None, "A09"),
        (403, {}, "rejected", True, None, "A09"),
        (404, {}, "rejected", True, None, "A09"),
        (410, {}, "rejected", True, None, "A09"),
        (302, {"Location": "https://login.example"}, "rejected", True, None, "a redirect is not a webhook"),
    ],
)
def test_each_answer_says_what_to_do_next(status, headers, code, permanent, wait, why):
    error = refused(answering((status, headers, b"no_service"))[1])
    seconds = error.retry_after.total_seconds() if error.retry_after else None
    assert (error.code, error.permanent, seconds) == (code, permanent, wait), why
    assert error.whole_channel is not permanent
    assert "no_service" in error.message


@pytest.mark.parametrize(
    ("trouble", "code", "permanent"),
    [
        (TimeoutError("timed out"), "timeout", False),
        (ConnectionResetError("reset"), "connection", False),
        (DeliveryError("no such host", code="dns"), "dns", False),
        (DeliveryError("not an address", code="bad_link", permanent=True), "bad_link", True),
    ],
)
def test_what_never_arrived_is_tried_again_unless_it_never_can(trouble, code, permanent):
    error = refused(answering(trouble)[1])
    assert (error.code, error.permanent, error.whole_channel) == (code, permanent, True)


@pytest.mark.parametrize(
    "trouble",
    [
        ConnectionError(f"can't reach {URL}"),
        OSError(f"POST {URL.replace('https://hooks.slack.example', '')} failed"),
        (500, {}, f"upstream {URL} failed".encode()),
        (404, {}, URL.partition("example/")[2].encode()),
        (429, {"Retry-After": "1"}, json.dumps({"url": URL}).encode()),
    ],
)
def test_the_address_is_in_no_error(trouble, caplog):
    """S07"""
    outbox, clock, alert = FakeOutbox(), FakeClock(), an_alert(channels=())
    outbox.add([alert], route([alert], {"chat": ()}, NOON))
    _, channel = answering(trouble)
    with caplog.at_level(logging.DEBUG):
        report = Courier(outbox, {"chat": channel}, clock, sleep=clock.sleep).round()
    seen = " ".join([caplog.text, repr(report), *report.warnings(), repr(channel), repr(outbox.rows)])
    assert "XyZzYsEcReTxYzZy" not in seen
    assert report.problems


def test_a_bug_below_the_channel_leaks_no_address(caplog):
    """S07: an error of a kind that nobody foresaw, whose traceback is logged."""
    outbox, clock, alert = FakeOutbox(), FakeClock(), an_alert(channels=())
    outbox.add([alert], route([alert], {"chat": ()}, NOON))
    _, channel = answering(RuntimeError(f"pool closed for {URL!r}"))
    with caplog.at_level(logging.DEBUG):
        report = Courier(outbox, {"chat": channel}, clock, sleep=clock.sleep).round()
    assert "Traceback" in caplog.text
    assert "XyZzYsEcReTxYzZy" not in caplog.text + repr(report)


# ── over the wire ──


def wired(sink, *alerts, timeout_s=2.0):
    outbox, clock = FakeOutbox(), FakeClock()
    outbox.add(alerts, route(alerts, {"chat": ()}, NOON))
    channel = Slack(sink.webhook, post, timeout_s=timeout_s, now=clock)
    return Courier(outbox, {"chat": channel}, clock, limits=Limits(), sleep=clock.sleep), clock


def test_a_message_arrives_within_slacks_limits(sink):
    sink.play()
    courier, _ = wired(sink, an_alert(*[a_change(id=f"c{n}", group="g") for n in range(1000)], channels=()))
    assert courier.round().sent == 1
    (line,) = sink.messages()
    assert line["warnings"] == []


def test_after_429_the_channel_rests_and_nothing_is_lost(sink):
    """A07"""
    sink.play(slack="429=30")
    alerts = [an_alert(a_change(id=f"c{n}", group=f"g{n}"), channels=()) for n in range(3)]
    courier, clock = wired(sink, *alerts)
    courier.round()
    assert len(sink.messages()) == 1
    clock.advance(seconds=30)
    assert courier.round().sent == 3


@pytest.mark.parametrize(
    ("script", "attempts", "timeout_s", "why"),
    [
        ("500, 503", 3, 2.0, "not taken twice, then taken"),
        ("take-500", 2, 2.0, "taken, but it said otherwise: the repeat is byte for byte the same"),
        ("take-close", 2, 2.0, "taken, but the connection broke"),
        ("hang", 2, 0.3, "no answer in time"),
    ],
)
def test_trouble_is_repeated_with_the_same_id(sink, script, attempts, timeout_s, why):
    """A08"""
    sink.play(slack=script)
    courier, clock = wired(sink, an_alert(channels=()), timeout_s=timeout_s)
    sent = 0
    for _ in range(attempts):
        sent += courier.round().sent
        clock.advance(hours=1)
    assert sent == 1, why
    assert len(sink.messages()) == attempts
    assert len({line["key"] for line in sink.messages()}) == 1, why


@pytest.mark.parametrize(
    "answer", ["400:invalid_payload", "403:action_prohibited", "404:no_service", "410:channel_is_archived"]
)
def test_refused_for_good_is_not_repeated(sink, answer):
    """A09"""
    sink.play(slack=answer)
    courier, clock = wired(sink, an_alert(channels=()))
    report = courier.round()
    clock.advance(days=4)
    courier.round()
    assert len(sink.messages()) == 1
    assert answer.partition(":")[2] in report.warnings()[0]


def test_retry_after_is_never_undercut(sink):
    assert Limits().server_longest >= timedelta(hours=1)
