"""The socket below HTTP: one deadline for everything, and a connection only to an address that was judged.

Enters: a parsed address, a deadline, the host and port pairs that may be private. Leaves: a
stream that `monitor/http.py` speaks HTTP over. Never: a second look-up between judging and
connecting, a proxy, a wait that outlives the deadline.

httpcore's own streams restart their timeout at every byte; these measure against one clock.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

import httpcore

from monitor.addresses import blocked_address, blocked_name
from monitor.errors import FigurewatchError
from monitor.urls import Address

Resolver = Callable[[str, int], Sequence[str]]

# Addresses tried of one name. Names with more are round-robin farms: when three fail the rest does too.
_ATTEMPTS = 3


class HttpError(FigurewatchError):
    """A request that brought no answer, or none to keep; `fetch` says what it spoils.

    Codes: `timeout` `dns` `refused` `reset` `tls` `bad_link` `bad_scheme` `blocked_address`
    `too_many_redirects` `too_large` `truncated` `bad_encoding` `bad_answer` `unreachable`, and
    `stopped` when we are leaving. `reached` says that a connection stood, so that a silent
    host can be told from a broken network.
    """

    def __init__(self, message: str, *, code: str, reached: bool = False) -> None:
        super().__init__(message, code=code)
        self.reached = reached


class Switch:
    """Ends every wait of every request at once, because the daemon has to leave within seconds."""

    def __init__(self) -> None:
        self._off, self._lock = threading.Event(), threading.Lock()
        self._open: set[socket.socket] = set()

    def off(self) -> None:
        """Cut what is running; from now on nothing is asked any more."""
        with self._lock:
            self._off.set()
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def pause(self, seconds: float) -> None:
        """Sleep, but not past `off`."""
        self._off.wait(seconds)

    def check(self) -> None:
        """Raises `stopped` once we are leaving."""
        if self._off.is_set():
            raise HttpError("stopped before the answer was complete; asked again at the next start", code="stopped")

    def watch(self, connection: socket.socket) -> None:
        """Cut `connection` at `off`, until `forget`."""
        with self._lock:
            self._open.add(connection)

    def forget(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.discard(connection)


class Deadline:
    """The moment when a fetch must be over, whatever it is waiting for. Seconds."""

    def __init__(self, seconds: float, switch: Switch, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds, self.switch, self._clock = seconds, switch, clock
        self._end = clock() + seconds

    def left(self, doing: str, *, reached: bool = True) -> float:
        """Seconds that are left, more than 0; raises `timeout`, naming what was being waited for, or `stopped`."""
        self.switch.check()
        left = self._end - self._clock()
        if left <= 0:
            raise self.over(doing, reached=reached)
        return left

    def over(self, doing: str, *, reached: bool = True) -> HttpError:
        return HttpError(f"expected all within {self.seconds:g} s, still {doing}", code="timeout", reached=reached)


def system_resolver(host: str, port: int) -> Sequence[str]:
    """IP addresses of `host`, in the order that the system prefers. Raises OSError or UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Line(httpcore.NetworkBackend):
    """Opens the one connection of one request: resolves once, judges, connects to what was judged."""

    def __init__(
        self, address: Address, deadline: Deadline, allow: frozenset[tuple[str, int]], resolver: Resolver
    ) -> None:
        """`allow` holds the (host, port) pairs that may be private."""
        self._address, self._deadline, self._allow, self._resolver = address, deadline, allow, resolver
        self.reached = False

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        candidates = self._vetted()[:_ATTEMPTS]
        for place, ip in enumerate(candidates):
            last = place == len(candidates) - 1
            try:
                connection = self._open(ip, share=len(candidates) - place)
            except HttpError:
                if last:
                    raise
                continue
            self.reached = True
            return _Stream(connection, self._deadline, self._address.host)
        raise HttpError(f"the name {self._address.host} has no address", code="dns")

    def _vetted(self) -> list[str]:
        host, port = self._address.host, self._address.port
        free = (host, port) in self._allow
        if not free and (reason := blocked_name(host)):
            raise _blocked(host, reason)
        found = _look_up(host, port, self._deadline, self._resolver)
        good = [ip for ip in found if free or blocked_address(ip) is None]
        if found and not good:
            raise _blocked(host, blocked_address(found[0]) or "private")
        return good

    def _open(self, ip: str, share: int) -> socket.socket:
        left = self._deadline.left(f"connecting to {self._address.host}", reached=False)
        try:
            connection = socket.create_connection((ip, self._address.port), timeout=left / share)
        except TimeoutError as error:
            raise self._deadline.over(f"connecting to {self._address.host}", reached=False) from error
        except ConnectionRefusedError as error:
            message = f"{self._address.netloc} refuses connections: expected a server to listen there"
            raise HttpError(message, code="refused") from error
        except OSError as error:
            raise _network(error, f"connecting to {self._address.host}", reached=False) from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class _Stream(httpcore.NetworkStream):
    """A socket whose every operation ends with the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline, host: str) -> None:
        self._socket, self._deadline, self._host = connection, deadline, host
        deadline.switch.watch(connection)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        doing = f"reading the answer of {self._host}"
        try:
            self._socket.settimeout(self._deadline.left(doing))
            got = self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise self._deadline.over(doing) from error
        except OSError as error:
            self._deadline.switch.check()
            raise _network(error, doing) from error
        if not got:
            self._deadline.switch.check()  # our own cut looks like the server's end
        return got

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        doing = f"sending the request to {self._host}"
        try:
            self._socket.settimeout(self._deadline.left(doing))
            self._socket.sendall(buffer)
        except TimeoutError as error:
            raise self._deadline.over(doing) from error
        except (BrokenPipeError, ConnectionResetError) as error:
            # A server may answer and close before it has read all; httpcore then goes on to read that answer.
            raise httpcore.WriteError(str(error)) from error
        except OSError as error:
            raise _network(error, doing) from error

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        doing = f"agreeing on encryption with {self._host}"
        self._socket.settimeout(self._deadline.left(doing))
        self._deadline.switch.forget(self._socket)
        # Shaking hands waits for the server, so the wrapped socket is one that `close` can cut before it begins.
        secure = ssl_context.wrap_socket(self._socket, server_hostname=self._host, do_handshake_on_connect=False)
        stream = _Stream(secure, self._deadline, self._host)
        try:
            secure.do_handshake()
        except TimeoutError as error:
            stream.close()
            raise self._deadline.over(doing) from error
        except OSError as error:
            stream.close()
            self._deadline.switch.check()
            raise _network(error, doing) from error
        return stream

    def close(self) -> None:
        self._deadline.switch.forget(self._socket)
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:
        return self._socket if info == "socket" else None


def _look_up(host: str, port: int, deadline: Deadline, resolver: Resolver) -> Sequence[str]:
    """Addresses of `host`. The system's resolver knows no timeout, so a thread asks and is left behind if it must."""
    if ":" in host or host.replace(".", "").isdigit():
        return (host,)
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    doing = f"looking up {host}"
    try:
        answer = answers.get(timeout=deadline.left(doing, reached=False))
    except queue.Empty as error:
        raise deadline.over(doing, reached=False) from error
    if isinstance(answer, Exception):
        raise HttpError(f"the name {host} can't be found: expected an address for it", code="dns") from answer
    return answer


def _blocked(host: str, reason: str) -> HttpError:
    message = (
        f"{host} is not contacted ({reason}): expected a public address; a source marked local may name its own hosts"
    )
    return HttpError(message, code="blocked_address")


def _network(error: OSError, doing: str, *, reached: bool = True) -> HttpError:
    """The code for what the system says; the three words of `errno` are for the log."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return HttpError(f"the certificate is not valid ({error.verify_message}), {doing}", code="tls", reached=reached)
    if isinstance(error, ssl.SSLError):
        return HttpError(
            f"encryption failed ({error.reason or 'no reason given'}), {doing}", code="tls", reached=reached
        )
    if isinstance(error, ConnectionError):
        return HttpError(f"the connection was cut while {doing}", code="reset", reached=reached)
    return HttpError(f"the network failed ({error.strerror or type(error).__name__}), {doing}", code="unreachable")
