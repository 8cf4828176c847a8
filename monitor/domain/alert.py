"""Who is told what, and the messages on their way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from monitor.domain.ledger import Change, ChangeKind, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """Who wants to know what. Empty tuples mean "any". `threshold` is the least change in
    percent of the older value. `when` is `at_once`, `hourly` or `daily`.
    """

    name: str
    channels: tuple[str, ...]
    kinds: tuple[ChangeKind, ...] = ()
    severity: Severity = Severity.INFO
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: Decimal | None = None
    when: str = "at_once"
    watched_only: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """A series, or a family of them, whose every new period is told at once. Empty means "any"."""

    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What a message or a rule says of an article besides its figures."""

    article_id: str
    url: str | None
    title: str
    source: str | None
    published: datetime | None
    language: str | None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """The thing to tell: all changes of one group that one rule picked.

    `id` is a hash of rule and group, so that no alert is made twice. `articles` holds
    the facts of every article that the changes quote. `updates` says of changes that were
    told before, by id, what became of them; an alert has all of its changes in it, or none.
    """

    id: str
    rule: str
    group: str
    changes: tuple[Change, ...]
    articles: tuple[ArticleFacts, ...]
    channels: tuple[str, ...]
    when: str
    created: datetime
    updates: Mapping[str, str] = field(default_factory=dict)


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    REJECTED = "rejected"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One message to send now: the alerts of one batch for one recipient of one channel.

    `id` is fixed at the first try and stays the same at every repeat (it becomes the
    Message-ID), and so does the set of alerts. `tries` counts the tries before this one.
    """

    id: str
    channel: str
    recipient: str
    alerts: tuple[Alert, ...]
    when: str
    tries: int
    first_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """A row to be written beside its alert: send no earlier than `not_before`, together with its `batch`.

    `batch` is `once:ALERT` for alerts told at once (one message per alert) or
    `hourly:2025-01-31T10` / `daily:2025-01-31` for digests. Unique: (alert, channel, recipient).
    """

    alert: str
    channel: str
    recipient: str
    batch: str
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered Dispatch. `blocks` is Slack's structure, None for other channels."""

    id: str
    subject: str
    text: str
    html: str
    blocks: tuple[Mapping[str, Any], ...] = field(default=())
