"""Where alerts go: from alerts to delivery rows, each with its recipient, batch and time.

Enters: alerts and the recipients of every channel. Leaves: rows that are written beside the
alerts. Never: a message, a network, a clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from alerts.rules import weight
from monitor.domain import Alert, NewDelivery

_URGENCY = {"at_once": 2, "hourly": 1, "daily": 0}


def route(
    alerts: Iterable[Alert], channels: Mapping[str, Sequence[str]], now: datetime, *, digest_hour: int = 7
) -> tuple[NewDelivery, ...]:
    """One row per alert, channel and recipient. `digest_hour` is the hour of daily digests, UTC.

    A group that several rules picked is told once a channel, by the most urgent of them. An
    alert without channels goes to all; a channel without recipients is its own recipient.
    """
    chosen: dict[tuple[str, str], Alert] = {}
    for alert in alerts:
        for channel in alert.channels or channels:
            if channel in channels:
                place = (alert.group, channel)
                chosen[place] = max(chosen.get(place, alert), alert, key=_urgency)  # the first of equals stays
    return tuple(
        NewDelivery(alert.id, channel, recipient, *_slot(alert, now, digest_hour))
        for (_, channel), alert in chosen.items()
        for recipient in dict.fromkeys(channels[channel] or (channel,))
    )


def _urgency(alert: Alert) -> tuple[int, int]:
    return _URGENCY[alert.when], weight(alert.changes)


def _slot(alert: Alert, now: datetime, digest_hour: int) -> tuple[str, datetime]:
    """Batch and earliest time. A digest is named after the time it goes out, always after `now`:

    one that is due at this very moment may be on its way already.
    """
    now = now.astimezone(UTC)
    if alert.when == "hourly":
        due = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return f"hourly:{due:%Y-%m-%dT%H}", due
    if alert.when == "daily":
        due = now.replace(hour=digest_hour, minute=0, second=0, microsecond=0)
        due += timedelta(days=1) if due <= now else timedelta()
        return f"daily:{due:%Y-%m-%d}", due
    return f"once:{alert.id}", now
