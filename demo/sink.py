"""A mail sink on loopback: takes every mail, keeps it as a file, sends nothing on."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


class Sink:
    """Mails arrive at `port` and end as `folder`/001.eml, 002.eml … Use as a context."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mails: list[EmailMessage] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._controller = _Controller(_Keeper(self), hostname="127.0.0.1", port=0)

    def __enter__(self) -> "Sink":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        return int(self._controller.server.sockets[0].getsockname()[1])

    def keep(self, raw: bytes) -> None:
        self.mails.append(email.message_from_bytes(raw, policy=email.policy.default))  # type: ignore[arg-type]  # typeshed: the default policy makes EmailMessage
        (self.folder / f"{len(self.mails):03d}.eml").write_bytes(raw)


class _Controller(Controller):  # type: ignore[misc]  # aiosmtpd has no types
    """A controller that takes any free port (the original pokes port 0 to see whether it is up)."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class _Keeper:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        self._sink.keep(envelope.content)
        return "250 kept"
