"""Numbers that documents give of what we hold are those of the files."""

import re
from pathlib import Path

import pytest

from monitor.data import load
from monitor.settings import models
from tests.ledger.cases import cases, languages_of

ROOT = Path(__file__).resolve().parents[1]
CASES, NAMES = cases(), {"eight": 8, "nine": 9, "ten": 10, "eleven": 11}
EXACT = [
    ("docs/configuration.md", r"with (\w+) sections", len(models.Settings.model_fields), "sections of sources.yaml"),
    (
        "CHANGELOG.md",
        r"revise a value .* understood in (\w+) languages",
        len(load("ledger.toml")["revision"]),
        "tables",
    ),
    ("CHANGELOG.md", r"(\w+) languages\) revises what", len(load("corrections.toml")["notice"]), "corrected copies"),
    ("docs/quality.md", r"wrote (\w+) small cases", len(CASES), "cases of the ledger"),
    ("docs/quality.md", r"small cases in (\w+) languages", len(languages_of(CASES)), "languages of the cases"),
]
MORE_THAN = [
    ("CHANGELOG.md", r"More than (\d+) indicators"),
    ("docs/decisions/0009-figures.md", r"indicator \(more than (\d+)"),
]


def said(file: str, pattern: str) -> int:
    (found,) = re.findall(pattern, (ROOT / file).read_text(encoding="utf-8"))
    return NAMES.get(found) or int(found)


@pytest.mark.parametrize(("file", "pattern", "held", "what"), EXACT)
def test_what_is_counted_in_a_document_is_what_there_is(file, pattern, held, what):
    assert said(file, pattern) == held, what


@pytest.mark.parametrize(("file", "pattern"), MORE_THAN)
def test_more_than_so_many_indicators_is_neither_too_much_nor_far_too_little(file, pattern):
    held = len(load("indicators.toml")["indicator"])
    assert held - 40 <= said(file, pattern) < held
