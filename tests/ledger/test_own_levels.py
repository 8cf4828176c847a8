"""Growth that the two values of its own sentence contradict can't be right, or they can't."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt, Suspicion

NOON = datetime(2026, 1, 23, 12, tzinfo=UTC)


def doubted(text: str, language: str) -> list[Suspicion]:
    document = Document("d", text=text, language=language, published=NOON, source="Harbour News")
    return [each for each in suspicions(observe(analyse(document), NOON)) if each.doubt is Doubt.OWN_LEVELS]


WRONG = [
    ("ja", "熊本県の2025年の茶の輸出額は前年の31億円から36億円へと160%増えた。"),
    ("ko", "광주의 2025년 수출액은 151억 달러에서 156억 달러로 33% 늘었다."),
    ("ar", "ارتفعت صادرات تونس بنسبة 97% في 2025 من 57 إلى 62 مليار دينار."),
    ("tr", "Türkiye'nin ihracatı 2025'te yüzde 125 artarak 255,6 milyar dolardan 261,8 milyar dolara çıktı."),
    ("pt", "As exportações de Angola cresceram 84% em 2025, de 36,5 para 38,9 mil milhões de dólares."),
    ("uk", "Експорт Молдови зріс у 2025 році на 66 %, збільшившись з 3,5 до 3,7 млрд доларів."),
    ("en", "Births in Portugal rose 12 percent in 2025 to 85,000 from 84,100 a year earlier."),
    ("en", "Exports of Chile grew 31 percent in 2025 to 103 billion dollars from 99.8 billion a year earlier."),
    ("de", "Die Zahl der Geburten in Sachsen stieg 2025 um 12 Prozent von 24.100 auf 24.400."),
    ("fr", "Le nombre de naissances au Portugal a augmenté de 12 % en 2025, passant de 84 100 à 85 000."),
    ("es", "Los nacimientos en Chile bajaron un 52 % en 2025, al pasar de 174.000 a 165.000."),
    ("it", "Le nascite in Portogallo sono aumentate del 12% nel 2025, da 84.100 a 85.000."),
    ("pl", "Eksport Polski wzrósł w 2025 r. o 31 proc., z 341 do 352 mld euro."),
    ("ru", "Выпуск автомобилей в Казахстане вырос в 2025 году на 42% — с 144 до 150 тысяч штук."),
    ("zh-Hans", "2025年葡萄牙出生人口从84100人增加到85000人，同比增长12%。"),
]


@pytest.mark.parametrize(("language", "text"), WRONG)
def test_growth_that_does_not_come_out_is_doubted(language, text):
    [suspicion] = doubted(text, language)
    assert suspicion.accused.unit == "%"
    told = explain_suspicion(suspicion, {})
    assert "is probably wrong" in told
    assert "Its own text goes from" in told
    assert "A guess, not established" in told


RIGHT = [
    ("en", "Births in Portugal rose 1.1 percent in 2025 to 85,000 from 84,100 a year earlier.", "it comes out"),
    ("en", "Births in Portugal rose 2 percent in 2025 to 85,000 from 84,100 a year earlier.", "nearly"),
    (
        "en",
        "Births in Portugal rose 12 percent from a year earlier to 8,500 in December 2025, from 8,410 in November.",
        "growth of a year, values of two months",
    ),
    ("en", "Exports of Chile grew 3 percent in real terms in 2025, from 99.8 to 113 billion dollars.", "real growth"),
    ("en", "Exports of Chile grew 3 percent in 2025, from 99.8 to 113 billion dollars.", "money may be without prices"),
    (
        "en",
        "Exports of Chile by volume grew 85 percent in 2025, from 99.8 to 113 billion dollars.",
        "tonnes",
    ),
    ("en", "Exports of Chile grew 30 percent in 2025, from 99.8 to 113 billion dollars.", "not thrice"),
    ("en", "Births in Portugal rose 12 percent in 2025 as the number of clinics went from 428 to 449.", "two things"),
    ("de", "Die Zahl der Verkehrstoten in Portugal sank 2025 von 620 auf 590, ein Minus von 4,8 Prozent.", "so it is"),
    ("es", "Los nacimientos en Chile bajaron un 5,2 % en 2025, al pasar de 174.000 a 165.000.", "so it is"),
]


@pytest.mark.parametrize(("language", "text", "why"), RIGHT)
def test_growth_that_may_be_right_is_not(language, text, why):
    assert not doubted(text, language), why


def test_marks_that_the_text_itself_prints_tell_no_figure():
    text = "Exports of Chile grew 31 percent in 2025 to 103 billion dollars, up ⟦2025⟧ from ⟦2024⟧ to ⟦2023⟧."
    assert doubted(text, "en") == []
