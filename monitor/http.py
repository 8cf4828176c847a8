"""Asking the web for one thing: bounded in time, size and hops, and never led to a private address.

Enters: a `Request`. Leaves: a `Reply`, or `HttpError`. Never: a cookie, a Referer, a proxy
from the environment, a password sent on to another host, a secret in a message. The only
importer of httpx; `monitor/wire.py` holds the socket below it. Every request has a transport
and a connection of its own on one shared TLS context: a shared client slows down with its
number of threads, and nothing that a host said can reach the next request. httpx's Client is
left out on purpose: it parses a redirect's Location itself, keeps cookies and logs addresses.
"""

import base64
import logging
import re
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import unquote_to_bytes

import httpcore
import httpx

from monitor import __version__
from monitor.errors import DeliveryError
from monitor.inflate import Decoder
from monitor.urls import Address, BadLink, join, parse, redact
from monitor.wire import Deadline, HttpError, Line, Resolver, Switch, system_resolver

__all__ = ["Http", "HttpError", "HttpLimits", "Reply", "Request"]

MIB = 1 << 20
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
# A webhook's answer is a word or a short JSON text; more is not worth a message's memory.
_POST_REPLY_BYTES = 64 * 1024
# Says honestly that the settings name no page; RFC 2606 keeps .invalid free.
_NO_PAGE = "https://figurewatch.invalid/set-a-contact"
# h11's limit of a header is 100 KiB; httpcore passes its complaint on in these words.
_ENDLESS_HEADER = "too long"

# Both log whole addresses, one of them at INFO.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class HttpLimits:
    """What one fetch may take, redirects included. `body_bytes` counts after decoding, and on the wire as well."""

    deadline_s: float = 30.0
    redirects: int = 5
    body_bytes: int = 10 * MIB


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to ask for. A password in `url` is sent to its own host and to no other.

    `allow` holds the (host, port) pairs that may be private. `validators` are sent only to
    `validated_url` if that is set, else to every hop. `body_bytes` replaces the limit; with
    `cut` a longer body is cut there instead of refused. `before_hop` is called with each
    redirect's target before it is asked, `before_body` with the last answer's status and
    headers before its body is read; what they raise ends the fetch.
    """

    url: str
    accept: str = "*/*"
    validators: Mapping[str, str] = field(default_factory=dict)
    validated_url: str | None = None
    allow: frozenset[tuple[str, int]] = frozenset()
    body_bytes: int | None = None
    cut: bool = False
    before_hop: Callable[[Address], None] | None = None
    before_body: Callable[[int, Mapping[str, str]], None] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whatever its status. `headers` have lower-case names and their values byte for byte as Latin-1.

    `moved_to` is the address that the leading permanent redirects gave, None if there was none.
    """

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    hops: int = 0
    moved_to: str | None = None


class Http:
    """The door to the web. Safe to share between threads: it keeps nothing but settings and the TLS context."""

    def __init__(
        self,
        contact: str,
        *,
        limits: HttpLimits | None = None,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`contact` is an address (web or mail) for people who mind our requests; '' stands for the project's page."""
        self.limits = limits or HttpLimits()
        self._resolver, self._given_tls, self._switch = resolver, tls, Switch()
        self.agent = _agent(contact)

    def get(self, request: Request) -> Reply:
        """The answer to `request`, redirects followed, each hop judged anew. Raises `HttpError`."""
        deadline = Deadline(self.limits.deadline_s, self._switch)
        address = _parsed(request.url)
        first, moved_to, permanent = address, None, True
        for hops in range(self.limits.redirects + 1):
            with self._exchange("GET", address, deadline, self._headers(request, address), request.allow) as answer:
                headers = _plain(answer)
                location = headers.get("location")
                if answer.status_code not in _REDIRECTS or not location:
                    if request.before_body:
                        request.before_body(answer.status_code, headers)
                    body = self._body(answer, request)
                    return Reply(first.url, address.url, answer.status_code, headers, body, hops, moved_to)
                permanent = permanent and answer.status_code in _PERMANENT
            address = _target(address, location)
            moved_to = address.url if permanent else moved_to
            if hops < self.limits.redirects and request.before_hop:
                request.before_hop(address)
        message = f"expected at most {self.limits.redirects} redirects, {first.netloc} gave more"
        raise HttpError(message, code="too_many_redirects", reached=True)

    def close(self) -> None:
        """Cut what is running and ask nothing more: every waiting thread ends with code `stopped`."""
        self._switch.off()

    def pause(self, seconds: float) -> None:
        """Sleep, but not past `close`."""
        self._switch.pause(seconds)

    def post(
        self, url: str, body: bytes, headers: Mapping[str, str], timeout_s: float = 30.0, *, local: bool = False
    ) -> Reply:
        """Send `body` to a webhook; no redirect is followed. `local` lets the address be a private one.

        `close` does not cut it: a message that may have arrived would have to be sent again.
        Raises `DeliveryError` with the code of what failed; its message has no address but the host.
        """
        try:
            address = _parsed(url)
            given = [("User-Agent", self.agent), ("Accept", "*/*"), ("Accept-Encoding", "gzip"), *headers.items()]
            raw = [_field(name, value) for name, value in given] + _authorization(address)
            allow = frozenset({(address.host, address.port)}) if local else frozenset[tuple[str, int]]()
            with self._exchange("POST", address, Deadline(timeout_s, Switch()), raw, allow, body) as answer:
                cut = Request("", body_bytes=_POST_REPLY_BYTES, cut=True)
                return Reply(address.url, address.url, answer.status_code, _plain(answer), self._body(answer, cut))
        except HttpError as error:
            permanent = error.code in ("bad_link", "bad_scheme")
            raise DeliveryError(redact(error.message), code=error.code, permanent=permanent) from error

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or httpx.create_ssl_context(trust_env=False)

    def _headers(self, request: Request, address: Address) -> list[tuple[bytes, bytes]]:
        given = [("User-Agent", self.agent), ("Accept", request.accept), ("Accept-Encoding", "gzip")]
        if request.validated_url in (None, address.url):
            given += request.validators.items()
        return [_field(name, value) for name, value in given] + _authorization(address)

    @contextmanager
    def _exchange(
        self,
        method: str,
        address: Address,
        deadline: Deadline,
        headers: list[tuple[bytes, bytes]],
        allow: frozenset[tuple[str, int]],
        body: bytes | None = None,
    ) -> Iterator[httpx.Response]:
        line = Line(address, deadline, allow, self._resolver)
        own = [_field("Host", address.netloc), _field("Connection", "close")]
        try:
            request = httpx.Request(method, address.url, headers=own + headers, content=body)
            answer = _Transport(address, line, self._tls).handle_request(request)
            try:
                yield answer
            finally:
                answer.close()
        except httpx.InvalidURL as error:
            raise HttpError("the address can't be asked for", code="bad_link") from error
        except (httpcore.ProtocolError, httpcore.NetworkError) as error:
            raise _no_answer(error, address) from error

    def _body(self, answer: httpx.Response, request: Request) -> bytes:
        limit = request.body_bytes or self.limits.body_bytes
        decoder = Decoder(answer.headers.get("content-encoding", ""), limit + 1)
        wire = 0
        try:
            for chunk in answer.iter_raw():
                wire += len(chunk)
                decoder.feed(chunk)
                if decoder.full or wire > limit:
                    return _too_long(decoder, limit, cut=request.cut)
        except httpcore.RemoteProtocolError as error:
            message = "the answer ended before all that was announced had come; nothing of it is kept"
            raise HttpError(message, code="truncated", reached=True) from error
        return decoder.finish()


class _Transport(httpx.BaseTransport):
    """One request over one `Line`. The request line is made from the parsed address, not from a second parse."""

    def __init__(self, address: Address, line: Line, tls: ssl.SSLContext) -> None:
        self._address, self._line, self._tls = address, line, tls

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        scheme, host = self._address.scheme.encode(), self._address.host.encode()
        url = httpcore.URL(scheme=scheme, host=host, port=self._address.port, target=self._address.target.encode())
        connection = httpcore.HTTPConnection(
            httpcore.Origin(scheme, host, self._address.port), ssl_context=self._tls, network_backend=self._line
        )
        try:
            answer = connection.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream)
            )
        except BaseException:
            connection.close()
            raise
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer, connection))


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, connection: httpcore.HTTPConnection) -> None:
        self._answer, self._connection = answer, connection

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._connection.close()


def _parsed(url: str) -> Address:
    try:
        return parse(url)
    except BadLink as error:
        raise HttpError(str(error), code=error.code) from error


def _target(base: Address, location: str) -> Address:
    """Where a redirect leads. Its bytes are UTF-8 if they can be; a password in it is not used."""
    raw = location.encode("latin-1", "replace")
    try:
        return replace(parse(join(base.url, raw.decode("utf-8", "replace"))), userinfo="")
    except BadLink as error:
        raise HttpError(
            f"{base.host} redirects to what can't be followed: {error}", code=error.code, reached=True
        ) from error


def _authorization(address: Address) -> list[tuple[bytes, bytes]]:
    if not address.userinfo:
        return []
    return [(b"Authorization", b"Basic " + base64.b64encode(unquote_to_bytes(address.userinfo)))]


def _field(name: str, value: str) -> tuple[bytes, bytes]:
    return name.encode("latin-1", "replace"), value.encode("latin-1", "replace")


def _plain(answer: httpx.Response) -> dict[str, str]:
    """Headers as text. Latin-1 maps every byte to one character and back, so that validators can be echoed."""
    plain: dict[str, str] = {}
    for name, value in answer.headers.raw:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        plain[key] = f"{plain[key]}, {text}" if key in plain else text
    return plain


def _too_long(decoder: Decoder, limit: int, *, cut: bool) -> bytes:
    if cut:
        return decoder.taken()[:limit]
    message = f"expected at most {limit / MIB:g} MiB, the answer is longer"
    raise HttpError(message, code="too_large", reached=True)


def _no_answer(error: Exception, address: Address) -> HttpError:
    if isinstance(error, httpcore.NetworkError):
        return HttpError(f"{address.netloc} cut the connection", code="reset", reached=True)
    if "without sending a response" in str(error):
        return HttpError(f"{address.netloc} cut the connection before it answered", code="reset", reached=True)
    if _ENDLESS_HEADER in str(error).lower():
        return HttpError(f"expected the header of {address.netloc} to end within 100 KiB", code="timeout", reached=True)
    return HttpError(
        f"{address.netloc} does not answer in HTTP: {redact(str(error))[:200]}", code="bad_answer", reached=True
    )


def _agent(contact: str) -> str:
    """Product, version and contact: what a site's people need to find out who asks, and to complain."""
    return f"Figurewatch/{__version__} (+{_clean(contact) or _NO_PAGE})"


def _clean(contact: str) -> str:
    """Without what would end the comment or the header."""
    return re.sub(r"[^!-~]|[()]", "", contact)
