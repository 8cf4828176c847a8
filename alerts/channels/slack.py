"""Slack over an incoming webhook.

Enters: a message with its blocks. Leaves: a POST that Slack has answered with 2xx. Never: the
webhook's address in an error or a trace; whoever knows it can write to the channel.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from alerts.channel import scrub
from alerts.safe import one_line, shortened, slack_text
from monitor.domain import Message
from monitor.errors import DeliveryError, FigurewatchError

# (url, body, headers, timeout in seconds) → (status, headers, body)
Post = Callable[[str, bytes, Mapping[str, str], float], tuple[int, Mapping[str, str], bytes]]


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Slack:
    """One webhook, hence one channel in Slack. `post` waits on the network; it follows no redirect."""

    url: str = field(repr=False)
    post: Post = field(repr=False)
    timeout_s: float = 30
    now: Callable[[], datetime] = field(default=_utc_now, repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        return (self.url,)

    def send(self, message: Message, recipient: str) -> None:
        """Post the blocks; `recipient` only names the webhook."""
        body = json.dumps(_payload(message), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        try:
            status, answered, answer = self.post(self.url, body, headers, self.timeout_s)
        except (OSError, FigurewatchError) as error:
            raise self._unreachable(error) from None  # the cause would name the address
        if not 200 <= status < 300:
            raise self._refused(status, answered, answer)

    def _unreachable(self, error: Exception) -> DeliveryError:
        code = "timeout" if isinstance(error, TimeoutError) else str(getattr(error, "code", "connection"))
        said = shortened(one_line(str(error)) or type(error).__name__, 300)
        text = scrub(f"Slack can't be reached: {said}", self.secrets)
        return DeliveryError(text, code=code, permanent=getattr(error, "permanent", False), whole_channel=True)

    def _refused(self, status: int, headers: Mapping[str, str], answer: bytes) -> DeliveryError:
        said = shortened(one_line(answer[:1000].decode("utf-8", "replace")), 200)
        text = scrub(f"Slack answered {status} {said}".rstrip(), self.secrets)
        if status == 429:
            wait = _retry_after(headers, self.now())
            return DeliveryError(text, code="rate_limited", whole_channel=True, retry_after=wait)
        if status >= 500 or status in (408, 425):
            return DeliveryError(text, code="server_error", whole_channel=True)
        return DeliveryError(text, code="rejected", permanent=True)


def _payload(message: Message) -> dict[str, object]:
    """`text` is what notifications show; links are not unfolded into previews of foreign pages."""
    text = slack_text(message.subject if message.blocks else message.text)
    payload: dict[str, object] = {"text": text, "unfurl_links": False, "unfurl_media": False}
    return payload | ({"blocks": list(message.blocks)} if message.blocks else {})


def _retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """The header in seconds or as a date; None if it is neither or lies in the past."""
    said = next((value.strip() for name, value in headers.items() if name.lower() == "retry-after"), "")
    if said.isascii() and said.isdigit():
        return timedelta(seconds=min(int(said[:12]), 7 * 86400))
    try:
        wait = parsedate_to_datetime(said) - now
    except (ValueError, TypeError):
        return None
    return wait if wait > timedelta() else None
