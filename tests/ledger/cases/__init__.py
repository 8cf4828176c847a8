"""The specification in texts: small cases in many languages, from articles to the decision about each.

A case is a line of `*.jsonl`: its name, why the outcome is right, the articles in the order of their arrival, the
decision on each (`expect`: in which kind of finding its value is the newest), and pairs between which nothing loud may
be raised (`silent`). `still_wrong` names what we get wrong today and would rather see in the open than leave out.

    python -m tests.ledger.cases        # writes docs/ledger-cases.md, the same as a table
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from monitor.build import places
from monitor.contract import document_from
from monitor.pipeline import Audience, Corridor, InPlace
from monitor.settings import load_text
from storage.archive import Archive

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "ledger-cases.md"
LOUD = frozenset({"revised", "conflicting", "implausible", "new_period"})
_MUTED = frozenset({"info", "low"})
# The one decision that matters, where an article's value is part of several findings.
_STRONGEST = (
    "implausible", "conflicting", "revised", "edited", "discrepancy", "older_vintage", "new_period", "corroborated",
    "restated", "new_series",
)  # fmt: skip
_NOW = datetime(2026, 9, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    name: str
    why: str
    docs: Sequence[Mapping[str, Any]]
    expect: Sequence[Mapping[str, Any]]
    silent: Sequence[frozenset[str]]
    still_wrong: str | None = None


def cases() -> list[Case]:
    return [_case(json.loads(line)) for file in sorted(HERE.glob("*.jsonl")) for line in file.open(encoding="utf-8")]


def _case(row: Mapping[str, Any]) -> Case:
    silent = [frozenset(pair) for pair in row.get("silent", ())]
    return Case(row["case"], row["why"], row["docs"], row["expect"], silent, row.get("still_wrong"))


def trouble(case: Case) -> list[str]:
    """What comes out otherwise than the case says; empty if it is right."""
    with tempfile.TemporaryDirectory() as folder, Archive.open(f"sqlite:///{folder}/case.db") as archive:
        corridor = Corridor(
            archive, InPlace(), Audience(), clock=lambda: _NOW, window=timedelta(days=30), places=places(_settings())
        )
        for row in case.docs:
            corridor.walk(document_from(row, HERE))
        standing = [row for row in archive.read.changes() if row["status"] == "standing"]
    return [*_wrong_decisions(case, standing), *_broken_silence(case, standing)]


@cache
def _settings() -> Any:
    return load_text("", "no file", {})


def _wrong_decisions(case: Case, standing: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    order = {row["id"]: at for at, row in enumerate(case.docs)}
    for wish in case.expect:
        kinds = {
            row["kind"]
            for row in standing
            if max((each["article_id"] for each in row["observations"]), key=order.__getitem__) == wish["doc"]
            and any(_is(each, wish) for each in row["observations"])
        }
        found = next((kind for kind in _STRONGEST if kind in kinds), None)
        if found not in {wish["kind"], *wish.get("or", ())}:
            yield f"{wish['doc']}: {found}, not {wish['kind']}"


def _is(observation: Mapping[str, Any], wish: Mapping[str, Any]) -> bool:
    return observation["article_id"] == wish["doc"] and Decimal(observation["value"]) == Decimal(wish["value"])


def _broken_silence(case: Case, standing: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in standing:
        if row["kind"] in LOUD and row["severity"] not in _MUTED:
            told = {each["article_id"] for each in row["observations"]}
            yield from (f"{row['kind']} between {' and '.join(sorted(pair))}" for pair in case.silent if pair <= told)


def languages_of(every: Sequence[Case]) -> set[str]:
    """Both ways to write Chinese are one language."""
    return {row["language"].partition("-")[0] for case in every for row in case.docs}


def table() -> str:
    """All cases as a page."""
    every = cases()
    languages = languages_of(every)
    silent = sum(len(case.silent) for case in every)
    lines = [
        "# The ledger's cases",
        "",
        f"{len(every)} cases in {len(languages)} languages, {silent} pairs that must stay silent. Outlets are",
        "invented. Written by `python -m tests.ledger.cases`; `tests/ledger/test_cases.py` plays them.",
        "",
        "| case | texts, in the order of arrival | what each adds | why |",
        "|---|---|---|---|",
    ]
    lines += [f"| {case.name} | {_texts(case)} | {_outcome(case)} | {_cell(case.why)} |" for case in every]
    return "\n".join(lines) + "\n"


def _texts(case: Case) -> str:
    rows = enumerate(case.docs, 1)
    return "<br>".join(f"{at}. ({row['language']}, {row['published']}) {_cell(row['text'][:160])}" for at, row in rows)


def _outcome(case: Case) -> str:
    number = {row["id"]: at for at, row in enumerate(case.docs, 1)}
    told = [f"{number[wish['doc']]}. {wish['kind']}" for wish in case.expect]
    told += [" and ".join(map(str, sorted(number[one] for one in pair))) + ": silent" for pair in case.silent]
    if case.still_wrong:
        told.append(f"**still wrong**: {_cell(case.still_wrong)}")
    return "<br>".join(told)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
