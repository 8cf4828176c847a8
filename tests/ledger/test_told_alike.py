"""Texts that state one thing reach one series, whatever their language and wording; other things never do."""

from collections import defaultdict
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Modality, Observation
from monitor.ledger import observe
from monitor.ledger.revisions import said_to_replace


class Said(NamedTuple):
    """A sentence and the value that it is about; see the head of the table for `kind` and `more`."""

    kind: str
    name: str
    more: str
    published: str
    language: str
    value: str
    text: str


ROWS = [
    Said(*line.split("\t"))
    for line in Path(__file__).with_name("told_alike.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def of_kind(*kinds: str) -> list[object]:
    together: dict[str, list[Said]] = defaultdict(list)
    for row in ROWS:
        if row.kind in kinds:
            together[row.name].append(row)
    return [pytest.param(rows, id=name) for name, rows in together.items()]


def observed(said: Said) -> Observation:
    published = datetime.fromisoformat(said.published).replace(tzinfo=UTC)
    document = Document("d", text=said.text, language=said.language, published=published)
    [found] = [one for one in observe(analyse(document), published) if one.value == Decimal(said.value)]
    return found


@pytest.mark.parametrize("rows", of_kind("alike", "source", "preliminary"))
def test_sentences_of_one_thing_are_of_one_series_and_period(rows):
    assert len({(observed(row).series, observed(row).period) for row in rows}) == 1


@pytest.mark.parametrize("rows", of_kind("alike"))
def test_a_thing_that_every_reader_of_statistics_knows_has_its_id(rows):
    assert all(observed(row).series.measure == row.more for row in rows if row.more)


@pytest.mark.parametrize("rows", of_kind("apart"))
def test_two_things_are_never_of_one_series(rows):
    assert len({observed(row).series for row in rows}) == len(rows)


@pytest.mark.parametrize("rows", of_kind("revised"))
def test_a_revised_value_names_the_one_that_it_replaces_and_is_not_the_preliminary_one(rows):
    for row in rows:
        found = observed(row)
        assert [abs(old.value) for old in said_to_replace(found)] == [Decimal(row.more)]  # a deficit is below zero
        assert found.modality is Modality.ACTUAL


@pytest.mark.parametrize("rows", of_kind("preliminary"))
def test_first_estimates_are_preliminary(rows):
    assert all(observed(row).modality is Modality.PRELIMINARY for row in rows)


@pytest.mark.parametrize("rows", of_kind("source"))
def test_who_measured_has_one_name_in_all_sentences(rows):
    assert all(f"primary:{row.more}" in observed(row).cues for row in rows)


def test_a_foretold_harvest_is_no_first_estimate():
    text = "A primeira estimativa do governo prevê que o Paraguai vai colher 9,1 milhões de toneladas de soja em 2025."
    [figure] = [one for one in analyse(Document("d", text=text, language="pt")).figures if one.value == 9_100_000]
    assert figure.modality is Modality.FORECAST
