"""A value that the words behind it put right: the first has the name, the second holds."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe

DAY = datetime(2025, 3, 24, tzinfo=UTC)

RIGHT = [
    (
        "en",
        "Peru's exports fell to $4.2 billion in January. The customs office has now corrected that to $4.6 billion.",
    ),
    ("en", "The $4.2 billion first published for Peru's January exports was corrected to $4.6 billion."),
    ("en", "Peru's January exports had been put at $4.2 billion; the final figure is $4.6 billion."),
    (
        "ru",
        "Экспорт Перу в январе, по первым данным, достиг 4,2 млрд долларов. Теперь его исправили на 4,6 млрд.",
    ),
    ("ru", "Сообщалось, что экспорт Перу в январе составил 4,2 млрд долларов; окончательная цифра — 4,6 млрд."),
    (
        "uk",
        "Експорт Перу у січні за першими даними сягнув 4,2 млрд доларів. Тепер статистики виправили його на 4,6 млрд.",
    ),
    (
        "de",
        "Die Exporte von Peru lagen im Januar bei 4,2 Mrd. Dollar. Nun hat das Amt den Wert auf 4,6 Mrd. berichtigt.",
    ),
    (
        "de",
        "Für Januar waren die Exporte von Peru mit 4,2 Milliarden Dollar gemeldet; endgültig sind es 4,6 Milliarden.",
    ),
    (
        "fr",
        "En janvier le Pérou a exporté pour 4,2 milliards de dollars. L'institut a corrigé ce chiffre à 4,6 milliards.",
    ),
    (
        "es",
        "Perú exportó en enero por 4.200 millones de dólares. La oficina corrigió la cifra a 4.600 millones.",
    ),
    (
        "pt",
        "As exportações do Peru em janeiro foram de 4,2 bilhões de dólares. O instituto corrigiu-as para 4,6 bilhões.",
    ),
    (
        "it",
        "L'export del Perù a gennaio era di 4,2 miliardi di dollari. L'istituto lo ha corretto a 4,6 miliardi.",
    ),
    ("pl", "Eksport Peru w styczniu szacowano wstępnie na 4,2 mld dolarów. Urząd poprawił go na 4,6 mld."),
    ("tr", "Peru'nun ocak ihracatı önce 4,2 milyar dolar olarak açıklanmıştı. Kurum bunu 4,6 milyar dolara düzeltti."),
    ("zh", "秘鲁1月出口额初值为42亿美元。统计局现将其修正为46亿美元。"),
    ("zh", "秘鲁1月出口额并非最初公布的42亿美元，实际为46亿美元。"),
    ("ja", "ペルー税関は1月のペルーの輸出額を42億ドルと発表していたが、46億ドルに改めた。"),
    ("ko", "페루 세관은 1월 페루의 수출액을 42억 달러로 발표했으나 46억 달러로 정정했다."),
]

OTHERS = [
    ("zh", "2024年秘鲁名义GDP增速为4.6%，实际为4.2%。"),
    ("es", "El PIB nominal de Perú creció un 4,6 % en 2024; el dato real es de 4,2 %."),
    ("en", "Peru's exports came to $4.2 billion in January. Imports were revised to $4.6 billion."),
    ("en", "Peru's exports came to $4.2 billion in January 2024; the final figure for January 2025 is $4.6 billion."),
    (
        "en",
        "Analysts had expected Peru's exports to reach $4.2 billion in January; the actual figure was $4.6 billion.",
    ),
    ("en", "Inflation was 4.2 percent in Peru in January; the final figure for Chile is 4.6 percent."),
    ("ru", "Экспорт Перу в январе составил 4,2 млрд долларов. Импорт исправили на 4,6 млрд."),
    (
        "de",
        "Die Exporte von Peru lagen im Januar bei 4,2 Milliarden Dollar. Importe wurden auf 4,6 Milliarden korrigiert.",
    ),
    (
        "es",
        "Perú exportó por 4.200 millones de dólares en enero. Las importaciones se corrigieron a 4.600 millones.",
    ),
    ("zh", "秘鲁1月出口额为42亿美元，进口额修正为46亿美元。"),
]


def observed(text, language):
    return observe(analyse(Document("d", text=text, language=language, published=DAY)), DAY)


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_the_second_value_has_the_name_of_the_first_and_replaces_it(language, text):
    [found] = observed(text, language)
    assert (found.series.subject, found.series.measure, found.series.unit_class) == ("PE", "exports", "USD")
    assert (found.period, found.value) == ("2025-01", Decimal("4.6e9"))
    assert any(cue.startswith("replaces:4") for cue in found.cues)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_another_thing_time_place_or_an_expectation_is_not_put_right(language, text):
    assert not any(cue.startswith("replaces:") for one in observed(text, language) for cue in one.cues)
