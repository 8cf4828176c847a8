"""The kit's texts, analysed: what every measurement here starts from.

Enters: an area of the kit, or texts made of it. Leaves: their analyses in the kit's order. Analyses are kept between
runs, by what they were made of and with.
"""

import gzip
import hashlib
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor import analyse as rooms
from monitor.domain import Analysis, Document, Extras
from monitor.errors import ArticleError
from tests.kit import KIT

ROOT = Path(__file__).resolve().parent.parent.parent
# What the sentence encoder was trained on; the kit's scorer reports these apart, and so do we.
KNOWN = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])


@dataclass(frozen=True)
class Version:
    """One version of a story's text as the kit has it. `relation`: original, translation or machine_translation."""

    id: str
    story: str
    language: str
    relation: str
    text: str

    @property
    def known(self) -> bool:
        return primary(self.language) in KNOWN


def primary(language: str | None) -> str:
    return (language or "").split("-")[0].lower()


def versions() -> list[Version]:
    """Every version of every story of the kit."""
    rows = (row for name in ("wmt", "ntrex") for row in _lines(KIT / "eval" / "data" / "stories" / f"{name}.jsonl.gz"))
    return [Version(row["id"], row["story"], row["lang"], row["relation"], row["text"]) for row in rows]


def pairs() -> list[dict[str, Any]]:
    """The kit's labelled pairs: `a`, `b`, `same`, `grade`, `set`."""
    return list(_lines(KIT / "eval" / "data" / "pairs" / "pairs.jsonl.gz"))


def inputs(area: str, limit: int = 0) -> list[dict[str, Any]]:
    """The documents of an area as the kit hands them out; `limit` whole stories or pairs, 0 for all."""
    command = [sys.executable, str(KIT / "eval" / "inputs.py"), area, *(["--limit", str(limit)] if limit else [])]
    out = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return [json.loads(line) for line in out.splitlines()]


def analysed(documents: Sequence[Mapping[str, Any]], anew: bool, jobs: int = 2) -> dict[str, Analysis]:
    """Analyses by id, in the documents' order; those that can't be analysed are left out."""
    kept = Path(tempfile.gettempdir()) / f"figurewatch-stories-{_made_of(documents)}.pickle"
    if kept.exists() and not anew:
        with kept.open("rb") as file:
            return dict(pickle.load(file))
    with ProcessPoolExecutor(jobs, initializer=rooms.prepare, initargs=(Extras(), True)) as pool:
        results = pool.map(_analysed, documents, chunksize=8)
        found = {result.article.id: result for result in results if result}
    with kept.open("wb") as file:
        pickle.dump(found, file)
    return found


def _analysed(row: Mapping[str, Any]) -> Analysis | None:
    try:
        return rooms.analyse(Document(id=row["id"], text=row["text"], title=row.get("title")))
    except ArticleError:
        return None


def _made_of(documents: Sequence[Mapping[str, Any]]) -> str:
    """What the analyses depend on: the texts, and all code and data of the rooms."""
    digest = hashlib.blake2b(digest_size=10)
    for path in sorted((ROOT / "monitor").rglob("*")):
        if (
            path.suffix in {".py", ".toml", ".npz", ".tsv"}
            and "reprints" not in path.name
            and "ledger" not in str(path)
        ):
            digest.update(path.read_bytes())
    for row in documents:
        digest.update(f"{row['id']}\0{row['text']}".encode("utf-8", "replace"))
    return digest.hexdigest()


def _comes_later(path: Path) -> bool:
    """Whether a file has no part in an analysis: thresholds can be tried without analysing anew."""
    later = path.parent.name in {"cli", "feeds", "ledger", "pool", "reprints", "settings"}
    return path.name == "reprints.toml" or (later and path.name != "fingerprints.py")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
