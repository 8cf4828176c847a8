"""Commands by which a person says what to hold of a finding."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.app import DEFAULT_CONFIG, ArchiveOption, ConfigOption, app, settings_of
from monitor.cli.output import safe
from monitor.cli.running import must_exist
from monitor.domain import Status

Name = Annotated[str, typer.Argument(metavar="CHANGE", help="Id of the finding, or how it begins.")]
Because = Annotated[str | None, typer.Option("--because", metavar="REASON", help="Why, for those who read it later.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides. Left out: your user name.")]


@app.command()
def confirm(
    change: Name, because: Because = None, by: By = None, archive: ArchiveOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:  # fmt: skip
    """Confirm a finding: you have looked, and it is so.

    It keeps its place in every list, with who confirmed it and why, and no later article settles it.

    \b
    Example:
      figurewatch confirm 3fa09c1d --because "called the statistics office"
    """
    _decide(change, Status.CONFIRMED, because, by, archive, config)


@app.command()
def dismiss(
    change: Name, because: Because = None, by: By = None, archive: ArchiveOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:  # fmt: skip
    """Dismiss a finding: you have looked, and there is nothing in it.

    It stays on file and is told no more. A value that was held to be implausible counts again.

    \b
    Example:
      figurewatch dismiss 3fa09c1d --because "the two offices count differently"
    """
    _decide(change, Status.DISMISSED, because, by, archive, config)


@app.command()
def reopen(
    change: Name, because: Because = None, by: By = None, archive: ArchiveOption = None,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:  # fmt: skip
    """Take a decision back.

    The finding stands again, as if nobody had decided.
    """
    _decide(change, Status.STANDING, because, by, archive, config)


def _decide(start: str, status: Status, because: str | None, by: str | None, archive: str | None, config: Path) -> None:
    from datetime import UTC, datetime

    from monitor.build import audience, places
    from monitor.pipeline import Corridor, InPlace
    from storage.archive import Archive

    settings = settings_of(config)
    url = archive or settings.defaults.archive
    must_exist(url)
    with Archive.open(url) as opened:
        found = opened.read.named(start) if start else []
        if len(found) != 1:
            many = "several findings begin" if found else "no finding begins"
            raise typer.BadParameter(f"{many} with `{start}`; `figurewatch changes --format json` shows whole ids")
        corridor = Corridor(
            opened,
            InPlace(),
            audience(settings),
            clock=lambda: datetime.now(UTC),
            window=settings.defaults.window,
            places=places(settings),
            links=settings.measures(),
        )
        before = corridor.decide(found[0], status, because, by or getpass.getuser())
        if before is not None:
            first = before.explanation.splitlines()[0] if before.explanation else before.kind.value
            print(f"{status.value}: {safe(first)}", file=sys.stderr)
