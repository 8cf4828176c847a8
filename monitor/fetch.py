"""Fetching feeds and pages with manners: conditional, spaced, obedient to robots.txt and Retry-After.

Enters: a feed's state or a page's address, and the source it belongs to. Leaves: a `FeedReply`
or a `Page`. Never: a decision about content; whether a body is a feed is for the parser to say,
so a reply's validators are kept by `after_success` only, once it has been parsed. Failures are
`SourceError` (feeds) and `ArticleError` (pages).
"""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor import manners
from monitor.data import load
from monitor.domain import FeedState, Page, Source
from monitor.errors import ArticleError, SourceError
from monitor.http import Http, HttpError, Reply, Request
from monitor.manners import FeedReply
from monitor.robots import Allowed, Robots, RobotsStore
from monitor.turnstile import Gate, Resting, Turnstile
from monitor.urls import Address, BadLink, canonical, parse, redact

_GOOD = frozenset({200, 203})
_WORTH_A_RETRY = frozenset({500, 502, 504})
_EMPTY = frozenset({204, 205})
# Page statuses that may be different next time; every other refusal is for good.
_PASSING = frozenset({408, 425, 429})
# How long a host rests after a 429 that does not say: longer than any burst limit that is common.
_RATE_LIMIT_REST = timedelta(minutes=10)
_PERMANENT = frozenset(
    {"bad_link", "bad_scheme", "blocked_address", "too_many_redirects", "too_large", "bad_encoding", "not_html"}
)
_STOPPED_WAIT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Manners:
    """How we treat hosts. `patience` is the longest wait in place; beyond it the turn ends with a time to come back."""

    spacing: timedelta = timedelta(seconds=1)
    patience: timedelta = timedelta(seconds=5)
    longest_crawl_delay: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class _Visit:
    """The hosts that one fetch holds, its redirects' included, until it is over."""

    held: ExitStack
    keys: set[str]


def utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """The door to feeds and pages. Safe to share between threads."""

    def __init__(
        self,
        http: Http,
        gate: Gate,
        robots: RobotsStore,
        *,
        manners: Manners | None = None,
        clock: Callable[[], datetime] = utc_now,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`chance` gives numbers from 0 to 1 for the jitter of polls."""
        self._http, self._clock, self._chance = http, clock, chance
        self._manners = manners or Manners()
        self._turnstile = Turnstile(gate, clock, http.pause, self._manners.patience)
        self._robots = Robots(http, robots, clock)

    def feed(self, state: FeedState, source: Source) -> FeedReply:
        """Poll one feed, conditionally. Raises `SourceError`; a 500 is asked once more."""
        wanted = manners.address(state)
        with self._as_source_error(), self._visit() as visit:
            address = self._enter(parse(wanted), visit)
            request = self._feed_request(state, source, wanted, visit)
            reply = self._ask(address, request)
            if reply.status in _WORTH_A_RETRY:
                reply = self._ask(address, request)
            return self._feed_reply(state, wanted, reply, conditional=bool(request.validators))

    def page(self, url: str, source: Source) -> Page:
        """Fetch one linked page, if robots.txt allows. Raises `ArticleError`."""
        with self._as_article_error(), self._visit() as visit:
            address = self._enter(parse(canonical(url)), visit)
            allow = _own(source)

            def before_hop(target: Address) -> None:
                self._enter_hop(target, visit)
                self._obey(target, allow)

            spacing = self._obey(address, allow)
            accept = load("web.toml")["accept_page"]
            request = Request(address.url, accept, allow=allow, before_hop=before_hop, before_body=_refuse_media)
            reply = self._ask(address, request, spacing)
            self._judge_page(reply)
            return self._as_page(url, reply)

    def after_success(self, state: FeedState, interval: timedelta, reply: FeedReply) -> FeedState:
        """The state to store once the reply has been parsed, or was "not modified"."""
        return manners.after_success(state, interval, reply, self._clock(), self._chance())

    def after_failure(self, state: FeedState, interval: timedelta, error: SourceError) -> FeedState:
        """The state to store after a turn that failed; its `last_error` has the time of the next attempt."""
        return manners.after_failure(state, interval, error, self._clock(), self._chance())

    def _feed_request(self, state: FeedState, source: Source, wanted: str, visit: "_Visit") -> Request:
        return Request(
            wanted,
            load("web.toml")["accept_feed"],
            validators=manners.validators(state, self._clock()),
            validated_url=state.moved_to,
            allow=_own(source),
            before_hop=lambda target: self._enter_hop(target, visit),
        )

    @contextmanager
    def _visit(self) -> Iterator["_Visit"]:
        with ExitStack() as held:
            yield _Visit(held, set())

    def _enter(self, address: Address, visit: "_Visit") -> Address:
        visit.held.enter_context(self._turnstile.hold(address.key))
        visit.keys.add(address.key)
        return address

    def _enter_hop(self, target: Address, visit: "_Visit") -> None:
        """A redirect within a host is part of the same visit; another host has its own turn."""
        if target.key not in visit.keys:
            self._enter(target, visit)
            self._turnstile.wait(target.key, self._manners.spacing)

    def _ask(self, address: Address, request: Request, spacing: timedelta | None = None) -> Reply:
        self._turnstile.wait(address.key, spacing or self._manners.spacing)
        return self._http.get(request)

    def _obey(self, address: Address, allow: frozenset[tuple[str, int]]) -> timedelta:
        """The pause that the host wishes; raises if its robots.txt forbids the address or can't be had."""
        permission = self._robots.permission(
            address, allow, lambda: self._turnstile.wait(address.key, self._manners.spacing)
        )
        if permission.allowed is Allowed.NO:
            raise ArticleError(f"robots.txt of {address.netloc} forbids this page", code=Allowed.NO)
        if permission.allowed is Allowed.CLOSED:
            message = (
                f"robots.txt of {address.netloc} can't be read, so its pages stay closed{_until(permission.again)}"
            )
            wait = permission.again - self._clock()
            raise ArticleError(message, code=Allowed.CLOSED, permanent=False, retry_after=wait)
        return max(
            self._manners.spacing, min(permission.crawl_delay or timedelta(0), self._manners.longest_crawl_delay)
        )

    def _feed_reply(self, state: FeedState, wanted: str, reply: Reply, *, conditional: bool) -> FeedReply:
        moved_to = reply.moved_to or (wanted if wanted != state.url else None)
        wish = manners.max_age(reply.headers)
        if reply.status == 304 and conditional:
            return FeedReply(None, state.etag, state.last_modified, moved_to, wish)
        if reply.status in _GOOD:
            page = self._as_page(state.url, reply)
            return FeedReply(page, page.etag, page.last_modified, moved_to, wish)
        if reply.status in _EMPTY:
            raise SourceError(f"expected a feed, got an empty answer ({reply.status})", code="not_a_feed")
        if reply.status == 410 and not reply.hops and wanted == state.url:
            raise SourceError("the feed is gone for good (410): remove it or give its new address", code="gone")
        code, message, wait = self._refusal(reply)
        raise SourceError(message, code=code, retry_after=wait, whole_host=wait is not None)

    def _judge_page(self, reply: Reply) -> None:
        if reply.status in _GOOD:
            return
        code, message, wait = self._refusal(reply)
        passing = reply.status >= 500 or reply.status in _PASSING
        raise ArticleError(message, code=code, permanent=not passing, retry_after=wait)

    def _refusal(self, reply: Reply) -> tuple[str, str, timedelta | None]:
        """Code, message and pause of an answer without a body for us; lets the host rest if it asks for it."""
        host = parse(reply.final_url)
        message = f"expected 200 from {host.netloc}, got {reply.status}{_HINTS.get(reply.status, '')}"
        wait = manners.retry_after(reply.headers, self._clock()) if reply.status in (429, 503) else None
        if reply.status == 429:
            wait = wait or _RATE_LIMIT_REST
        if wait is not None:
            self._turnstile.rest(host.key, wait)
            message += f"; the whole host rests{_until(self._clock() + wait)}"
            if wait >= manners.LONGEST_RETRY_AFTER:
                message += " (it asked for 7 days or more, which count as 7)"
        return ("rate_limited" if reply.status == 429 else "http_status"), message, wait

    def _as_page(self, url: str, reply: Reply) -> Page:
        headers = reply.headers
        return Page(
            url=url,
            final_url=reply.final_url,
            status=reply.status,
            body=reply.body,
            content_type=headers.get("content-type", ""),
            fetched_at=self._clock(),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
        )

    @contextmanager
    def _as_source_error(self) -> Iterator[None]:
        try:
            yield
        except BadLink as error:
            raise SourceError(f"the feed's address can't be asked: {error}", code=error.code) from error
        except Resting as error:
            raise SourceError(_rests(error), code="host_resting", retry_after=error.wait) from error
        except HttpError as error:
            wait = _STOPPED_WAIT if error.code == "stopped" else None
            raise SourceError(redact(error.message), code=error.code, retry_after=wait) from error

    @contextmanager
    def _as_article_error(self) -> Iterator[None]:
        try:
            yield
        except BadLink as error:
            raise ArticleError(f"the link can't be asked: {error}", code=error.code) from error
        except Resting as error:
            raise ArticleError(_rests(error), code="host_resting", permanent=False, retry_after=error.wait) from error
        except HttpError as error:
            raise ArticleError(redact(error.message), code=error.code, permanent=error.code in _PERMANENT) from error


_HINTS = {
    401: " (a login; none is sent)",
    403: " (forbidden)",
    404: " (no such page)",
    429: " (too many requests)",
    304: " (not modified, though nothing was known)",
}


def _own(source: Source) -> frozenset[tuple[str, int]]:
    """The host and port pairs that a local source may reach: those of its own feeds, and no other."""
    if not source.local:
        return frozenset()
    own = (parse(feed.url) for feed in source.feeds)
    return frozenset((address.host, address.port) for address in own)


def _refuse_media(status: int, headers: Mapping[str, str]) -> None:
    kind = headers.get("content-type", "").strip().lower()
    if status in _GOOD and kind.startswith(tuple(load("web.toml")["not_html"])):
        raise ArticleError(f"expected a page with text, got {kind.partition(';')[0][:60]}", code="not_html")


def _until(moment: datetime) -> str:
    return f" until {moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _rests(error: Resting) -> str:
    return f"the host rests or is busy: asked again in {error.wait.total_seconds():.0f} s"
