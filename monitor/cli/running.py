"""Commands that run the product: the daemon, one turn, the check of the configuration, replay, samples."""

import os
import sys
from typing import Annotated

import typer

from monitor.cli.app import DEFAULT_CONFIG, ArchiveOption, ConfigOption, app, settings_of
from monitor.cli.output import counted, safe
from monitor.cli.reading import alerts_app
from monitor.errors import ConfigError, DeliveryError, StorageError

LogJson = Annotated[bool, typer.Option("--log-json", help="Log lines as JSON.", envvar="FIGUREWATCH_LOG_JSON")]


@app.command()
def run(
    once: Annotated[bool, typer.Option("--once", help="Poll once what is due, then end.")] = False,
    archive: ArchiveOption = None,
    log_json: LogJson = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Poll the sources and tell what changed.

    Runs until Ctrl-C or SIGTERM. The first poll of a feed is its baseline: recorded, not told.

    \b
    Examples:
      figurewatch run
      figurewatch run --once --log-json 2> turn.jsonl
    """
    from monitor.daemon import Daemon
    from monitor.log import configure

    if not config.exists():
        raise ConfigError("is not here; name one with --config, or copy the project's sources.yaml", file=str(config))
    settings = settings_of(config)
    # On a terminal one turn shows a bar and a summary instead of a line an article.
    configure(as_json=log_json, quiet=once and sys.stderr.isatty() and not log_json)
    with Daemon(settings, archive or settings.defaults.archive) as daemon:
        return daemon.once() if once else daemon.forever()


@app.command()
def check(config: ConfigOption = DEFAULT_CONFIG) -> int:
    """Say whether the configuration is right.

    Names what is wrong by file, line and key, and asks for secrets that the environment lacks. Polls nothing.
    """
    from monitor.ledger import in_form
    from monitor.settings import load

    settings = load(config, os.environ)
    feeds = sum(len(source.feeds) for source in settings.domain_sources())
    unchecked = [source.name for source in settings.sources if not source.checked]
    print(
        f"{safe(config)} is right: {counted(len(settings.sources), 'source', 'sources')}, "
        f"{counted(feeds, 'feed', 'feeds')} to poll, {counted(len(settings.rules), 'rule', 'rules')}, "
        f"{counted(len(settings.channels), 'channel', 'channels')}"
    )
    if unchecked:
        print(f"  nobody has marked these as checked yet: {' · '.join(map(safe, unchecked))}")
    for place in settings.places:
        if not place.names and not place.members:
            print(f"  {place.id} has neither names nor members: only texts that call it “{safe(place.name)}” fit it")
    for measure in (measure for link in settings.links for measure in link):
        if (form := in_form(measure)) != measure:
            print(f"  links: no series is called {safe(measure)}; did you mean {safe(form)}?")
    if not settings.channels:
        print("  no channel is configured: alerts go to the terminal and stay in the archive")
    return 0


@app.command()
def status(archive: ArchiveOption = None, config: ConfigOption = DEFAULT_CONFIG) -> int:
    """Show how each feed is doing, and what waits to be sent.

    When it was read last, when it is due, what is wrong with it.
    """
    from datetime import UTC, datetime

    from monitor.cli.app import archive_url
    from monitor.shapes import iso
    from storage.archive import Archive

    opened = Archive.open(archive_url(archive, config), read_only=True)
    try:
        states = opened.turns.states()
        if not states:
            print("no feed has been polled into this archive yet", file=sys.stderr)
        for state in states:
            trouble = f"  {state.last_error_code}: {state.last_error}" if state.last_error else ""
            due = "gone, not polled any more" if state.gone else f"next {iso(state.next_due)}"
            print(f"{safe(state.source)}  {safe(state.url)}")
            print(f"  read {iso(state.last_success) or 'never'} · {due}{safe(trouble)}")
        waiting, oldest = opened.outbox.backlog(datetime.now(UTC))
        print(
            f"{counted(waiting, 'delivery waits', 'deliveries wait')}"
            + (f", the oldest since {iso(oldest)}" if oldest else "")
        )
    finally:
        opened.close()
    return 0


@app.command()
def replay(
    archive: ArchiveOption = None,
    log_json: LogJson = False,
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Walk the stored pages again, with the rules of today.

    For when the rules have become better. Nothing is fetched, nothing is sent.
    """
    from monitor.log import configure
    from monitor.replay import replay_all

    configure(as_json=log_json)
    settings = settings_of(config)
    url = archive or settings.defaults.archive
    must_exist(url)
    return replay_all(settings, url)


def must_exist(url: str) -> None:
    """Refuse to make an empty archive for a command that only makes sense with a full one."""
    from storage.archive import Archive

    try:
        Archive.open(url, read_only=True).close()
    except StorageError as error:
        if error.code == "missing":
            raise


@alerts_app.command("test")
def send_sample(
    channel: Annotated[str, typer.Argument(metavar="CHANNEL", help="Name of a channel in the configuration.")],
    config: ConfigOption = DEFAULT_CONFIG,
) -> int:
    """Send a sample alert to one channel, to see that it arrives.

    \b
    Example:
      SMTP_PASSWORD=… figurewatch alerts test mail
    """
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
