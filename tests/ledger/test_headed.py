"""Counts whose noun is only the unit: what is in front of the verb says what is counted."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe

DAY = datetime(2025, 3, 3, tzinfo=UTC)


def measures(text, language):
    document = Document("d", text=text, language=language, published=DAY)
    levels = [one for one in observe(analyse(document), DAY) if one.series.unit_class == "count"]
    return {(one.series.measure.removeprefix(f"open:{language}:"), one.series.scope) for one in levels}


HEADS = [
    ("en", "Recalls in Norway rose to 214,000 vehicles in 2024.", "recall"),
    ("en", "Recalls in Norway rose by 9 percent to 214,000 vehicles in 2024.", "recall"),
    ("en", "Bicycle theft in Estonia, the police said, fell to 3,800 cases in 2024.", "bicycle theft"),
    ("en", "Ferry traffic in Malta came to 1.1 million vehicles in 2024.", "ferry traffic"),
    ("de", "Die Organspenden in Dänemark stiegen 2024 auf 190 Fälle.", "organspend"),
    ("de", "Der Diebstahl von Booten in Finnland sank 2024 um 4 Prozent auf 520 Stück.", "diebstahl boot"),
    ("fr", "Les vols de vélos en Belgique ont reculé à 31 200 cas en 2024.", "vol vélo"),
    ("fr", "Les adoptions au Luxembourg sont passées à 51 enfants en 2024.", "adoption"),
    ("es", "El robo de tractores en Uruguay cayó a 314 casos en 2024.", "robo tractor"),
    ("it", "I furti di biciclette in Slovenia sono saliti del 3% a 1.310 casi nel 2024.", "furt biciclett"),
    ("pt", "O abate de perus em Portugal cresceu 3% e chegou a 6,4 milhões de cabeças em 2024.", "abate peru"),
    ("ru", "Парк электробусов в Минске вырос до 310 машин в 2024 году.", "парк электробус"),
    ("uk", "Викрадення велосипедів на Волині зменшилися до 124 випадків у 2024 році.", "викраденн велосипед"),
    ("pl", "Kradzieże łodzi w Finlandii spadły w 2024 roku do 520 sztuk.", "kradzież łodz"),
    ("tr", "İzmir'de bisiklet hırsızlığı 2024'te 1.240 olaya düştü.", "bisiklet hırsızlığ"),
    ("zh", "2024年,芬兰自行车产量回落到9.8万辆。", "自行车产量"),
]

TRADE = [
    ("en", "Car exports from Slovakia fell to 912,000 vehicles in 2024."),
    ("en", "Car exports from Slovakia fell by 3 percent to 912,000 vehicles in 2024."),
    ("de", "Die Autoexporte der Slowakei sanken 2024 auf 912.000 Fahrzeuge."),
    ("es", "Las exportaciones de coches de Eslovaquia bajaron a 912.000 vehículos en 2024."),
    ("fr", "Les exportations de voitures de la Slovaquie sont tombées à 912 000 véhicules en 2024."),
    ("it", "Le esportazioni di auto dalla Slovacchia sono scese a 912 mila veicoli nel 2024."),
    ("pl", "Eksport samochodów ze Słowacji spadł w 2024 roku do 912 tys. pojazdów."),
    ("ru", "Экспорт автомобилей из Словакии снизился до 912 тыс. машин в 2024 году."),
    ("zh", "2024年斯洛伐克汽车出口下降至91.2万辆。"),
]

OTHERS = [
    ("en", "The strike hit 300 flights in Norway in 2024.", "flight"),
    ("en", "Norway's army grew to 26,000 soldiers in 2024.", "soldier"),
    ("fr", "La société norvégienne compte 300 véhicules en 2024.", "véhicule"),
    ("en", "Births in Latvia dropped to 12,887 in 2024 and deaths rose.", "births"),
    ("zh", "2025年1月，中国新能源汽车生产101.5万辆，协会周一公布。", "nev_output"),
    ("zh", "2025年春运40天里，全国铁路累计发送旅客5.13亿人次。", "rail_passengers"),
    ("pt", "Portugal registrou 6,5 mil casos de sarna em 2024.", "caso sarna"),
    ("es", "La matriculación de motos en Uruguay subió a 21.200 unidades en 2024.", "matricul moto"),
    ("tr", "Türkiye'nin otomobil ihracatı 2024'te 664 bin araca geriledi.", "otomobil ihraca"),
]


@pytest.mark.parametrize(("language", "text", "name"), [*HEADS, *OTHERS])
def test_the_head_says_what_is_counted(language, text, name):
    assert {words for words, _ in measures(text, language)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The storm hit 300 vehicles in Norway in 2024.",
        "The company in Norway grew to 300 employees in 2024.",
        "The programme reached 2.3 million people in Ghana in 2024.",
    ],
)
def test_who_acts_or_has_so_many_is_not_what_is_counted(text):
    assert measures(text, "en") == set()


@pytest.mark.parametrize(("language", "text"), TRADE)
def test_traded_goods_are_trade_whatever_they_are_counted_in(language, text):
    assert measures(text, language) == {("exports", "cars")}


def test_the_words_of_a_growth_end_at_the_level_that_it_led_to():
    document = Document(
        "d", text="Recalls in Norway rose by 9 percent to 214,000 vehicles in 2024.", language="en", published=DAY
    )
    assert {one.series.measure for one in observe(analyse(document), DAY)} == {"open:en:recall"}
