"""A revision whose sentence does not repeat what it is of, or which way it went, reaches the value on file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.analyse import analyse
from monitor.contract import document_from
from monitor.domain import Observation
from monitor.ledger import observe, quoted
from monitor.ledger.revisions import said_to_replace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
REACHED = [
    ("fr", "Le taux de chômage en Suède s'est établi à 8,4 % au premier trimestre 2025.",
     "Le chômage a surpris en Suède. L'office a relevé son estimation du taux pour le premier trimestre 2025 à 8,6 %, "
     "au lieu des 8,4 % publiés en mai."),
    ("de", "Die Ausfuhren Schwedens sind im Mai 2025 saisonbereinigt um 2,7 Prozent gegenüber April gesunken.",
     "Das Minus der schwedischen Ausfuhren im Mai 2025 betrug zum Vormonat nach revidierten Angaben nur 2,1 Prozent, "
     "zunächst waren 2,7 Prozent gemeldet worden."),
    ("en", "Retailers in Sweden took in 52.37 billion kronor in July 2025, the statistics office said.",
     "The statistics office has raised its estimate of retail sales in Sweden for July 2025 to 52.61 billion kronor, "
     "having put it at 52.37 billion kronor a month ago."),
]  # fmt: skip
OTHER = [
    ("fr", "Le taux de chômage en Suède s'est établi à 8,4 % au premier trimestre 2025.",
     "L'inflation a surpris en Suède. L'office a relevé son estimation du taux pour le premier trimestre 2025 à 8,6 %, "
     "au lieu des 8,4 % publiés en mai."),
]  # fmt: skip
REPLACED = [
    ("ru", "Экспорт Швеции в мае 2025 года вырос на 3,1%, тогда как раньше ведомство говорило о 2,4%."),
    ("ru", "Экспорт Швеции в мае 2025 года вырос на 3,1%; прежде речь шла о 2,4%."),
    ("uk", "Експорт Швеції у травні 2025 року зріс на 3,1%, тоді як раніше відомство говорило про 2,4%."),
    ("es", "El instituto revisó el crecimiento de las exportaciones de Suecia en mayo de 2025 al 3,1%, después de "
     "haberlo situado en el 2,4%."),
    ("it", "L'istituto ha rivisto la crescita delle esportazioni della Svezia a maggio 2025 al 3,1%, dopo averla "
     "indicata al 2,4%."),
    ("pt", "O instituto reviu o crescimento das exportações da Suécia em maio de 2025 para 3,1%, depois de o ter "
     "colocado em 2,4%."),
]  # fmt: skip


def told(language: str, text: str, name: str) -> tuple[Observation, ...]:
    published = "2025-08-20" if name == "a" else "2025-09-20"
    row = {"id": name, "url": None, "language": language, "published": published, "source": "S", "title": "",
           "text": text}  # fmt: skip
    return observe(analyse(document_from(row, Path())), NOW)


@pytest.mark.parametrize(("language", "first", "second"), REACHED)
def test_what_the_sentence_leaves_out_is_that_of_the_value_it_replaces(language: str, first: str, second: str):
    newer, older = told(language, second, "b"), told(language, first, "a")
    series = {each.series for each in older}
    assert quoted(newer, older) or any(each.series in series and said_to_replace(each) for each in newer)


@pytest.mark.parametrize(("language", "first", "second"), OTHER)
def test_a_sentence_that_goes_on_from_another_thing_reaches_nothing(language: str, first: str, second: str):
    assert not quoted(told(language, second, "b"), told(language, first, "a"))


@pytest.mark.parametrize(("language", "text"), REPLACED)
def test_what_was_said_before_is_an_old_value(language: str, text: str):
    assert any(abs(old.value) for one in told(language, text, "b") for old in said_to_replace(one))
