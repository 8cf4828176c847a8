"""What a channel is, and what all channels share: taking secrets out of what they say.

Enters: a message and a recipient. Leaves: nothing, or a `DeliveryError`. Never: retrying,
grouping or pausing; `deliver` does that for every channel alike.
"""

import base64
import json
from collections.abc import Iterable, Sequence
from typing import Protocol
from urllib.parse import quote, urlsplit

from monitor.domain import Message
from monitor.urls import redact

_HIDDEN = "***"
_SHORTEST = 4  # a shorter secret would blank out ordinary words; it hides only as a whole word would


class Channel(Protocol):
    """A place to send to."""

    def send(self, message: Message, recipient: str) -> None:
        """Hand `message` over, once. Returns only if it was taken for sure.

        Raises `DeliveryError`: `permanent` if this recipient or message is refused for good,
        `whole_channel` if no other message would fare better just now. Its text holds no secret.
        """
        ...


def secrets_of(channel: object) -> Sequence[str]:
    """What must never be shown of `channel`: its attribute `secrets`, if it has any."""
    return tuple(getattr(channel, "secrets", ()))


def scrub(text: str, secrets: Iterable[str]) -> str:
    """`text` without `secrets`, in the spellings that libraries and servers repeat them in."""
    spellings = {spelling for secret in secrets if secret for spelling in _spellings(secret)}
    for spelling in sorted(spellings, key=len, reverse=True):
        text = text.replace(spelling, _HIDDEN)
    return redact(text)


def _spellings(secret: str) -> set[str]:
    found = {secret, quote(secret), quote(secret, safe=""), repr(secret)[1:-1], json.dumps(secret)[1:-1]}
    found |= {base64.b64encode(secret.encode()).decode(), base64.urlsafe_b64encode(secret.encode()).decode()}
    if "://" in secret:
        path = urlsplit(secret).path
        found |= {path, path.strip("/")}
    return {spelling for spelling in found if len(spelling) >= min(_SHORTEST, len(secret))}
