"""The application that commands register with, and the options that many of them share."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor import __version__

if TYPE_CHECKING:
    from monitor.settings import Settings

app = typer.Typer(
    name="figurewatch",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


ConfigOption = Annotated[
    Path, typer.Option("--config", "-c", metavar="FILE", help="The configuration file.", envvar="FIGUREWATCH_CONFIG")
]
ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="URL",
        help="Address of the archive, such as sqlite:///news.db or postgresql://host/name. "
        "Left out: the one in the configuration.",
        envvar="FIGUREWATCH_ARCHIVE",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", "-f", metavar="table|json|jsonl|csv", help="table for people; json, jsonl and csv for programs."
    ),
]
DEFAULT_CONFIG = Path("sources.yaml")


def settings_of(config: Path) -> "Settings":
    """The configuration; without a file, and none asked for by name, that of an empty one."""
    from monitor.settings import load, load_text

    if config == DEFAULT_CONFIG and not config.exists():
        return load_text("", str(config), os.environ)
    return load(config, os.environ)


def archive_url(archive: str | None, config: Path) -> str:
    """The archive that a command works on."""
    return archive or settings_of(config).defaults.archive


def _version(wanted: bool) -> None:
    if wanted:
        print(f"figurewatch {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Reads the news and tells you when a number changes.

    \b
    Look at one page       figurewatch inspect https://example.org/article --why
    Watch your sources     figurewatch check, then figurewatch run
    Read what it found     figurewatch changes, figures, series, stories, search
    Feed it your own       figurewatch ingest mine.jsonl --archive sqlite:///mine.db

    Every command has its own --help. What you asked for is on standard output, the rest on standard error.
    """
