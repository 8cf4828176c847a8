"""Real servers for delivery tests: aiosmtpd with TLS and login, and the scripted sink of `tests/faults`."""

import json
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

SINK = Path(__file__).parent.parent / "faults" / "smtp_slack_sink.py"


@dataclass
class Sink:
    """The scripted mail server and webhook. Every test begins with `play`."""

    smtp_port: int
    http_port: int
    seen: int = 0

    def play(self, *, smtp: str = "", slack: str = "") -> None:
        self._ask("/script", json.dumps({"smtp": smtp, "slack": slack}).encode())
        self.seen = len(self._ask("/messages"))

    def lines(self) -> list[dict]:
        """What came since `play`, refused or taken."""
        return self._ask("/messages")[self.seen :]

    def messages(self) -> list[dict]:
        return [line for line in self.lines() if "key" in line]

    @property
    def webhook(self) -> str:
        return f"http://127.0.0.1:{self.http_port}/services/T0/B0/SeCrEtPaTh0123456789"

    def _ask(self, path: str, body: bytes | None = None):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http_port}{path}", body, timeout=5) as answer:
            return json.load(answer)


def _sink(*options: str) -> Iterator[Sink]:
    command = [sys.executable, str(SINK), "--smtp-port", "0", "--http-port", "0", "--seconds", "1200", *options]
    process = subprocess.Popen([*command, "--engine", "built-in"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        ports = [int(told[name].partition("/hook")[0].rpartition(":")[2]) for name in ("smtp", "webhook")]
        yield Sink(*ports)
    finally:
        process.terminate()
        process.wait(5)
        process.stdout.close()


@pytest.fixture(scope="session")
def sink() -> Iterator[Sink]:
    yield from _sink()


@pytest.fixture(scope="session")
def untrusted_sink() -> Iterator[Sink]:
    """Offers STARTTLS with a certificate that nobody vouches for."""
    if not shutil.which("openssl"):
        pytest.skip("needs the command openssl to make a certificate")
    yield from _sink("--tls")


def post(url: str, body: bytes, headers: Mapping[str, str], timeout: float) -> tuple[int, Mapping[str, str], bytes]:
    """What the product's HTTP room hands to channels, on the standard library."""
    request = urllib.request.Request(url, body, dict(headers))
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


@dataclass
class MailServer:
    """aiosmtpd on a port of its own, and what it has taken."""

    port: int
    envelopes: list[Envelope] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)


class _Handler:
    def __init__(self, server: MailServer) -> None:
        self.server = server

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.server.envelopes.append(envelope)
        self.server.secure.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 taken"


def _login(server, session, envelope, mechanism, data) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"fw", b"correct horse"), handled=False)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A throw-away certificate for localhost with its key, in one file."""
    if not shutil.which("openssl"):
        pytest.skip("needs the command openssl to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "localhost.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", str(file)]
    made = subprocess.run(
        ["openssl", "req", "-x509", *key, "-days", "2", *names], check=True, capture_output=True, text=True
    )
    file.write_text(file.read_text() + made.stdout)
    return file


@pytest.fixture
def mail_server(certificate: Path) -> Iterator[Callable[..., MailServer]]:
    """Starts servers: `mail_server(implicit=True)` speaks TLS from the first byte; all want a login."""
    running: list[Controller] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def start(*, implicit: bool = False) -> MailServer:
        server = MailServer(0)
        options = {"ssl_context": context} if implicit else {"tls_context": context, "require_starttls": True}
        controller = Controller(
            _Handler(server),
            hostname="127.0.0.1",
            port=free_port(),
            authenticator=_login,
            auth_required=True,
            auth_require_tls=not implicit,
            **options,
        )
        controller.start()
        running.append(controller)
        server.port = controller.port
        return server

    yield start
    for controller in running:
        controller.stop()


def free_port() -> int:
    """A port that was free a moment ago: aiosmtpd wants to know its own beforehand."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
