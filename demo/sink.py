"""A mail sink on loopback: takes every mail, keeps it as a file, sends nothing on."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller


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
        return bound_port(self._controller.server)

    def keep(self, raw: bytes) -> None:
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        if isinstance(mail, EmailMessage):
            self.mails.append(mail)
            (self.folder / f"{len(self.mails):03d}.eml").write_bytes(raw)


def bound_port(server: Any) -> int:
    """The port that a listening asyncio server was given."""
    return int(server.sockets[0].getsockname()[1])


class _Controller(Controller):
    """A controller that takes any free port (the original pokes port 0 to see whether it is up)."""

    def _trigger_server(self) -> None:
        self.port = bound_port(self.server)
        super()._trigger_server()  # type: ignore[no-untyped-call]


class _Keeper:
    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        self._sink.keep(envelope.content)
        return "250 kept"
