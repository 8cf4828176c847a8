"""Commands by which a person says what to hold of a finding."""

import getpass
import sys
from collections.abc import Callable
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


def _decides(status: Status) -> Callable[[Callable[[], None]], Callable[..., None]]:
    """A command that puts a finding into `status`: its name and help are those of the function below."""

    def dressed(told: Callable[[], None]) -> Callable[..., None]:
        def command(
            change: Name, because: Because = None, by: By = None, archive: ArchiveOption = None,
            config: ConfigOption = DEFAULT_CONFIG,
        ) -> None:  # fmt: skip
            _decide(change, status, because, by, archive, config)

        command.__name__, command.__doc__ = told.__name__, told.__doc__
        return command

    return dressed


@app.command()
@_decides(Status.CONFIRMED)
def confirm() -> None:
    """Confirm a finding: you have looked, and it is so.

    It keeps its place in every list, with who confirmed it and why, and no later article settles it.

    \b
    Example:
      figurewatch confirm 3fa09c1d --because "called the statistics office"
    """


@app.command()
@_decides(Status.DISMISSED)
def dismiss() -> None:
    """Dismiss a finding: you have looked, and there is nothing in it.

    It stays on file and is told no more. A value that was held to be implausible counts again.

    \b
    Example:
      figurewatch dismiss 3fa09c1d --because "the two offices count differently"
    """


@app.command()
@_decides(Status.STANDING)
def reopen() -> None:
    """Take a decision back.

    The finding stands again, as if nobody had decided.
    """


def _decide(start: str, status: Status, because: str | None, by: str | None, archive: str | None, config: Path) -> None:
    from datetime import UTC, datetime

    from monitor.build import make_corridor
    from storage.archive import Archive

    settings = settings_of(config)
    url = archive or settings.defaults.archive
    must_exist(url)
    with Archive.open(url) as opened:
        found = opened.read.named(start) if start else []
        if len(found) != 1:
            many = "several findings begin" if found else "no finding begins"
            raise typer.BadParameter(f"{many} with `{start}`; `figurewatch changes --format json` shows whole ids")
        corridor = make_corridor(settings, opened, lambda: datetime.now(UTC))
        before = corridor.decide(found[0], status, because, by or getpass.getuser())
        if before is not None:
            first = before.explanation.splitlines()[0] if before.explanation else before.kind.value
            print(f"{status.value}: {safe(first)}", file=sys.stderr)
