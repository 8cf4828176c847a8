"""Mail over SMTP: one transaction per message and recipient, encrypted unless told otherwise.

Enters: a message and an address. Leaves: a mail that the server has taken. Never: a word in
clear to a server that was expected to encrypt, a password in an error.
"""

import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from alerts.channel import scrub
from alerts.channels.mime import mail_bytes
from alerts.safe import one_line, shortened
from monitor.domain import Message
from monitor.errors import ConfigError, DeliveryError

Security = Literal["starttls", "tls", "none"]

# Refused logins and senders need a person: one try an hour is enough, and locks no account.
_HOUR = timedelta(hours=1)
_LEADING_DOT = re.compile(rb"(?m)^\.")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Timeouts:
    """Seconds that are waited for one answer. To the end of the text it may take ten minutes (RFC 5321 4.5.3.2.6):

    who hangs up before it comes sends twice. `whole_s` ends a server that answers without end.
    """

    connect_s: float = 30
    command_s: float = 120
    final_dot_s: float = 600
    whole_s: float = 900


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Email:
    """One mail server and the address that mails come from.

    `security` is `starttls` (required, not tried), `tls` from the first byte, or `none`.
    `context` replaces the system's certificates (a company's own authority, tests).
    Raises `ConfigError` for a password that would travel in clear.
    """

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeouts: Timeouts = Timeouts()
    context: ssl.SSLContext | None = field(default=None, repr=False)
    now: Callable[[], datetime] = field(default=_utc_now, repr=False)

    def __post_init__(self) -> None:
        if self.security == "none" and self.password and self.host not in _LOOPBACK:
            raise ConfigError("a password is sent over TLS only; use `security: starttls` or `tls`", key="security")

    @property
    def secrets(self) -> tuple[str, ...]:
        """The password, alone and as the login command spells it."""
        if not self.password:
            return ()
        return self.password, f"\0{self.user}\0{self.password}"

    def send(self, message: Message, recipient: str) -> None:
        """Send one mail to one address. The outcome is sure, or the error is one that is tried again."""
        address = _in_ascii(recipient)
        mail = mail_bytes(message, self.sender, address, self.now())
        with self._told_apart(), self._connected() as server:
            self._log_in(server)
            self._hand_over(server, address, mail)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        server = self._connect()
        alarm = threading.Timer(self.timeouts.whole_s, _hang_up, (server,))
        alarm.daemon = True
        alarm.start()
        try:
            _wait_at_most(server, self.timeouts.command_s)
            server.ehlo_or_helo_if_needed()
            if self.security == "starttls":
                self._encrypt(server)
            yield server
        finally:
            alarm.cancel()
            server.close()

    def _connect(self) -> smtplib.SMTP:
        name = socket.gethostname() or "localhost"
        patience = self.timeouts.connect_s
        if self.security != "tls":
            return smtplib.SMTP(self.host, self.port, name, timeout=patience)
        try:
            return smtplib.SMTP_SSL(self.host, self.port, name, timeout=patience, context=self._tls())
        except ssl.SSLError as error:
            raise _tls_failed(self.host, str(error)) from None

    def _encrypt(self, server: smtplib.SMTP) -> None:
        if not server.has_extn("starttls"):
            raise _tls_failed(self.host, "the server does not offer STARTTLS")
        try:
            server.starttls(context=self._tls())
        except (OSError, smtplib.SMTPException) as error:  # refused, garbage, closed, a certificate nobody vouches for
            raise _tls_failed(self.host, str(error)) from None
        server.ehlo_or_helo_if_needed()

    def _tls(self) -> ssl.SSLContext:
        return self.context or ssl.create_default_context()

    def _log_in(self, server: smtplib.SMTP) -> None:
        if not self.user or self.password is None:
            return
        try:
            server.login(self.user, self.password)
        except smtplib.SMTPNotSupportedError as error:
            reason = "the server offers no login that we know"
            raise DeliveryError(reason, code="auth_failed", whole_channel=True, retry_after=_HOUR) from error

    def _hand_over(self, server: smtplib.SMTP, recipient: str, mail: bytes) -> None:
        """The transaction itself, spelled out because smtplib knows one timeout for all of it."""
        code, answer = server.mail(self.sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, answer, self.sender)
        code, answer = server.rcpt(recipient)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({recipient: (code, answer)})
        code, answer = server.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPDataError(code, answer)
        _wait_at_most(server, self.timeouts.final_dot_s)
        server.send(_LEADING_DOT.sub(b"..", mail) + b".\r\n")
        code, answer = server.getreply()
        if code // 100 != 2:
            raise smtplib.SMTPDataError(code, answer)
        with suppress(OSError, smtplib.SMTPException):  # the mail is theirs; how they say good-bye does not matter
            _wait_at_most(server, self.timeouts.connect_s)
            server.quit()

    @contextmanager
    def _told_apart(self) -> Iterator[None]:
        """Every way to fail as a `DeliveryError` that says what may be tried again, and when."""
        try:
            yield
        except smtplib.SMTPRecipientsRefused as error:
            code, answer = next(iter(error.recipients.values()))
            raise self._error("recipient refused", code, answer, permanent=code >= 500) from None
        except smtplib.SMTPDataError as error:
            raise self._error(
                "mail refused", error.smtp_code, error.smtp_error, permanent=error.smtp_code >= 500
            ) from None
        except smtplib.SMTPAuthenticationError as error:
            # The cause is left out on purpose: its text may repeat what was sent.
            raise self._error("login refused", error.smtp_code, error.smtp_error, whole=True) from None
        except smtplib.SMTPResponseException as error:  # greeting, EHLO, MAIL: concerns every mail alike
            raise self._error("mail server refused", error.smtp_code, error.smtp_error, whole=True) from None
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise self._lost(error) from None

    def _error(
        self, what: str, code: int, answer: bytes | str, *, permanent: bool = False, whole: bool = False
    ) -> DeliveryError:
        said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
        text = scrub(f"{what}: {code} {shortened(one_line(said), 300)}", self.secrets)
        login = what.startswith("login")
        name = "rejected" if permanent else "auth_failed" if login and code >= 500 else "smtp_refused"
        waits = _HOUR if whole and code >= 500 else None
        return DeliveryError(text, code=name, permanent=permanent, whole_channel=whole, retry_after=waits)

    def _lost(self, error: Exception) -> DeliveryError:
        slow = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)  # smtplib wraps some
        said = "no answer in time" if slow else shortened(one_line(f"{type(error).__name__}: {error}"), 300)
        text = scrub(f"connection to {self.host}:{self.port} failed: {said}", self.secrets)
        return DeliveryError(text, code="timeout" if slow else "connection", whole_channel=True)


def _tls_failed(host: str, reason: str) -> DeliveryError:
    text = f"no encryption with {host}, so nothing is sent: {shortened(one_line(reason), 200)}"
    return DeliveryError(text, code="tls_failed", whole_channel=True)


def _wait_at_most(server: smtplib.SMTP, seconds: float) -> None:
    if server.sock is None:
        raise smtplib.SMTPServerDisconnected("the server hung up")
    server.sock.settimeout(seconds)


def _hang_up(server: smtplib.SMTP) -> None:
    """Wake whoever waits for the server: its socket reads as closed from now on."""
    with suppress(OSError):
        if server.sock is not None:
            server.sock.shutdown(socket.SHUT_RDWR)


def _in_ascii(recipient: str) -> str:
    """The address with its domain in the form that servers take. Raises `DeliveryError` for what is no address."""
    local, _, domain = recipient.rpartition("@")
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_domain = ""
    address = f"{local}@{ascii_domain}"
    if re.fullmatch(r"[!#-+./-9=?A-Z^-~-]+@[A-Za-z0-9.\-\[\]:]+", address):
        return address
    raise DeliveryError(
        f"not an address that mail can go to: {one_line(recipient)[:80]}", code="rejected", permanent=True
    )
