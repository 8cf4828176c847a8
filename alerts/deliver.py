"""The last room: what the outbox holds is sent, and what became of it is written down.

Enters: dispatches from an `Outbox`, channels by name. Leaves: messages with recipients, rows
settled, a report. Never: a lost alert; a message is marked as sent after it was taken, so a
crash between the two repeats it with the same id.

One thread talks to the outbox and decides; each channel sends in a thread of its own, so that
a server that lets us wait for ten minutes delays nobody else.
"""

import logging
import random
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from typing import Protocol

from alerts.channel import Channel, scrub, secrets_of
from alerts.parcels import Parcel, pack
from alerts.patience import Limits, next_try, rest
from alerts.render import render
from alerts.wording import NameOf, plain_name
from monitor.domain import DeliveryState, Dispatch, Message
from monitor.errors import DeliveryError

_log = logging.getLogger("figurewatch.deliver")


class Outbox(Protocol):
    """The archive's deliveries (`storage/outbox.py`)."""

    def claim(self, now: datetime, lease: timedelta, resting: Collection[str]) -> Dispatch | None:
        """The message that has been due for longest, nobody else's until `now + lease`; None if there is none.

        Those of channels in `resting` are left out. Whoever does not settle it loses it to the next claim.
        """
        ...

    def settle(self, dispatch: Dispatch, error: DeliveryError | None, now: datetime, next_try: datetime | None) -> None:
        """Write down one try: sent (no error), failed until `next_try`, rejected (permanent) or dead (no next try)."""
        ...

    def backlog(self, now: datetime) -> tuple[int, datetime | None]:
        """How many deliveries wait, and since when the oldest does."""
        ...


@dataclass(frozen=True)
class Problem:
    """One delivery that did not go as it should. `state` is what its row says now."""

    channel: str
    recipient: str
    state: DeliveryState
    code: str
    message: str
    next_try: datetime | None
    alerts: int


@dataclass(frozen=True)
class DeliveryReport:
    """What one round did. `sent` counts messages; `resting` says until when which channel rests."""

    sent: int
    problems: tuple[Problem, ...]
    resting: Mapping[str, datetime]
    waiting: int
    oldest: datetime | None

    def warnings(self) -> tuple[str, ...]:
        """What the operator must see: alerts that somebody will not get, channels that rest."""
        lost = (
            f"{p.alerts} alert{'s' if p.alerts > 1 else ''} for {p.recipient} by {p.channel} {p.state}: {p.message}"
            for p in self.problems
            if p.state in (DeliveryState.DEAD, DeliveryState.REJECTED)
        )
        resting = (f"channel {name} rests until {until:%Y-%m-%d %H:%M:%S} UTC" for name, until in self.resting.items())
        return (*lost, *resting)


def deliver_due(
    outbox: Outbox,
    channels: Mapping[str, Channel],
    now: Callable[[], datetime],
    *,
    limits: Limits | None = None,
    name_of: NameOf = plain_name,
    passed: Callable[[str], None] = lambda _: None,
) -> DeliveryReport:
    """Send all that is due, once. A daemon keeps a `Courier` instead, which remembers who rests."""
    return Courier(outbox, channels, now, limits=limits, name_of=name_of, passed=passed).round()


@dataclass
class _Post:
    """What the courier knows of one channel between two messages."""

    hand: deque[Parcel] = field(default_factory=deque)
    busy: bool = False
    failures: int = 0
    not_before: datetime | None = None  # pause after the last message
    rests_until: datetime | None = None


_Settlement = tuple[Dispatch, DeliveryError | None, datetime, datetime | None]


class Courier:
    """Takes messages to their channels, round after round; one thread at a time may call it.

    `passed` is told "sent" and "marked" (fault points); `chance` spreads retries; `sleep` is
    used only while no message is on its way. After `stop` is set nothing new is sent and the
    round ends within `Limits.grace_s`.
    """

    def __init__(
        self,
        outbox: Outbox,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        *,
        limits: Limits | None = None,
        name_of: NameOf = plain_name,
        passed: Callable[[str], None] = lambda _: None,
        chance: Callable[[], float] = random.random,
        sleep: Callable[[float], object] | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        self._outbox, self._channels, self._now = outbox, channels, now
        self._limits, self._name_of, self._passed, self._chance = limits or Limits(), name_of, passed, chance
        self._stop = stop or threading.Event()
        self._sleep = sleep or self._stop.wait
        self._posts = {name: _Post() for name in channels}
        self._back: SimpleQueue[tuple[Parcel, DeliveryError | None]] = SimpleQueue()
        self._unsettled: deque[_Settlement] = deque()
        self._sent, self._problems = 0, list[Problem]()

    def round(self) -> DeliveryReport:
        """Send until nothing is due but what rests. Raises `StorageError`; the next round goes on from there."""
        self._sent, self._problems = 0, []
        self._write_down()
        while not self._stop.is_set():
            self._take_in()
            self._send_out()
            if not any(post.busy or post.hand for post in self._posts.values()):
                break
            self._wait()
        if self._stop.is_set():
            self._wind_up()
        waiting, oldest = self._outbox.backlog(self._now())
        return DeliveryReport(self._sent, tuple(self._problems), self._resting(), waiting, oldest)

    # ── taking in ──

    def _take_in(self) -> None:
        """Claim for every channel that has nothing in hand: one message, or all if many wait."""
        now, limits = self._now(), self._limits
        closed = {name for name, post in self._posts.items() if post.busy or post.hand or _rests(post, now)}
        many = self._outbox.backlog(now)[0] > limits.burst
        claimed: list[Dispatch] = []
        while len(claimed) < limits.in_hand and (dispatch := self._outbox.claim(now, limits.lease, closed)):
            if dispatch.channel not in self._posts:
                self._no_channel(dispatch, now)
                continue
            claimed.append(dispatch)
            if not many:
                closed.add(dispatch.channel)
        for parcel in pack(claimed, limits.burst, now + limits.lease):
            self._posts[parcel.channel].hand.append(parcel)

    def _no_channel(self, dispatch: Dispatch, now: datetime) -> None:
        text = f"`sources.yaml` has no channel {dispatch.channel}; the alert is kept in case it comes back"
        error = DeliveryError(text, code="no_channel", retry_after=self._limits.longest)
        self._failed(Parcel((dispatch,), now), error, now)

    # ── sending ──

    def _send_out(self) -> None:
        now = self._now()
        for name, post in self._posts.items():
            paused = post.not_before is not None and post.not_before > now
            while post.hand and not (post.busy or paused or _rests(post, now)):
                parcel = post.hand.popleft()
                if now + self._limits.slowest > parcel.lease_end:
                    continue  # too late to be sure that nobody else claims it meanwhile; its lease runs out
                post.busy = True
                # A daemon thread: a server that never answers must not keep the process from ending.
                threading.Thread(target=self._carry, args=(name, parcel), name=f"deliver-{name}", daemon=True).start()

    def _carry(self, name: str, parcel: Parcel) -> None:
        """In the channel's thread: make the message and hand it over. An unexpected error costs this parcel only."""
        channel, error = self._channels[name], None
        try:
            channel.send(self._message(parcel), parcel.recipient)
        except DeliveryError as refused:
            error = refused
        except Exception as bug:  # noqa: BLE001  # one channel's bug must not cost the others their alerts
            trace = scrub("".join(traceback.format_exception(bug)), secrets_of(channel))
            _log.error("a bug in channel %s cost one try:\n%s", name, trace)
            error = DeliveryError(f"unexpected {type(bug).__name__}, see the log", code="bug")
        self._back.put((parcel, error))

    def _message(self, parcel: Parcel) -> Message:
        return render(parcel.as_one(), self._name_of)

    # ── what became of it ──

    def _wait(self) -> None:
        """Until a message is back, or the pause after one is over."""
        busy = any(post.busy for post in self._posts.values())
        seconds = self._seconds_to_next()
        if not busy:
            self._sleep(seconds)
            return
        with suppress(Empty):
            self._came_back(*self._back.get(timeout=min(seconds, self._limits.poll_s)))

    def _seconds_to_next(self) -> float:
        now = self._now()
        pauses = [post.not_before - now for post in self._posts.values() if post.hand and post.not_before]
        return max(0.001, min((pause.total_seconds() for pause in pauses), default=self._limits.poll_s))

    def _came_back(self, parcel: Parcel, error: DeliveryError | None) -> None:
        now, post = self._now(), self._posts[parcel.channel]
        post.busy, post.not_before = False, now + self._limits.spacing
        if error is None:
            self._passed("sent")
            post.failures = 0
            self._sent += 1
            _log.info("sent %d alerts to %s by %s", _alerts(parcel), parcel.recipient, parcel.channel)
            self._settle(parcel, None, now, None)
            self._passed("marked")
            return
        if error.whole_channel:
            post.failures += 1
            post.rests_until = rest(error, post.failures, now, self._limits)
        self._failed(parcel, error, now)
        if error.whole_channel:
            self._put_back(post, error, now)

    def _failed(self, parcel: Parcel, error: DeliveryError, now: datetime) -> None:
        again = next_try(parcel.dispatches[0], error, now, self._chance(), self._limits)
        resting = self._posts[parcel.channel].rests_until if parcel.channel in self._posts else None
        if again and resting and error.whole_channel:
            again = resting  # the channel's own back-off decides; both would add up
        state = DeliveryState.FAILED if again else DeliveryState.REJECTED if error.permanent else DeliveryState.DEAD
        problem = Problem(parcel.channel, parcel.recipient, state, error.code, error.message, again, _alerts(parcel))
        self._problems.append(problem)
        level = logging.WARNING if again else logging.ERROR
        when = f"next try {again:%Y-%m-%d %H:%M:%S} UTC" if again else "no further try"
        _log.log(level, "%s by %s %s (%s): %s", parcel.recipient, parcel.channel, state, when, error.message)
        self._settle(parcel, error, now, again)

    def _put_back(self, post: _Post, error: DeliveryError, now: datetime) -> None:
        """What is in hand for a channel that rests waits in the archive, where others can see it."""
        while post.hand:
            parcel = post.hand.popleft()
            waits = DeliveryError(f"waits for its channel: {error.message}", code=error.code)
            self._settle(parcel, waits, now, post.rests_until or now)

    def _wind_up(self) -> None:
        """Let what is on its way come back, for a moment; what is not settled then is sent again, with the same id."""
        stopped = DeliveryError("stopped before it was sent", code="stopped")
        for post in self._posts.values():
            self._put_back(post, stopped, self._now())
        end = time.monotonic() + self._limits.grace_s
        with suppress(Empty):
            while any(post.busy for post in self._posts.values()):
                self._came_back(*self._back.get(timeout=max(0.0, end - time.monotonic())))

    def _settle(self, parcel: Parcel, error: DeliveryError | None, now: datetime, again: datetime | None) -> None:
        self._unsettled.extend((dispatch, error, now, again) for dispatch in parcel.dispatches)
        self._write_down()

    def _write_down(self) -> None:
        """What the archive could not take stays here until it can, so that a full disk sends nothing twice."""
        while self._unsettled:
            self._outbox.settle(*self._unsettled[0])
            self._unsettled.popleft()

    def _resting(self) -> dict[str, datetime]:
        now = self._now()
        return {n: p.rests_until for n, p in self._posts.items() if p.rests_until and p.rests_until > now}


def _rests(post: _Post, now: datetime) -> bool:
    return post.rests_until is not None and post.rests_until > now


def _alerts(parcel: Parcel) -> int:
    return sum(len(dispatch.alerts) for dispatch in parcel.dispatches)
