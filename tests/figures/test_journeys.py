"""From an old value to a new one: one thing measured twice, and the period told is that of the new one."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.domain import Modality
from tests.figures.build import NOON, figures

FEBRUARY = datetime(2025, 2, 14, 12, tzinfo=UTC)

# Language, sentence, the period of the value that it came from, and that of the one it came to.
MOVED = [
    ("en", "Poland's exports slipped from 7.1 billion to 6.4 billion euros in May 2025.", None, "2025-05"),
    ("en", "In May 2025 the jobless rate fell from 5.4 percent to 5.1 percent.", None, "2025-05"),
    ("de", "Die Arbeitslosenquote sank im Mai 2025 von 5,4 Prozent auf 5,1 Prozent.", None, "2025-05"),
    ("de", "Die Exporte stiegen von 6,4 Mrd. Euro im April 2025 auf 7,1 Mrd. Euro im Mai 2025.", "2025-04", "2025-05"),
    ("fr", "Le taux de chômage est passé en mai 2025 de 5,4 % à 5,1 %.", None, "2025-05"),
    ("fr", "Le taux de chômage est passé de 5,4 % en avril 2025 à 5,1 % en mai 2025.", "2025-04", "2025-05"),
    ("es", "La tasa de paro bajó en mayo de 2025 del 5,4 % al 5,1 %.", None, "2025-05"),
    ("it", "Il tasso di disoccupazione è sceso a maggio 2025 dal 5,4% al 5,1%.", None, "2025-05"),
    ("pt", "A taxa de desemprego caiu em maio de 2025 de 5,4% para 5,1%.", None, "2025-05"),
    ("ru", "Уровень безработицы в мае 2025 года снизился с 5,4% до 5,1%.", None, "2025-05"),
    ("uk", "Рівень безробіття у травні 2025 року знизився з 5,4% до 5,1%.", None, "2025-05"),
    ("pl", "Stopa bezrobocia spadła w maju 2025 r. z 5,4% do 5,1%.", None, "2025-05"),
    ("tr", "İşsizlik oranı Mayıs 2025'te yüzde 5,4'ten yüzde 5,1'e geriledi.", None, "2025-05"),
]


@pytest.mark.parametrize(("language", "sentence", "old", "new"), MOVED)
def test_the_period_is_of_what_it_came_to(language, sentence, old, new):
    was, became = figures(sentence, language, published=NOON)
    assert (was.period, became.period) == (old, new)
    assert was.indicator is not None
    assert (was.indicator, was.transform) == (became.indicator, became.transform)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "El paro registró en mayo de 2025 un descenso de 57.835 personas, hasta 2.454.883 parados."),
        ("de", "Die Exporte wuchsen im Mai 2025 um 4 Prozent auf 7,1 Milliarden Euro."),
        ("en", "Exports rose by 4 percent in May 2025 to 7.1 billion euros."),
    ],
)
def test_a_change_is_not_what_it_came_from(language, sentence):
    change, _ = figures(sentence, language, published=NOON)
    assert change.period == "2025-05"


# The first value's period: none where the second is what it became, that of the sentence where they are two things.
COUNTED = [
    ("en", "In May 2025 the network in Sweden grew from 5 hospitals to 12 hospitals.", None),
    ("en", "In May 2025 the network in Sweden grew from 5 hospitals to 12 doctors.", "2025-05"),
    ("en", "In May 2025 the network in Sweden grew from 5 hospitals to 12.", None),
    ("de", "Das Netz wuchs im Mai 2025 von 5 Krankenhäusern auf 12 Krankenhäuser.", None),
    ("de", "Das Netz wuchs im Mai 2025 von 5 Krankenhäusern auf 12 Ärzte.", "2025-05"),
    ("de", "Die Zahl der Verkehrstoten Norwegens nahm im Mai 2025 von 12 auf 5 ab.", None),
    ("fr", "Le réseau est passé en mai 2025 de 5 hôpitaux à 12 hôpitaux.", None),
    ("fr", "Le réseau est passé en mai 2025 de 5 hôpitaux à 12 médecins.", "2025-05"),
    ("ru", "Сеть в Швеции выросла в мае 2025 года с 5 больниц до 22 больницы.", None),
    ("ru", "Сеть в Швеции выросла в мае 2025 года с 5 больниц до 12 врачей.", "2025-05"),
]


@pytest.mark.parametrize(("language", "sentence", "old"), COUNTED)
def test_two_counts_are_of_one_thing_only_in_the_same_words(language, sentence, old):
    was, became = figures(sentence, language, published=NOON)
    assert (was.period, became.period) == (old, "2025-05")


# What something came to has its name and the sentence's time; where it came from has a time of its own, or none.
TWO_TIMES = [
    ("zh", "2024年，嘉兴市常住人口由上年的551万人增至558万人。", "population", [(5510000, None), (5580000, "2024")]),
    (
        "zh",
        "内蒙古原煤产量从2023年的12.1亿吨增加到2024年的12.9亿吨。",
        "coal_output",
        [(1210000000, "2023"), (1290000000, "2024")],
    ),
    ("zh", "1月份，全国城镇调查失业率由上月的5.2%降至5.0%。", "unemployment_rate", [("5.2", None), ("5.0", "2025-01")]),
    (
        "zh",
        "截至2024年末，泉州市公立医院床位数由上年末的3.1万张增至3.3万张。",
        "hospital_beds",
        [(31000, None), (33000, "2024")],
    ),
    (
        "zh",
        "2024年，常州图书馆外借图书由去年的220万册次下降到198万册次。",
        "library_loans",
        [(2200000, None), (1980000, "2024")],
    ),
    (
        "ja",
        "山形県のリンゴの収穫量は2023年の3万4千トンから2024年は3万9千トンに増えた。",
        "apple_output",
        [(34000, "2023"), (39000, "2024")],
    ),
    (
        "ja",
        "2024年の長崎県の観光客数は、前年の323万人から366万人へと大きく伸びた。",
        "tourist_arrivals",
        [(3230000, None), (3660000, "2024")],
    ),
    (
        "ko",
        "2024년 강릉 방문 관광객은 전년의 1,337만 명에서 1,377만 명으로 늘었다.",
        "tourist_arrivals",
        [(13370000, "2023"), (13770000, "2024")],
    ),
    (
        "tr",
        "Samsun'da konut satışları 2023'teki 11 bin 200'den 2024'te 12 bin 400'e yükseldi.",
        "home_sales",
        [(11200, "2023"), (12400, "2024")],
    ),
    (
        "tr",
        "Türkiye'nin fındık üretimi 2023'teki 650 bin tondan 2024'te 717 bin tona çıktı.",
        "hazelnut_output",
        [(650000, "2023"), (717000, "2024")],
    ),
    (
        "tr",
        "Bursa'da trafik kazalarında ölenlerin sayısı 2024'te 212'den 198'e geriledi.",
        "road_deaths",
        [(212, None), (198, "2024")],
    ),
    (
        "ar",
        "ارتفع إنتاج المغرب من القمح من 2.7 مليون طن في 2023 إلى 3.1 مليون طن في 2024.",
        "wheat_output",
        [(2700000, "2023"), (3100000, "2024")],
    ),
    (
        "pl",
        "Liczba pasażerów lotniska w Poznaniu wzrosła z 2,9 mln w 2023 roku do 3,7 mln w 2024 roku.",
        "air_passengers",
        [(2900000, "2023"), (3700000, "2024")],
    ),
]


@pytest.mark.parametrize(("language", "text", "name", "told"), TWO_TIMES)
def test_what_it_came_to_has_the_name_and_the_time(language, text, name, told):
    read = figures(text, language, published=FEBRUARY)
    assert [(each.value, each.period) for each in read] == [(Decimal(value), period) for value, period in told]
    assert {each.indicator for each in read} == {name}


def test_a_year_that_is_over_is_no_plan():
    text = "甘肃苹果产量从2022年的493万吨提高到2023年的530万吨。"
    assert {each.modality for each in figures(text, "zh", published=FEBRUARY)} == {Modality.ACTUAL}
    text = "甘肃苹果产量到2031年将提高到600万吨。"
    assert {each.modality for each in figures(text, "zh", published=FEBRUARY)} != {Modality.ACTUAL}
