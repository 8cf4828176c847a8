"""A sort of what is counted at one place is never more than all of it, whoever is counted twice elsewhere."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOW = datetime(2025, 7, 20, 12, tzinfo=UTC)


def doubts(language: str, *texts: str) -> list[Doubt]:
    pool = []
    for number, text in enumerate(texts):
        document = Document(f"d{number}", text=text, language=language, published=NOW, source=f"S{number}")
        pool.extend(observe(analyse(document), NOW))
    return [each.doubt for each in suspicions(pool)]


ABOVE = [
    ("ru", "Аэропорт Кольцово обслужил в 2024 году 7,9 млн пассажиров.",
     "Внутренними рейсами через аэропорт Кольцово в 2024 году воспользовались 9,3 млн пассажиров."),
    ("pt", "O Paraná tinha 8,4 milhões de cabeças de gado bovino em 2024, aponta o IBGE.",
     "Do rebanho bovino do Paraná, 9,8 milhões eram vacas leiteiras em 2024, afirma o IBGE."),
    ("tr", "Türkiye'de mayıs ayında satılan konut sayısı 117 bin 723'e yükseldi.",
     "Mayısta Türkiye'de satılan konutların 146 bin 500'ü yabancılara gitti."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "whole", "part"), ABOVE)
def test_a_sort_above_all_is_doubted(language, whole, part):
    assert doubts(language, whole, part) == [Doubt.PART_EXCEEDS_WHOLE]


BELOW = [
    ("ru", "Аэропорт Кольцово обслужил в 2024 году 7,9 млн пассажиров.",
     "Внутренними рейсами через аэропорт Кольцово в 2024 году воспользовались 5,3 млн пассажиров.", "a part"),
    ("en", "Spain had 9.1 million tourists in June 2025.", "Catalonia had 9.4 million tourists in June 2025.",
     "guests of two regions are counted by both"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "whole", "part", "why"), BELOW)
def test_what_may_be_is_not_doubted(language, whole, part, why):
    assert not doubts(language, whole, part), why
