"""Commands that run the product: the daemon, one turn, the check of the configuration, replay, samples."""

import os
import sys
from typing import Annotated

import typer

from monitor.cli.app import DEFAULT_CONFIG, ArchiveOption, ConfigOption, app, settings_of
from monitor.cli.output import safe
from monitor.cli.reading import alerts_app
from monitor.errors import ConfigError, DeliveryError

LogJson = Annotated[bool, typer.Option("--log-json", help="Log lines as JSON.", envvar="FIGUREWATCH_LOG_JSON")]


@app.command()
def run(
    once: Annotated[bool, typer.Option("--once", help="One turn of every source that is due, then end.")] = False,
    archive: ArchiveOption = None,
    log_json: LogJson = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Poll the sources and tell what changed, until Ctrl-C or SIGTERM."""
    from monitor.daemon import Daemon
    from monitor.log import configure

    if not config.exists():
        raise ConfigError("is not here; name one with --config, or copy the project's sources.yaml", file=str(config))
    settings = settings_of(config)
    configure(as_json=log_json)
    with Daemon(settings, archive or settings.defaults.archive) as daemon:
        return daemon.once() if once else daemon.forever()


@app.command()
def check(config: ConfigOption = DEFAULT_CONFIG) -> int:
    """Read the configuration and say whether it is right; polls nothing."""
    from monitor.settings import load

    settings = load(config, os.environ)
    feeds = sum(len(source.feeds) for source in settings.domain_sources())
    unchecked = [source.name for source in settings.sources if not source.checked]
    print(
        f"{config}: {len(settings.sources)} sources, {feeds} feeds to poll, {len(settings.rules)} rules, "
        f"{len(settings.channels)} channels"
    )
    if unchecked:
        print(f"  nobody has marked these as checked yet: {', '.join(map(safe, unchecked))}")
    if not settings.channels:
        print("  no channel is configured: alerts go to the terminal and stay in the archive")
    return 0


@app.command()
def status(archive: ArchiveOption = None, config: ConfigOption = DEFAULT_CONFIG) -> int:
    """Show each feed: when it was read last, when it is due, what is wrong; and what waits to be sent."""
    from datetime import UTC, datetime

    from monitor.cli.app import archive_url
    from monitor.contract import iso
    from storage.archive import Archive

    opened = Archive.open(archive_url(archive, config), read_only=True)
    try:
        for state in opened.turns.states():
            trouble = f"  {state.last_error_code}: {state.last_error}" if state.last_error else ""
            due = "gone, not polled any more" if state.gone else f"next {iso(state.next_due)}"
            print(f"{safe(state.source)}  {safe(state.url)}")
            print(f"  read {iso(state.last_success) or 'never'} · {due}{safe(trouble)}")
        waiting, oldest = opened.outbox.backlog(datetime.now(UTC))
        print(f"{waiting} deliveries wait" + (f", the oldest since {iso(oldest)}" if oldest else ""))
    finally:
        opened.close()
    return 0


@app.command()
def replay(
    archive: ArchiveOption = None,
    log_json: LogJson = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Walk the stored pages again, after a rule or an extractor improved; nothing is fetched, nothing is sent."""
    from monitor.log import configure
    from monitor.replay import replay_all

    configure(as_json=log_json)
    settings = settings_of(config)
    return replay_all(settings, archive or settings.defaults.archive)


@alerts_app.command("test")
def send_sample(
    channel: Annotated[str, typer.Argument(help="Name of a channel in the configuration.")],
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Send a sample alert to one channel, to see that it arrives."""
    from alerts.sample import sample
    from monitor.build import audience, make_channels, make_http

    settings = settings_of(config)
    channels = make_channels(settings, make_http(settings))
    if channel not in channels:
        raise ConfigError(f"has no channel `{channel}`; there are: {', '.join(channels)}", file=str(config))
    failed = 0
    for recipient in (audience(settings).recipients or {})[channel]:
        try:
            channels[channel].send(sample(channel), recipient)
            print(f"sent a sample to {safe(recipient)} by {channel}", file=sys.stderr)
        except DeliveryError as error:
            failed += 1
            print(f"{channel}, {safe(recipient)}: {error.code}: {error.message}", file=sys.stderr)
    return 1 if failed else 0
