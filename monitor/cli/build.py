"""Putting rooms together from the settings: the one place where they are named and given what they need."""

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from monitor.settings import EmailSettings, Settings, SlackSettings

if TYPE_CHECKING:
    from alerts.channel import Channel
    from monitor.http import Http
    from monitor.pipeline import Audience
    from monitor.pool import ParserPool

TERMINAL = "terminal"


def make_pool(settings: Settings, workers: int, *, vectors: bool) -> "ParserPool":
    """Worker processes that know the user's vocabulary and, if wanted, the sentence encoder."""
    from monitor.analyse import prepare
    from monitor.pool import Limits, ParserPool

    defaults = settings.defaults
    cpu_s = defaults.parse_timeout.total_seconds()
    limits = Limits(wall_s=cpu_s * 3, cpu_s=cpu_s, extra_memory=defaults.parse_memory)
    return ParserPool(workers, limits, partial(prepare, settings.extras(), vectors))


def audience(settings: Settings) -> "Audience":
    """Rules, watches and recipients. Without a channel, alerts go to the terminal (and stay in the archive)."""
    from monitor.pipeline import Audience

    recipients: dict[str, Sequence[str]] = {
        name: channel.to if isinstance(channel, EmailSettings) else (name,)
        for name, channel in settings.channels.items()
    }
    return Audience(
        rules=settings.domain_rules(),
        watches=settings.watches(),
        recipients=recipients or {TERMINAL: (TERMINAL,)},
        digest_hour=settings.defaults.digest_hour,
    )


def make_channels(settings: Settings, http: "Http") -> Mapping[str, "Channel"]:
    """The configured channels by name, or the terminal alone."""
    from alerts.channels.terminal import Terminal

    channels: dict[str, Channel] = {name: _channel(item, http) for name, item in settings.channels.items()}
    return channels or {TERMINAL: Terminal(sys.stdout)}


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

        return Slack(item.url.get_secret_value(), partial(http.post, local=item.local))
    from alerts.channels.terminal import Terminal

    return Terminal(sys.stdout)
