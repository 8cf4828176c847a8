"""What happens between an outbox and its channels: at least once, in time, and nobody waits for another."""

import logging
import threading
import time
from datetime import timedelta

import pytest

from alerts.deliver import Courier, deliver_due
from alerts.patience import Limits
from alerts.routing import route
from alerts.rules import select
from monitor.domain import DeliveryState
from monitor.errors import DeliveryError, StorageError
from tests.build import NOON, a_change, a_verdict, an_alert
from tests.fakes import FakeChannel, FakeClock, FakeOutbox

SECRET = "hunter2-hunter2"


def waiting(*alerts, **channels):
    outbox = FakeOutbox()
    told = alerts or (an_alert(channels=()),)
    outbox.add(told, route(told, channels or {"mail": ("ann@example.org",)}, NOON))
    return outbox


def many_alerts(count, **more):
    return [an_alert(a_change(id=f"c{n}", group=f"g{n}"), channels=(), **more) for n in range(count)]


def a_courier(outbox, clock, limits=None, **channels):
    return Courier(outbox, channels, clock, limits=limits or Limits(), sleep=clock.sleep, chance=lambda: 1.0)


def test_a_due_alert_is_sent_and_marked():
    outbox, channel = waiting(), FakeChannel()
    report = deliver_due(outbox, {"mail": channel}, FakeClock())
    assert (report.sent, report.problems, report.waiting) == (1, (), 0)
    assert [recipient for _, recipient in channel.taken] == ["ann@example.org"]
    assert outbox.states() == {"ann@example.org": DeliveryState.SENT}
    assert deliver_due(outbox, {"mail": channel}, FakeClock()).sent == 0, "once is enough"


def test_a_digest_waits_for_its_hour_and_holds_what_came_meanwhile():
    alerts = many_alerts(3, when="daily")
    outbox, channel, clock = waiting(*alerts), FakeChannel(), FakeClock()
    courier = a_courier(outbox, clock, mail=channel)
    assert courier.round().sent == 0
    clock.advance(hours=19)
    assert courier.round().sent == 1
    assert "3 findings" in channel.taken[0][0].subject


def test_one_refused_recipient_of_three_costs_the_others_nothing():
    """A02"""
    outbox = waiting(mail=("ann@example.org", "bo@example.org", "cy@example.org"))
    refused = DeliveryError("550 no such user", code="rejected", permanent=True)
    channel = FakeChannel([None, refused, None])
    report = a_courier(outbox, FakeClock(), mail=channel).round()
    assert report.sent == 2
    assert [state.value for state in outbox.states().values()] == ["sent", "rejected", "sent"]
    assert report.warnings() == ("1 alert for bo@example.org by mail rejected: 550 no such user",)


def test_an_unknown_outcome_is_tried_again_under_the_same_id():
    """A06, A08"""
    outbox, clock = waiting(), FakeClock()
    channel = FakeChannel([DeliveryError("hung up before it had answered", code="connection", whole_channel=True)])
    courier = a_courier(outbox, clock, mail=channel)
    report = courier.round()
    assert report.problems[0].state is DeliveryState.FAILED
    assert report.problems[0].next_try == NOON + timedelta(minutes=1)
    clock.advance(minutes=1)
    assert courier.round().sent == 1
    assert channel.asked[0] == channel.asked[1]


def test_a_crash_between_sending_and_marking_repeats_with_the_same_id():
    """D01"""
    outbox, clock, channel = waiting(), FakeClock(), FakeChannel()
    a_courier(outbox, clock, mail=channel).round()
    outbox.forget_marks()
    clock.advance(hours=1)
    a_courier(outbox, clock, mail=channel).round()
    assert len(channel.taken) == 2
    assert len(set(channel.asked)) == 1


def test_fault_points_lie_before_and_after_the_mark():
    passed, outbox = [], waiting()
    states = lambda point: passed.append((point, outbox.states()["ann@example.org"]))  # noqa: E731
    deliver_due(outbox, {"mail": FakeChannel()}, FakeClock(), passed=states)
    assert passed == [("sent", DeliveryState.SENDING), ("marked", DeliveryState.SENT)]


def test_a_channel_that_was_told_to_wait_rests_as_a_whole():
    """A07"""
    outbox, clock = waiting(*many_alerts(3)), FakeClock()
    slow_down = DeliveryError("429", code="rate_limited", retry_after=timedelta(seconds=30), whole_channel=True)
    channel = FakeChannel([slow_down])
    courier = a_courier(outbox, clock, mail=channel)
    report = courier.round()
    assert len(channel.asked) == 1, "the other two were not even tried"
    assert report.resting == {"mail": NOON + timedelta(seconds=30)}
    clock.advance(seconds=29)
    assert courier.round().sent == 0
    clock.advance(seconds=1)
    assert courier.round().sent == 3


def test_a_refused_login_is_tried_once_an_hour():
    """A04"""
    outbox, clock = waiting(*many_alerts(5)), FakeClock()
    refused = DeliveryError("535", code="auth_failed", retry_after=timedelta(hours=1), whole_channel=True)
    channel = FakeChannel([refused] * 100)
    courier = a_courier(outbox, clock, mail=channel)
    for _ in range(12 * 5):
        courier.round()
        clock.advance(minutes=5)
    assert len(channel.asked) == 5


def test_a_channel_that_is_down_delays_no_other_and_keeps_its_backlog():
    """A12"""
    outbox = waiting(*many_alerts(4), mail=("ann@example.org",), chat=("chat",))
    down = FakeChannel([DeliveryError("refused", code="connection", whole_channel=True)] * 1000)
    up, clock = FakeChannel(), FakeClock()
    courier = a_courier(outbox, clock, mail=down, chat=up)
    assert courier.round().sent == 4
    for _ in range(24 * 4):
        clock.advance(minutes=15)
        report = courier.round()
    assert report.waiting == 4
    assert report.oldest == NOON, "its age is shown"
    assert 24 <= len(down.asked) <= 40, "about once an hour"
    down.answers.clear()
    clock.advance(hours=2)
    assert courier.round().sent == 4, "and nothing was lost"


def test_three_days_of_trouble_end_with_a_warning():
    """A01"""
    outbox, clock = waiting(), FakeClock()
    channel = FakeChannel([DeliveryError("450 busy", code="smtp_refused")] * 1000)
    courier, reports = a_courier(outbox, clock, mail=channel), []
    for _ in range(73 * 4):
        reports.append(courier.round())
        clock.advance(minutes=15)
    dead = [problem for report in reports for problem in report.problems if problem.state is DeliveryState.DEAD]
    assert len(dead) == 1
    assert outbox.states() == {"ann@example.org": DeliveryState.DEAD}
    assert any("dead: 450 busy" in warning for report in reports for warning in report.warnings())
    last_tried = max(n for n, report in enumerate(reports) if report.problems)
    assert last_tried == 72 * 4, "the last try was at the end of the third day"


def test_one_message_a_second_leaves_a_channel():
    """A11"""
    outbox, clock = waiting(*many_alerts(5)), FakeClock()
    assert a_courier(outbox, clock, mail=FakeChannel()).round().sent == 5
    assert clock.moment - NOON == timedelta(seconds=4)


def test_five_thousand_alerts_at_once_are_one_digest_a_recipient():
    """A11"""
    outbox = waiting(*many_alerts(5000), mail=("ann@example.org",), chat=("chat",))
    mail, chat = FakeChannel(), FakeChannel()
    report = a_courier(outbox, FakeClock(), mail=mail, chat=chat).round()
    assert report.sent == 2
    assert report.waiting == 0
    assert mail.taken[0][0].subject == "Digest, 4 March 2025: 5,000 findings: 5,000 conflicts"


def test_a_burst_that_failed_comes_back_as_the_same_burst():
    outbox, clock = waiting(*many_alerts(30)), FakeClock()
    channel = FakeChannel([DeliveryError("451", code="smtp_refused")])
    courier = a_courier(outbox, clock, mail=channel)
    courier.round()
    late = [an_alert(a_change(id=f"late{n}", group=f"late{n}"), channels=()) for n in range(30)]
    outbox.add(late, route(late, {"mail": ("ann@example.org",)}, clock()))
    clock.advance(minutes=2)
    assert courier.round().sent == 2
    assert channel.asked.count(channel.asked[0]) == 2, "the failed one and its repeat"
    assert len(set(channel.asked)) == 2
    assert all("30 findings" in message.subject for message, _ in channel.taken)


def test_a_hanging_channel_lets_the_others_go_on():
    """A05: a mail server may think for ten minutes about a text that it has in full."""
    gate = threading.Event()
    slow, fast = FakeChannel(gate=gate), FakeChannel()
    outbox = waiting(*many_alerts(2), mail=("ann@example.org",), chat=("chat",))
    limits = Limits(spacing=timedelta(0), poll_s=0.01)
    courier = Courier(outbox, {"mail": slow, "chat": fast}, FakeClock(), limits=limits)
    working = threading.Thread(target=courier.round)
    working.start()
    deadline = time.monotonic() + 3
    while len(fast.taken) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(fast.taken) == 2
    assert not slow.taken
    gate.set()
    working.join(5)
    assert len(slow.taken) == 2


def test_after_stop_nothing_new_is_sent_and_the_round_ends_soon():
    """D03"""
    stop, gate = threading.Event(), threading.Event()
    outbox = waiting(*many_alerts(30), mail=("ann@example.org", "bo@example.org"))
    channel = FakeChannel(gate=gate)
    limits = Limits(grace_s=0.2, poll_s=0.01, burst=100)
    courier = Courier(outbox, {"mail": channel}, FakeClock(), limits=limits, stop=stop)
    threading.Timer(0.1, stop.set).start()
    began = time.monotonic()
    courier.round()
    assert time.monotonic() - began < 2
    gate.set()
    assert len(channel.asked) == 1
    assert DeliveryState.SENT not in outbox.states().values()


def test_what_was_in_hand_at_a_stop_is_due_again_at_once():
    stop = threading.Event()
    outbox, clock = waiting(*many_alerts(30), mail=("ann@example.org", "bo@example.org")), FakeClock()
    channel = FakeChannel()
    courier = Courier(
        outbox, {"mail": channel}, clock, limits=Limits(grace_s=0.5), stop=stop, sleep=lambda _: stop.set()
    )
    courier.round()
    assert len(channel.taken) == 1
    assert a_courier(outbox, clock, mail=channel).round().sent == 1, "the other recipient's burst"


def test_a_bug_in_one_channel_fails_its_delivery_and_leaks_nothing(caplog):
    """S07: the traceback is logged, without the secret that the library put into its message."""
    outbox = waiting(mail=("ann@example.org",), chat=("chat",))
    buggy = FakeChannel([KeyError(f"https://hooks.example/{SECRET}")], secrets=(SECRET,))
    fine = FakeChannel()
    with caplog.at_level(logging.DEBUG):
        report = a_courier(outbox, FakeClock(), mail=buggy, chat=fine).round()
    assert report.sent == 1
    assert report.problems[0].code == "bug"
    assert "Traceback" in caplog.text
    assert SECRET not in caplog.text + repr(report)


def test_a_message_that_cannot_be_made_costs_itself_only(monkeypatch):
    broken = an_alert(a_change(), group="broken", channels=(), articles=(None,))
    outbox = waiting(broken, an_alert(channels=()))
    report = a_courier(outbox, FakeClock(), mail=FakeChannel()).round()
    assert (report.sent, report.problems[0].code) == (1, "bug")


def test_an_archive_that_takes_no_mark_makes_nobody_a_repeat():
    """D04: the disk is full while a mail is out. The mark is made up for before anything else is sent."""
    outbox, clock, channel = waiting(), FakeClock(), FakeChannel()
    outbox.fails_to_settle.append(StorageError("no space left", code="disk_full"))
    courier = a_courier(outbox, clock, mail=channel)
    with pytest.raises(StorageError):
        courier.round()
    clock.advance(hours=2)
    courier.round()
    assert len(channel.taken) == 1
    assert outbox.states() == {"ann@example.org": DeliveryState.SENT}


def test_a_channel_that_left_the_configuration_keeps_its_alerts_for_a_while():
    outbox, clock = waiting(), FakeClock()
    report = deliver_due(outbox, {}, clock)
    assert (report.problems[0].code, report.problems[0].state) == ("no_channel", DeliveryState.FAILED)
    clock.advance(hours=7)
    assert deliver_due(outbox, {"mail": FakeChannel()}, clock).sent == 1


def test_what_waits_too_long_in_hand_is_left_to_the_next_claim():
    """A lease that could end while the message is out would let it be claimed twice."""
    outbox, clock, channel = (
        waiting(*many_alerts(3), mail=("a@example.org", "b@example.org")),
        FakeClock(),
        FakeChannel(),
    )
    limits = Limits(burst=1, lease=timedelta(seconds=20), slowest=timedelta(seconds=19), spacing=timedelta(seconds=5))
    courier = a_courier(outbox, clock, limits, mail=channel)
    assert courier.round().sent == 1
    clock.advance(seconds=20)
    assert courier.round().sent == 1
    assert len(set(channel.asked)) == len(channel.asked), "and nothing went out twice"


def test_no_second_alert_for_the_same_change():
    """A13: a reprint, a second ingest or a restart finds the change again."""
    outbox, channel, clock = FakeOutbox(), FakeChannel(), FakeClock()
    for _ in range(3):
        alerts = select(a_verdict(a_change()), (), (), {}, clock())
        outbox.add(alerts, route(alerts, {"mail": ("ann@example.org",)}, clock()))
        a_courier(outbox, clock, mail=channel).round()
        clock.advance(hours=6)
    assert len(channel.taken) == 1
