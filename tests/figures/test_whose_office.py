"""Whose a figure is by the office that tells it in its sentence, whatever other country the text names behind it."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document


def first(text, language, title=None):
    published = datetime(2025, 2, 24, tzinfo=UTC)
    return analyse(Document("d", title=title, text=text, language=language, published=published)).figures[0]


TOLD = [
    ("en", "Imports totalled $55 billion in 2024, the Kenya National Bureau of Statistics said. India followed.", "KE"),
    ("en", "Inflation eased to 4.1 percent in January, Nepal's central bank said. India's rate rose.", "NP"),
    (
        "en",
        "Inflation eased to 4.1 percent in January. Nepal's central bank published it on Monday. India waits.",
        "NP",
    ),
    ("en", "Some 3,400 wolves were counted in 2024, Italy's environment ministry said. France has fewer.", "IT"),
    ("en", "Exports from Ghana totalled $15 billion in 2024. Switzerland was the biggest buyer.", "GH"),
    ("en", "Shipments of rice from Thailand came to 9.9 million tonnes in 2024. Iraq was the main buyer.", "TH"),
    (
        "de",
        "Die Inflation sank im Januar auf 4,1 Prozent, teilte das Statistikamt Serbiens mit. In Ungarn stieg sie.",
        "RS",
    ),
    ("fr", "Le chômage a reculé à 7,4 % en 2024, selon l'institut belge de statistique. L'Allemagne fait mieux.", "BE"),
    (
        "es",
        "Las exportaciones sumaron 5.200 millones en 2024, según el Ministerio de Comercio de Perú. Chile vendió más.",
        "PE",
    ),
    (
        "it",
        "Le esportazioni hanno raggiunto 5,2 miliardi nel 2024, secondo l'ufficio di statistica della Slovenia.",
        "SI",
    ),
    (
        "pt",
        "As exportações somaram 5,2 milhões em 2024, segundo o Ministério do Comércio de Angola. O Gabão vende menos.",
        "AO",
    ),
    ("pl", "Eksport wzrósł w 2024 roku do 5,2 mld euro, podał urząd statystyczny Litwy. Łotwa ma mniej.", "LT"),
    ("ru", "Экспорт вырос до 5,2 млрд долларов в 2024 году, сообщили в правительстве Армении. Грузия отстаёт.", "AM"),
    ("uk", "Експорт зріс до 5,2 млрд доларів у 2024 році, повідомив Нацбанк Молдови. Румунія має більше.", "MD"),
    ("zh", "2025年1月通胀率降至4.1%,塞尔维亚统计局表示。匈牙利的通胀则上升。", "RS"),
    ("ja", "2024年の輸出額は52億ドルだったとベトナム統計局が発表した。タイは減少した。", "VN"),
    ("ko", "지난해 수출은 52억 달러였다고 베트남 통계청이 밝혔다. 태국은 더 적다.", "VN"),
    ("tr", "İhracat 2024'te 5,2 milyar dolara çıktı, Gürcistan İstatistik Ofisi açıkladı. Ermenistan geride.", "GE"),
    ("ar", "بلغت الصادرات 5.2 مليار دولار في عام 2024، بحسب دائرة الإحصاءات العامة الأردنية. وتراجعت في لبنان.", "JO"),
]

OTHERS = [
    (
        "en",
        "Brazil's coffee trade is booming. Exports hit 50 million bags in 2024, the U.S. farm ministry said.",
        {"BR"},
    ),
    ("en", "Wheat output in Russia fell to 82 million tonnes in 2024, the U.S. farm ministry said.", {"RU"}),
    ("en", "World wheat output rose to 790 million tonnes in 2024, the U.S. Department of Agriculture said.", {None}),
    ("en", "Imports of gas from Norway fell to 43 billion cubic metres in 2024, Germany's energy agency said.", {"DE"}),
]


@pytest.mark.parametrize(("language", "text", "place"), TOLD)
def test_the_office_says_whose_a_figure_is(language, text, place):
    assert first(text, language).subject == place


@pytest.mark.parametrize(("language", "text", "places"), OTHERS)
def test_an_office_may_tell_of_others(language, text, places):
    assert {first(text, language).subject} == places


def test_the_title_may_tell_of_another_country():
    text = "Exports hit 50 million bags in 2024, the U.S. Department of Agriculture said."
    assert first(text, "en", "Brazil's coffee boom").subject is None


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("zh", "旅行社协会按口岸推算，5月访港旅客为352万人次。", "HK"),
        ("zh", "5月访澳旅客为291万人次，业界称房价走低。", "MO"),
        ("ja", "5月の訪日外国人客は369万人だったと業界紙が伝えた。", "JP"),
        ("ko", "업계는 5월 방한 관광객이 163만 명이라고 추산했다.", "KR"),
        ("ko", "미국의 관세 압박 속에서도 7월 수출액은 608억 달러를 기록했다고 산업부가 1일 발표했다.", "KR"),
        ("pt", "O IPCA subiu 0,26% em maio de 2025 ante abril, abaixo do que o mercado esperava.", "BR"),
    ],
)
def test_a_word_that_only_one_country_has_says_whose_a_figure_is(language, text, place):
    assert first(text, language).subject == place
