"""What goes out together: many alerts that wait for one recipient become one digest.

Enters: dispatches that were claimed together. Leaves: parcels. Never: a change of what a
parcel holds between its first try and its last.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.domain import Dispatch


@dataclass(frozen=True)
class Parcel:
    """One message: a dispatch, or a burst of them. `lease_end` is when another may claim them."""

    dispatches: tuple[Dispatch, ...]
    lease_end: datetime

    @property
    def channel(self) -> str:
        return self.dispatches[0].channel

    @property
    def recipient(self) -> str:
        return self.dispatches[0].recipient

    def as_one(self) -> Dispatch:
        """The dispatch to render. The id of a burst follows from those in it, so that a repeat carries it again."""
        if len(self.dispatches) == 1:
            return self.dispatches[0]
        first = self.dispatches[0]
        ids = sorted(dispatch.id for dispatch in self.dispatches)
        return Dispatch(
            id=hashlib.sha256("\x1f".join(ids).encode()).hexdigest()[:20],
            channel=first.channel,
            recipient=first.recipient,
            alerts=tuple(alert for dispatch in self.dispatches for alert in dispatch.alerts),
            when="burst",
            tries=first.tries,
            first_try=first.first_try,
        )


def pack(dispatches: Iterable[Dispatch], burst: int, lease_end: datetime) -> list[Parcel]:
    """Parcels in the order of claiming. More than `burst` alerts told at once to one recipient are one.

    Only what shares its first try and count of tries goes together: a burst that failed
    comes back as the same burst, whatever has been added to the queue since.
    """
    groups: dict[object, list[Dispatch]] = {}
    for dispatch in dispatches:
        key = (dispatch.channel, dispatch.recipient, dispatch.tries, dispatch.first_try, dispatch.when)
        groups.setdefault(key if dispatch.when == "at_once" else dispatch.id, []).append(dispatch)
    parcels: list[Parcel] = []
    for group in groups.values():
        parcels += _parcels(group, burst, lease_end)
    return parcels


def _parcels(group: Sequence[Dispatch], burst: int, lease_end: datetime) -> list[Parcel]:
    if len(group) > burst:
        return [Parcel(tuple(group), lease_end)]
    return [Parcel((dispatch,), lease_end) for dispatch in group]
