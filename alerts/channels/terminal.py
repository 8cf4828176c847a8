"""The terminal that runs the daemon: where alerts go while no channel is configured.

Enters: a message. Leaves: its text on a stream. Never: a control sequence of somebody else's.
"""

import threading
from dataclasses import dataclass, field
from typing import TextIO

from alerts.safe import show
from monitor.domain import Message
from monitor.errors import DeliveryError


@dataclass(frozen=True)
class Terminal:
    """Prints messages to `stream`, one at a time."""

    stream: TextIO = field(repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    def send(self, message: Message, recipient: str) -> None:
        """Print subject and text; letters that the stream can't show are spelled as `\\u…`."""
        rule = "─" * 72
        text = f"{rule}\n{show(message.subject)}\n{rule}\n{show(message.text)}\n"
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        try:
            with self._lock:
                self.stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
                self.stream.flush()
        except (OSError, ValueError) as error:  # ValueError: the stream was closed
            raise DeliveryError(
                f"the terminal takes no more: {error}", code="connection", whole_channel=True
            ) from error
