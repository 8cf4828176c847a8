"""Deliveries: each message has one name and one content from its first try on, and nothing is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from monitor.domain import NewDelivery
from monitor.errors import DeliveryError
from tests.build import NOON, a_change, a_verdict, an_alert, an_article, an_observation

LEASE = timedelta(minutes=15)
HOUR = timedelta(hours=1)


def an_alert_about(number):
    return an_alert(a_change(observations=(an_observation("1", article=f"a{number}"),) * 2))


def tell(archive, *alerts, recipients=("one",), channel="mail", batch=None, not_before=NOON):
    """Record alerts with a delivery of each to each recipient."""
    rows = [
        NewDelivery(alert.id, channel, recipient, batch or f"once:{alert.id}", not_before)
        for alert in alerts
        for recipient in recipients
    ]
    for number, alert in enumerate(alerts):
        verdict = a_verdict(*alert.changes, article=an_article(id=alert.changes[0].observations[0].article_id))
        mine = [row for row in rows if row.alert == alert.id]
        with archive.unit() as unit:
            unit.record(verdict, [alert], mine, now=NOON + timedelta(seconds=number))


def claim(archive, now=NOON, resting=()):
    return archive.outbox.claim(now, LEASE, resting)


def states(archive):
    return {d["recipient"]: d["state"] for alert in archive.read.alerts() for d in alert["deliveries"]}


def test_an_alert_comes_out_as_it_went_in(archive):
    alert = an_alert_about(1)
    tell(archive, alert)
    dispatch = claim(archive)
    (told,) = dispatch.alerts
    assert (dispatch.channel, dispatch.recipient, dispatch.tries, dispatch.first_try) == ("mail", "one", 0, None)
    assert (told.id, told.rule, told.articles, told.created) == (alert.id, alert.rule, alert.articles, alert.created)
    assert told.changes[0].explanation == alert.changes[0].explanation
    assert told.changes[0].observations[0].sentence == alert.changes[0].observations[0].sentence
    assert claim(archive) is None


def test_sent_is_sent(archive):
    tell(archive, an_alert_about(1))
    archive.outbox.settle(claim(archive), None, NOON, None)
    assert claim(archive, NOON + 100 * HOUR) is None
    (alert,) = archive.read.alerts()
    (delivery,) = alert["deliveries"]
    assert (delivery["state"], delivery["tries"], delivery["sent"]) == ("sent", 1, "2025-03-04T12:00:00Z")


def test_nothing_is_sent_before_its_time(archive):
    tell(archive, an_alert_about(1), not_before=NOON + HOUR)
    assert claim(archive, NOON + HOUR - timedelta(seconds=1)) is None
    assert claim(archive, NOON + HOUR)


def test_a_digest_is_one_message_a_recipient_and_later_alerts_are_another(archive):
    first, second, third = map(an_alert_about, range(3))
    tell(archive, first, second, recipients=("one", "two"), batch="daily:2025-03-04")
    dispatches = [claim(archive), claim(archive)]
    assert sorted(d.recipient for d in dispatches) == ["one", "two"]
    assert all([a.id for a in d.alerts] == [first.id, second.id] for d in dispatches)
    tell(archive, third, batch="daily:2025-03-04")
    later = {d.id: [a.id for a in d.alerts] for d in (claim(archive, NOON + LEASE) for _ in range(3))}
    assert {d.id for d in dispatches} < set(later)
    assert [third.id] in later.values()


def test_a_failed_message_is_tried_again_under_the_same_name(archive):
    tell(archive, an_alert_about(1))
    first = claim(archive)
    archive.outbox.settle(first, DeliveryError("421 busy", code="smtp"), NOON, NOON + HOUR)
    assert claim(archive, NOON + HOUR - timedelta(seconds=1)) is None
    (alert,) = archive.read.alerts()
    assert alert["deliveries"][0]["last_error"] == "421 busy"
    assert alert["deliveries"][0]["next_try"] == "2025-03-04T13:00:00Z"
    again = claim(archive, NOON + HOUR)
    assert (again.id, again.tries, again.first_try) == (first.id, 1, NOON)
    assert [a.id for a in again.alerts] == [a.id for a in first.alerts]


def test_who_never_came_back_is_taken_for_dead_and_the_name_stays(archive):
    tell(archive, an_alert_about(1))
    first = claim(archive)
    assert claim(archive, NOON + LEASE - timedelta(seconds=1)) is None
    again = claim(archive, NOON + LEASE)
    assert (again.id, again.tries) == (first.id, 1)


def test_a_clock_set_back_does_not_hold_a_message_for_days(archive):
    tell(archive, an_alert_about(1))
    first = claim(archive, NOON + 48 * HOUR)
    assert claim(archive, NOON).id == first.id


@pytest.mark.parametrize(
    ("error", "next_try", "state", "why"),
    [
        (DeliveryError("550 no such user", permanent=True), None, "rejected", "the server refuses for good"),
        (DeliveryError("451 later"), None, "dead", "no next try: given up"),
        (DeliveryError("451 later"), NOON + HOUR, "failed", "another try follows"),
    ],
)
def test_how_a_try_ends(archive, error, next_try, state, why):
    tell(archive, an_alert_about(1))
    archive.outbox.settle(claim(archive), error, NOON, next_try)
    assert states(archive) == {"one": state}, why


def test_one_refused_recipient_does_not_cost_the_others_theirs(archive):
    tell(archive, an_alert_about(1), recipients=("one", "two", "three"))
    for _ in range(3):
        dispatch = claim(archive)
        error = DeliveryError("550", permanent=True) if dispatch.recipient == "two" else None
        archive.outbox.settle(dispatch, error, NOON, None)
    assert claim(archive, NOON + 100 * HOUR) is None
    assert states(archive) == {"one": "sent", "two": "rejected", "three": "sent"}


def test_resting_channels_are_left_out(archive):
    tell(archive, an_alert_about(1), channel="slack")
    tell(archive, an_alert_about(2), channel="mail")
    assert claim(archive, resting=["slack"]).channel == "mail"
    assert claim(archive, resting=["slack"]) is None
    assert claim(archive).channel == "slack"


def test_the_backlog_counts_what_should_have_left(archive):
    assert archive.outbox.backlog(NOON) == (0, None)
    tell(archive, an_alert_about(1), not_before=NOON - HOUR)
    tell(archive, an_alert_about(2), recipients=("two",))
    tell(archive, an_alert_about(3), recipients=("three",), not_before=NOON + HOUR)
    assert archive.outbox.backlog(NOON) == (2, NOON - HOUR)
    archive.outbox.settle(claim(archive), None, NOON, None)
    assert archive.outbox.backlog(NOON) == (1, NOON)


def test_of_many_claimers_each_gets_a_message_of_its_own(archive):
    tell(archive, *map(an_alert_about, range(4)))
    with ThreadPoolExecutor(8) as pool:
        found = [d.id for d in pool.map(lambda _: claim(archive), range(12)) if d]
    assert len(found) == len(set(found)) == 4


def test_no_secret_of_an_address_is_kept_with_an_error(archive):
    tell(archive, an_alert_about(1))
    error = DeliveryError("https://user:geheim@mail.example/ refused")
    archive.outbox.settle(claim(archive), error, NOON, NOON + HOUR)
    (alert,) = archive.read.alerts()
    assert "geheim" not in str(alert)


def test_what_a_killed_sender_had_in_hand_is_due_again_under_the_same_name(archive):
    tell(archive, an_alert_about(1))
    first = claim(archive)
    assert claim(archive) is None
    assert archive.outbox.release_all(NOON) == 1
    assert claim(archive).id == first.id


def test_what_a_dead_daemon_had_in_hand_is_due_at_once_under_the_same_name(archive):
    tell(archive, an_alert_about(1), an_alert_about(2))
    lost = claim(archive)
    archive.outbox.settle(claim(archive), None, NOON, None)
    assert claim(archive) is None
    assert archive.outbox.release_all(NOON + timedelta(seconds=5)) == 1
    again = claim(archive, NOON + timedelta(seconds=5))
    assert (again.id, again.tries, [alert.id for alert in again.alerts]) == (lost.id, 1, [a.id for a in lost.alerts])
    assert claim(archive, NOON + timedelta(seconds=5)) is None


def test_only_who_holds_the_archive_may_take_over(archive):
    with pytest.raises(RuntimeError, match="hold the archive first"):
        archive.take_over(NOON)
