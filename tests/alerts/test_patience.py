"""How long a failed delivery waits, and when it is given up."""

from datetime import timedelta

import pytest

from alerts.patience import Limits, next_try, rest
from monitor.errors import DeliveryError
from tests.build import NOON, a_dispatch

LIMITS = Limits()
TROUBLE = DeliveryError("no")


@pytest.mark.parametrize(
    ("tries", "chance", "wait", "why"),
    [
        (0, 1.0, timedelta(minutes=1), "a minute first"),
        (1, 1.0, timedelta(minutes=2), "doubled"),
        (5, 1.0, timedelta(minutes=32), "and again"),
        (5, 0.0, timedelta(minutes=16), "spread down to a half"),
        (0, 0.0, timedelta(minutes=1), "never less than a minute"),
        (20, 1.0, timedelta(hours=6), "never more than six hours"),
        (90, 1.0, timedelta(hours=6), "without overflow"),
    ],
)
def test_waits_double_and_are_spread(tries, chance, wait, why):
    assert next_try(a_dispatch(tries=tries, first_try=NOON), TROUBLE, NOON, chance, LIMITS) == NOON + wait, why


@pytest.mark.parametrize(
    ("asked", "wait", "why"),
    [
        (timedelta(seconds=30), timedelta(seconds=30), "exactly as the server wishes"),
        (timedelta(days=400), timedelta(hours=24), "but no longer than a day"),
        (timedelta(seconds=-5), timedelta(0), "a time in the past is now"),
    ],
)
def test_a_servers_wish_is_followed_within_reason(asked, wait, why):
    error = DeliveryError("later", retry_after=asked, whole_channel=True)
    assert next_try(a_dispatch(first_try=NOON), error, NOON, 0.5, LIMITS) == NOON + wait, why
    assert rest(error, 1, NOON, LIMITS) == NOON + wait, why


def test_the_last_try_falls_on_the_end_of_three_days():
    """A01: then it is given up."""
    dispatch = a_dispatch(tries=20, first_try=NOON)
    near = NOON + timedelta(hours=70)
    assert next_try(dispatch, TROUBLE, near, 1.0, LIMITS) == NOON + timedelta(hours=72)
    assert next_try(dispatch, TROUBLE, NOON + timedelta(hours=72), 1.0, LIMITS) is None


def test_refused_for_good_is_not_tried_again():
    assert next_try(a_dispatch(), DeliveryError("no", permanent=True), NOON, 0.5, LIMITS) is None


def test_after_so_many_tries_it_is_given_up():
    assert next_try(a_dispatch(tries=99, first_try=NOON), TROUBLE, NOON, 0.5, LIMITS) is None


def test_a_channel_rests_longer_with_each_failure_but_is_asked_every_hour():
    rests = [rest(TROUBLE, failures, NOON, LIMITS) - NOON for failures in (1, 2, 3, 50)]
    assert rests == [timedelta(minutes=m) for m in (1, 2, 4, 60)]
