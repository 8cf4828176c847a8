"""Fakes with state: they behave like the thing, in memory, and remember what happened to them."""

import hashlib
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.domain import Alert, DeliveryState, Dispatch, Message, NewDelivery
from monitor.errors import DeliveryError
from tests.build import NOON


class FakeClock:
    """A clock that moves only when told, or when somebody sleeps on it."""

    def __init__(self, start: datetime = NOON) -> None:
        self.moment = start
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)

    def advance(self, **span: float) -> datetime:
        self.moment += timedelta(**span)
        return self.moment


@dataclass
class Row:
    """A delivery as the archive keeps it."""

    delivery: NewDelivery
    alert: Alert
    due: datetime
    state: DeliveryState = DeliveryState.PENDING
    tries: int = 0
    first_try: datetime | None = None
    dispatch: str | None = None
    last_error: str | None = None
    last_code: str | None = None


class FakeOutbox:
    """The outbox's promises: unique rows, one claimant at a time, ids fixed at the first try."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str, str], Row] = {}
        self._open: dict[tuple[str, str, str], Row] = {}  # in the order in which they fall due, more or less
        self._batches: dict[tuple[str, str, str], list[Row]] = {}
        self.fails_to_settle: list[Exception] = []

    def add(self, alerts: Iterable[Alert], deliveries: Iterable[NewDelivery]) -> None:
        known = {alert.id: alert for alert in alerts}
        for new in deliveries:
            key = _key(new)
            if key not in self.rows:
                self.rows[key] = self._open[key] = Row(new, known[new.alert], new.not_before)
                self._batches.setdefault((new.channel, new.recipient, new.batch), []).append(self.rows[key])

    def claim(self, now: datetime, lease: timedelta, resting: Collection[str]) -> Dispatch | None:
        due = (row for row in self._open.values() if row.due <= now and row.delivery.channel not in resting)
        first = next(due, None)
        if first is None:
            return None
        place = first.delivery
        together = [
            row
            for row in self._batches[place.channel, place.recipient, place.batch]
            if row.due <= now and row.dispatch == first.dispatch and _key(row.delivery) in self._open
        ]
        facts = (place.channel, place.recipient, *(row.alert.id for row in together))
        name = first.dispatch or hashlib.sha256("|".join(facts).encode()).hexdigest()[:16]
        tries, first_try = first.tries, first.first_try
        for row in together:
            row.state, row.due, row.dispatch = DeliveryState.SENDING, now + lease, name
            row.first_try, row.tries = row.first_try or now, row.tries + 1
            self._open[_key(row.delivery)] = self._open.pop(_key(row.delivery))
        when = {"o": "at_once", "h": "hourly", "d": "daily"}[place.batch[0]]
        return Dispatch(name, place.channel, place.recipient, tuple(r.alert for r in together), when, tries, first_try)

    def settle(self, dispatch: Dispatch, error: DeliveryError | None, now: datetime, next_try: datetime | None) -> None:
        if self.fails_to_settle:
            raise self.fails_to_settle.pop(0)
        for alert in dispatch.alerts:
            key = (alert.id, dispatch.channel, dispatch.recipient)
            row = self.rows[key]
            row.last_error, row.last_code = (error.message, error.code) if error else (None, None)
            if error is None:
                row.state = DeliveryState.SENT
            elif next_try:
                row.state, row.due = DeliveryState.FAILED, next_try
            else:
                row.state = DeliveryState.REJECTED if error.permanent else DeliveryState.DEAD
            if row.state is not DeliveryState.FAILED:
                self._open.pop(key, None)

    def backlog(self, now: datetime) -> tuple[int, datetime | None]:
        late = [row for row in self._open.values() if row.delivery.not_before <= now]
        return len(late), min((row.delivery.not_before for row in late), default=None)

    def states(self) -> dict[str, DeliveryState]:
        """State by recipient, for tests with one alert."""
        return {recipient: row.state for (_, _, recipient), row in self.rows.items()}

    def forget_marks(self) -> None:
        """As after a crash between sending and marking: everything is claimable again, once its lease ends."""
        for key, row in self.rows.items():
            row.state, self._open[key] = DeliveryState.SENDING, row


@dataclass
class FakeChannel:
    """Takes messages, unless `answers` has an error (or None: take it) for the next one."""

    answers: list[Exception | None] = field(default_factory=list)
    taken: list[tuple[Message, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    secrets: Sequence[str] = ()
    gate: threading.Event | None = None

    def send(self, message: Message, recipient: str) -> None:
        self.asked.append(message.id)
        if self.gate:
            self.gate.wait(5)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.taken.append((message, recipient))


@dataclass
class FakePost:
    """A web server for one kind of request: answers in order, then 200. An exception is raised."""

    answers: list[tuple[int, Mapping[str, str], bytes] | Exception] = field(default_factory=list)
    asked: list[tuple[str, bytes, Mapping[str, str], float]] = field(default_factory=list)

    def __call__(
        self, url: str, body: bytes, headers: Mapping[str, str], timeout: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        self.asked.append((url, body, headers, timeout))
        answer = self.answers.pop(0) if self.answers else (200, {}, b"ok")
        if isinstance(answer, Exception):
            raise answer
        return answer


def _key(delivery: NewDelivery) -> tuple[str, str, str]:
    return delivery.alert, delivery.channel, delivery.recipient
