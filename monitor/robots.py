"""What a site's robots.txt allows us, by RFC 9309.

Enters: an address, and the door to fetch its host's robots.txt through. Leaves: whether the
address may be asked, and the pause that the host wishes. Never: more than one request a
host and day that was answered. The only importer of protego.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol

from monitor.domain import RobotsFile
from monitor.http import Http, HttpError, Reply, Request
from monitor.urls import Address

PRODUCT = "figurewatch"
KEPT = timedelta(hours=24)
# A host that failed is asked again within a day (RFC 9309, 2.3.1.4); four times a day finds it soon enough.
CLOSED = timedelta(hours=6)
_LONGEST = 500 * 1024  # bytes; the least that RFC 9309, 2.5 asks parsers to read
_KNOWN = re.compile(r"\s*(user[ -]?agent|(?:dis)?allow|crawl-?delay|request-?rate|visit-?time|sitemap|host)\s*:?", re.I)
_AGENT = re.compile(r"(?im)^(\s*user-?agent\s*:\s*)([a-z_-]+|\*)[^\r\n]*$")


class Allowed(StrEnum):
    """Whether a page may be asked, with the reason."""

    YES = "allowed"
    NO = "robots_disallowed"
    CLOSED = "robots_unreachable"


class RobotsStore(Protocol):
    """Where robots files are kept between requests."""

    def robots(self, host: str) -> RobotsFile | None: ...
    def save_robots(self, robots: RobotsFile) -> None: ...


@dataclass(frozen=True, slots=True)
class Permission:
    """The answer for one address. `again` is when a closed host's robots.txt is asked again."""

    allowed: Allowed
    crawl_delay: timedelta | None
    again: datetime


class Robots:
    """Asks for robots.txt where the kept one is missing or old, and reads it."""

    def __init__(self, http: Http, store: RobotsStore, clock: Callable[[], datetime]) -> None:
        self._http, self._store, self._clock = http, store, clock

    def permission(
        self, address: Address, allow: frozenset[tuple[str, int]], before_asking: Callable[[], None]
    ) -> Permission:
        """Whether `address` may be asked. `before_asking` is called if robots.txt has to be fetched (host spacing).

        Raises `HttpError` where the host can't be reached at all: that says nothing about its wishes.
        """
        kept = self._store.robots(address.key)
        if kept is None or kept.expires <= self._clock():
            before_asking()
            kept = self._fetched(address, allow, kept)
            self._store.save_robots(kept)
        if kept.text is None:
            return Permission(Allowed.CLOSED, None, kept.expires)
        verdict = Allowed.YES if allowed(kept.text, address.url) else Allowed.NO
        return Permission(verdict, crawl_delay(kept.text), kept.expires)

    def _fetched(self, address: Address, allow: frozenset[tuple[str, int]], old: RobotsFile | None) -> RobotsFile:
        url = Address(address.scheme, address.host, address.port, "/robots.txt").url
        try:
            reply = self._http.get(
                Request(url, accept="text/plain, */*;q=0.5", allow=allow, body_bytes=_LONGEST, cut=True)
            )
            text = _text(reply)
        except HttpError as error:
            if not error.reached:
                raise
            text = "" if error.code == "too_many_redirects" else None
        now = self._clock()
        if text is None:
            # What was allowed when the host last answered stays so while it is silent (RFC 9309, 2.4).
            return RobotsFile(address.key, old.text if old else None, now, now + CLOSED)
        return RobotsFile(address.key, text, now, now + KEPT)


def clip(body: bytes) -> str:
    """The text of a robots.txt: without its byte order mark, cut at a line's end where it is too long."""
    if len(body) >= _LONGEST:
        end = max(body.rfind(b"\n", 0, _LONGEST), body.rfind(b"\r", 0, _LONGEST))
        body = body[: end + 1]
    return body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\x00", "")


def allowed(text: str, url: str, agent: str = PRODUCT) -> bool:
    """Whether `text` lets `agent` ask for `url`."""
    return bool(_rules(text).can_fetch(url, agent))


def crawl_delay(text: str, agent: str = PRODUCT) -> timedelta | None:
    """The pause that `text` asks of `agent`; None if it does not, or asks for nonsense."""
    seconds = _rules(text).crawl_delay(agent)
    return timedelta(seconds=seconds) if seconds is not None and 0 < seconds < 10**6 else None


def _text(reply: Reply) -> str | None:
    """2xx: the file. 4xx: no file, all is allowed, unless it says "too many requests". Else the host is closed."""
    if 200 <= reply.status < 300:
        return clip(reply.body)
    return "" if 400 <= reply.status < 500 and reply.status != 429 else None


@lru_cache(maxsize=128)
def _rules(text: str) -> Any:
    from protego import Protego

    return Protego.parse(_plainer(text))


def _plainer(text: str) -> str:
    """`text` as protego reads it rightly: a group's name ends at the first character that no product token has
    (RFC 9309, 2.2.1), and lines of other kinds do not end a group."""
    lines = (line for line in re.split(r"\r\n|\r|\n", text) if not line.strip() or _KNOWN.match(line))
    return _AGENT.sub(r"\1\2", "\n".join(lines))
