"""Putting rooms together from the settings: the one place where they are named and given what they need."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from monitor.settings import EmailSettings, Settings, SlackSettings
from monitor.urls import redact

if TYPE_CHECKING:
    from alerts.channel import Channel
    from alerts.channels.slack import Post
    from monitor.domain import Extras, Page
    from monitor.fetch import Fetcher
    from monitor.http import Http
    from monitor.pipeline import Audience, Corridor, Places, Workers
    from monitor.pool import ParserPool
    from storage.archive import Archive
    from storage.turns import Turns

TERMINAL = "terminal"


def make_pool(settings: Settings, workers: int, *, vectors: bool, feeds_only: bool = False) -> "ParserPool":
    """Worker processes that know the user's vocabulary and the sentence encoder.

    `vectors`: they encode whole texts, by which stories are found, and not only what topics are told from.
    `feeds_only`: they will parse feeds and nothing else, so nothing is loaded.
    """
    from monitor.analyse import prepare
    from monitor.pool import Limits, ParserPool

    defaults = settings.defaults
    cpu_s = defaults.parse_timeout.total_seconds()
    limits = Limits(wall_s=cpu_s * 3, cpu_s=cpu_s, extra_memory=defaults.parse_memory)
    return ParserPool(workers, limits, None if feeds_only else partial(prepare, vocabulary(settings), vectors))


def vocabulary(settings: Settings) -> "Extras":
    """What users add, as rooms need it: a topic's places with all that lies in its macro-regions."""
    from monitor.describe.catalogue import widened

    extras = settings.extras()
    topics = (
        replace(topic, places=tuple(dict.fromkeys(i for place in topic.places for i in widened(place, extras.places))))
        for topic in extras.topics
    )
    return replace(extras, topics=tuple(topics))


def make_http(settings: Settings) -> "Http":
    """The door to the web with the user's limits."""
    from monitor.http import Http, HttpLimits

    defaults = settings.defaults
    limits = HttpLimits(deadline_s=defaults.timeout.total_seconds(), body_bytes=defaults.max_size)
    return Http(defaults.contact, limits=limits)


def make_fetcher(settings: Settings, http: "Http", turns: "Turns", clock: Callable[[], datetime]) -> "Fetcher":
    """The fetcher whose politeness is remembered in the archive, so that a restart forgets nothing."""
    from monitor.fetch import Fetcher, Manners

    return Fetcher(http, turns, turns, manners=Manners(spacing=settings.defaults.spacing), clock=clock)


def fetch_once(url: str, settings: Settings) -> "Page":
    """One page or feed for a person who asked for it by its address. Raises `SourceError`."""
    from monitor.domain import Page
    from monitor.errors import SourceError
    from monitor.http import HttpError, Request

    try:
        reply = make_http(settings).get(Request(url))
    except HttpError as error:
        raise SourceError(error.message, code=error.code) from error
    if reply.status != HTTPStatus.OK:
        raise SourceError(f"expected 200 from {redact(url)}, got {reply.status}", code="http_status")
    kind = reply.headers.get("content-type", "")
    return Page(url, reply.final_url, reply.status, reply.body, kind, datetime.now(UTC))


def name_of(settings: Settings) -> Callable[[str], str | None]:
    """Names of places for messages, by id."""
    from monitor.describe.catalogue import place_names

    return place_names(settings.extras())


def places(settings: Settings) -> "Places":
    """What is known of places by their ids."""
    from monitor.describe.catalogue import members
    from monitor.pipeline import Places

    return Places(name_of(settings), members(settings.extras().places))


def audience(settings: Settings) -> "Audience":
    """Rules, watches and recipients. Without a channel, alerts go to the terminal (and stay in the archive)."""
    from alerts.rules import watches_with_members, with_members
    from monitor.describe.catalogue import members
    from monitor.pipeline import Audience

    inside = members(settings.extras().places)
    recipients: dict[str, Sequence[str]] = {
        name: channel.to if isinstance(channel, EmailSettings) else (name,)
        for name, channel in settings.channels.items()
    }
    return Audience(
        rules=with_members(settings.domain_rules(), inside),
        watches=watches_with_members(settings.watches(), inside),
        recipients=recipients or {TERMINAL: (TERMINAL,)},
        digest_hour=settings.defaults.digest_hour,
    )


def make_corridor(
    settings: Settings, archive: "Archive", clock: Callable[[], datetime], workers: "Workers | None" = None
) -> "Corridor":
    """The corridor of an archive, as the settings want it. Without `workers` all is done in this process."""
    from monitor.pipeline import Corridor, InPlace

    return Corridor(
        archive,
        workers or InPlace(),
        audience(settings),
        clock=clock,
        window=settings.defaults.window,
        places=places(settings),
        links=settings.measures(),
    )


def make_channels(settings: Settings, http: "Http") -> Mapping[str, "Channel"]:
    """The configured channels by name, or the terminal alone."""
    from alerts.channels.terminal import Terminal

    channels: dict[str, Channel] = {name: _channel(item, http) for name, item in settings.channels.items()}
    return channels or {TERMINAL: Terminal(sys.stdout)}


def _poster(http: "Http", local: bool) -> "Post":
    """The web's door as channels know it."""

    def post(
        url: str, body: bytes, headers: Mapping[str, str], timeout_s: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        reply = http.post(url, body, headers, timeout_s, local=local)
        return reply.status, reply.headers, reply.body

    return post


def _channel(item: Any, http: "Http") -> "Channel":
    if isinstance(item, EmailSettings):
        from alerts.channels.email import Email

        return Email(
            host=item.host,
            port=item.port,
            security=item.security,
            user=item.user,
            password=item.password.get_secret_value() if item.password else None,
            sender=item.sender,
        )
    if isinstance(item, SlackSettings):
        from alerts.channels.slack import Slack

        return Slack(item.url.get_secret_value(), _poster(http, item.local))
    from alerts.channels.terminal import Terminal

    return Terminal(sys.stdout)
