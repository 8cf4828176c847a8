"""Who is told, in which batch, and when."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from alerts.routing import route
from monitor.domain import Severity
from tests.build import NOON, a_change, an_alert

EVERYONE = {"mail": ("ann@example.org", "bo@example.org"), "chat": ("chat",)}


def test_every_recipient_of_every_channel_gets_a_row():
    rows = route([an_alert(channels=())], EVERYONE, NOON)
    assert {(row.channel, row.recipient) for row in rows} == {
        ("mail", "ann@example.org"),
        ("mail", "bo@example.org"),
        ("chat", "chat"),
    }


def test_a_rule_with_channels_tells_no_other():
    assert {row.channel for row in route([an_alert(channels=("chat",))], EVERYONE, NOON)} == {"chat"}


def test_a_channel_that_is_gone_costs_nothing_but_itself():
    assert {row.channel for row in route([an_alert(channels=("pager", "chat"))], EVERYONE, NOON)} == {"chat"}


def test_a_channel_without_recipients_is_its_own():
    assert route([an_alert(channels=())], {"terminal": ()}, NOON)[0].recipient == "terminal"


def test_a_recipient_named_twice_is_told_once():
    assert len(route([an_alert()], {"mail": ("ann@example.org", "ann@example.org")}, NOON)) == 1


def test_two_rules_tell_one_group_once_and_the_urgent_one_wins():
    digest = an_alert(rule="digest", when="daily", channels=())
    news = an_alert(rule="news", when="at_once", channels=("chat",))
    rows = route([digest, news], EVERYONE, NOON)
    told = {(row.channel, row.alert) for row in rows}
    assert told == {("mail", digest.id), ("chat", news.id)}


def test_between_equal_rules_the_first_wins():
    first, second = an_alert(rule="first"), an_alert(rule="second")
    assert {row.alert for row in route([first, second], EVERYONE, NOON)} == {first.id}


def test_between_equally_urgent_rules_the_more_severe_wins():
    slight = an_alert(a_change(severity=Severity.MEDIUM), rule="slight")
    grave = an_alert(a_change(severity=Severity.HIGH), rule="grave")
    assert {row.alert for row in route([slight, grave], EVERYONE, NOON)} == {grave.id}


@pytest.mark.parametrize(
    ("when", "now", "batch", "due", "why"),
    [
        ("hourly", "10:20", "hourly:2025-03-04T11", "2025-03-04T11:00", "the next full hour"),
        ("hourly", "10:00", "hourly:2025-03-04T11", "2025-03-04T11:00", "the digest of this moment is being sent"),
        ("hourly", "23:59", "hourly:2025-03-05T00", "2025-03-05T00:00", "over midnight"),
        ("daily", "06:59", "daily:2025-03-04", "2025-03-04T07:00", "this morning's"),
        ("daily", "07:00", "daily:2025-03-05", "2025-03-05T07:00", "this morning's is being sent"),
        ("daily", "18:30", "daily:2025-03-05", "2025-03-05T07:00", "tomorrow's"),
    ],
)
def test_a_digest_is_named_after_the_time_it_goes_out(when, now, batch, due, why):
    moment = datetime.fromisoformat(f"2025-03-04T{now}+00:00")
    (row,) = route([an_alert(when=when)], {"mail": ()}, moment)
    assert (row.batch, row.not_before) == (batch, datetime.fromisoformat(f"{due}+00:00")), why


def test_what_is_told_at_once_is_a_message_of_its_own():
    alert = an_alert()
    (row,) = route([alert], {"mail": ()}, NOON)
    assert (row.batch, row.not_before) == (f"once:{alert.id}", NOON)


def test_the_digest_hour_is_utc_whatever_clock_we_are_given():
    shanghai = NOON.astimezone(timezone(timedelta(hours=8)))
    (row,) = route([an_alert(when="daily")], {"mail": ()}, shanghai, digest_hour=13)
    assert row.not_before == datetime(2025, 3, 4, 13, tzinfo=UTC)


def test_routing_twice_gives_the_same_rows():
    alerts = [an_alert(rule=f"r{n}", group=f"g{n}") for n in range(4)]
    assert route(alerts, EVERYONE, NOON) == route(alerts, EVERYONE, NOON)
