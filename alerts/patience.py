"""How long to wait before the next try, and when to give up.

Enters: what failed, how often, since when. Leaves: times. Never: a clock or a dice of its own.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain import Dispatch
from monitor.errors import DeliveryError


@dataclass(frozen=True)
class Limits:
    """The settings of delivery; in tests they are shorter.

    `lease` must be longer than the slowest send of any channel (mail: `Timeouts.whole_s`),
    or a message that is still on its way is claimed again. `burst` is how many alerts one
    recipient gets one by one when they wait together; more become one digest. `spacing` is
    the pause between two messages of one channel (Slack takes one a second).
    """

    first: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(hours=6)
    channel_longest: timedelta = timedelta(hours=1)
    server_longest: timedelta = timedelta(hours=24)
    keep_trying: timedelta = timedelta(hours=72)
    tries: int = 100
    spacing: timedelta = timedelta(seconds=1)
    burst: int = 20
    in_hand: int = 10_000
    lease: timedelta = timedelta(minutes=30)
    slowest: timedelta = timedelta(minutes=16)
    poll_s: float = 1.0
    grace_s: float = 5.0


def next_try(dispatch: Dispatch, error: DeliveryError, now: datetime, chance: float, limits: Limits) -> datetime | None:
    """When to try again; None to give up. `chance` from 0 to 1 spreads the tries of many messages.

    The wait doubles from `first` to `longest`; the last try falls on the end of `keep_trying`.
    """
    if error.permanent or dispatch.tries + 1 >= limits.tries:
        return None
    end = (dispatch.first_try or now) + limits.keep_trying
    if now >= end:
        return None
    if error.retry_after is not None:
        wait = min(max(error.retry_after, timedelta()), limits.server_longest)
    else:
        full = _doubled(limits.first, dispatch.tries, limits.longest)
        wait = max(limits.first, full * (0.5 + chance / 2))
    return min(now + wait, end)


def rest(error: DeliveryError, failures: int, now: datetime, limits: Limits) -> datetime:
    """Until when the whole channel rests after its `failures`-th failure in a row (from 1)."""
    if error.retry_after is not None:
        return now + min(max(error.retry_after, timedelta()), limits.server_longest)
    return now + _doubled(limits.first, failures - 1, limits.channel_longest)


def _doubled(first: timedelta, times: int, longest: timedelta) -> timedelta:
    return min(first * (1 << min(times, 30)), longest)
