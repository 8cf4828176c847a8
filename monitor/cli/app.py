"""The application that commands register with, and the options that many of them share."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from monitor.settings import Settings

app = typer.Typer(
    name="figurewatch",
    help="Reads the news and tells you when a number changes.",
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
    Path, typer.Option("--config", "-c", help="The configuration file.", envvar="FIGUREWATCH_CONFIG")
]
ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive",
        help="Address of the archive, such as sqlite:///news.db or postgresql://host/name. "
        "Left out: the one in the configuration.",
        envvar="FIGUREWATCH_ARCHIVE",
    ),
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="table for people; json, jsonl and csv for programs.")
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


@app.callback()
def _root() -> None:
    """Reads the news and tells you when a number changes."""
