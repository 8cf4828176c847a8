"""The command line in this process, and an archive that a warm analyser has filled once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.__main__ import main
from monitor.domain import Document
from tests.cli.texts import DOCUMENTS


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path) -> Callable[..., Said]:
    """Runs one command line, in a folder without a configuration and on 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FIGUREWATCH_ARCHIVE", "FIGUREWATCH_CONFIG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def archive(tmp_path_factory) -> str:
    """Address of an archive that holds `DOCUMENTS`: a new series, a conflict, a translation's figures, an alert."""
    from monitor.pipeline import Audience, Corridor, InPlace
    from storage.archive import Archive

    url = f"sqlite:///{tmp_path_factory.mktemp('archive')}/news.db"
    opened = Archive.open(url)
    corridor = Corridor(
        opened,
        InPlace(),
        Audience(recipients={"mail": ("ann@example.org",)}),
        clock=lambda: datetime(2025, 3, 1, 12, tzinfo=UTC),
        window=timedelta(days=30),
    )
    for row in DOCUMENTS:
        published = datetime.fromisoformat(row["published"]).replace(tzinfo=UTC)
        corridor.walk(Document(**{**row, "published": published}))
    opened.close()
    return url


@pytest.fixture
def lines_file(tmp_path) -> Callable[[bytes | str], Path]:
    """Writes a file of JSON Lines."""

    def write(content: bytes | str, name: str = "documents.jsonl") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
