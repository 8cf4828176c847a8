"""When a feed is asked next and what is remembered of it: pure rules over what a server said.

Enters: a feed's state, what a poll brought, the time. Leaves: the new state. Never: a
request, a clock of its own, chance (`jitter` is given).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from monitor.domain import FeedState, Page
from monitor.errors import SourceError
from monitor.urls import redact

LONGEST_BACKOFF = timedelta(hours=24)
LONGEST_MAX_AGE = timedelta(hours=24)
LONGEST_RETRY_AFTER = timedelta(days=7)
FULL_POLL_EVERY = timedelta(days=7)  # some servers never stop answering 304: asked without conditions now and then
MOVES_TO_BELIEVE = 3  # so often, without a break, a permanent redirect has to end at a feed
_MOVED_FAILURES = 3  # failures after which a believed new address is given up for the configured one
_LONGEST_JITTER = timedelta(minutes=5)
_SOON = timedelta(seconds=1)
# Turns that ended before the server was asked: they say nothing about the feed.
NOT_ASKED = frozenset({"host_resting", "stopped"})


@dataclass(frozen=True, slots=True)
class FeedReply:
    """What one poll brought. `page` None: not modified.

    `etag` and `last_modified` are to be kept once the page has proved to be a feed; None
    means forget. `moved_to` is where permanent redirects led, `max_age` the server's wish.
    """

    page: Page | None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None
    max_age: timedelta | None = None


def due(state: FeedState, now: datetime) -> bool:
    """Whether the feed may be asked now. A restart changes nothing: all it needs is in the state."""
    return not state.gone and state.next_due <= now


def address(state: FeedState) -> str:
    """Where to ask: the configured address, or the one that it has moved to for good."""
    return state.moved_to if state.moved_to and state.moved_times >= MOVES_TO_BELIEVE else state.url


def validators(state: FeedState, now: datetime) -> dict[str, str]:
    """What to echo, byte for byte; nothing once a week, so that a server stuck on 304 is found out."""
    if state.last_full is None or now - state.last_full >= FULL_POLL_EVERY:
        return {}
    given = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in given.items() if value}


def after_success(state: FeedState, interval: timedelta, reply: FeedReply, now: datetime, jitter: float) -> FeedState:
    """The state once the reply has been parsed, or was "not modified"."""
    new = replace(
        state,
        next_due=next_due(state, interval, reply, now, jitter),
        failures=0,
        last_error=None,
        last_error_code=None,
        last_success=now,
        moved_to=reply.moved_to,
        moved_times=_moves(state, reply),
    )
    if reply.page is None:
        return new
    return replace(new, etag=reply.etag, last_modified=reply.last_modified, last_full=now)


def after_failure(state: FeedState, interval: timedelta, error: SourceError, now: datetime, jitter: float) -> FeedState:
    """The state after a turn that failed: validators stay, the error has the time of the next attempt."""
    due_at = next_due(state, interval, error, now, jitter)
    if error.code in NOT_ASKED:
        return replace(state, next_due=due_at)
    gone = error.code == "gone"
    then = "no further polls" if gone else f"next try {due_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    given_up = state.moved_times < MOVES_TO_BELIEVE or state.failures + 1 >= _MOVED_FAILURES
    return replace(
        state,
        next_due=due_at,
        failures=state.failures + 1,
        gone=gone,
        last_error=f"{redact(error.message)}; {then}",
        last_error_code=error.code,
        moved_to=None if given_up else state.moved_to,
        moved_times=0 if given_up else state.moved_times,
    )


def next_due(
    state: FeedState, interval: timedelta, outcome: FeedReply | SourceError, now: datetime, jitter: float
) -> datetime:
    """When to poll next. `jitter` from 0 to 1 adds up to a tenth of the interval, so that feeds do not march in step.

    After failures in a row the wait grows with their square, up to a day: a source that
    comes back is found within a day, one that is away is asked some thirty times a month.
    """
    if isinstance(outcome, FeedReply):
        wait = max(interval, min(outcome.max_age or interval, LONGEST_MAX_AGE))
    elif outcome.code in NOT_ASKED:
        wait = outcome.retry_after or _SOON
    elif outcome.code == "gone":
        wait = LONGEST_RETRY_AFTER
    elif outcome.retry_after is not None:
        wait = max(interval, min(outcome.retry_after, LONGEST_RETRY_AFTER))
    else:
        wait = max(interval, min(interval * (state.failures + 1) ** 2, LONGEST_BACKOFF))
    return now + wait + min(interval / 10, _LONGEST_JITTER) * jitter


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The server's Retry-After, seconds or date, never more than 7 days; None if absent, garbage or past.

    A date is measured against the answer's own Date, so that a wrong clock on either side does no harm.
    """
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]+", value):
        seconds = int(value[:12]) if len(value) <= 12 else 10**12
        return min(timedelta(seconds=min(seconds, 10**9)), LONGEST_RETRY_AFTER) if seconds else None
    until = _date(value)
    if until is None:
        return None
    wait = until - (_date(headers.get("date", "")) or now)
    return min(wait, LONGEST_RETRY_AFTER) if wait > timedelta(0) else None


def max_age(headers: Mapping[str, str]) -> timedelta | None:
    """How long the answer says it stays fresh: Cache-Control's max-age less Age, else Expires less Date (RFC 9111)."""
    control = headers.get("cache-control", "").lower()
    if re.search(r"\bno-(?:cache|store)\b", control):
        return None
    found = re.search(r"(?<![\w-])max-age\s*=\s*\"?([0-9]{1,12})", control)
    if found:
        age = re.fullmatch(r"[0-9]{1,9}", headers.get("age", "").strip())
        seconds = min(int(found.group(1)), 10**9) - (int(age.group()) if age else 0)
        return timedelta(seconds=seconds) if seconds > 0 else None
    expires, date = _date(headers.get("expires", "")), _date(headers.get("date", ""))
    return expires - date if expires and date and expires > date else None


def _moves(state: FeedState, reply: FeedReply) -> int:
    if reply.moved_to is None:
        return 0
    return state.moved_times + 1 if reply.moved_to == state.moved_to else 1


def _date(value: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(value.strip())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
