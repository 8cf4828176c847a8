"""A value that the value of the year before and the growth in its own sentence contradict by a power of ten."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)

OFF = [
    ("en", "Some 640 km of road were paved in Kenya in 2025, 3 percent more than the 62 km of the year before.", "640"),
    (
        "ru",
        "К 1 октября 2025 года посевная площадь в Курганской области достигла 12,4 млн га, это на 2% больше"
        " прошлогодних 1,21 млн га.",
        "12,4",
    ),
    ("de", "Sachsen erzeugte 2025 insgesamt 940 GWh Solarstrom, 3 Prozent mehr als die 91 GWh im Vorjahr.", "940"),
]


@pytest.mark.parametrize(("language", "text", "surface"), OFF)
def test_a_value_that_the_year_before_contradicts_is_doubted(language, text, surface):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    [found] = [each for each in suspicions(observations) if each.doubt is Doubt.OWN_BEFORE]
    assert surface in found.accused.surface
    assert "At least one of the three numbers is wrong." in explain_suspicion(found, {})


SOUND = [
    ("en", "Some 64 km of road were paved in Kenya in 2025, 3 percent more than the 62 km of the year before."),
    ("en", "Kenya paved 640 km of road in 2025, 3 percent more than a year earlier, and Uganda 62 km."),
    ("en", "Some 250 km of road were paved in Kenya in 2025, 3 percent more than the 62 km of the year before."),
    ("de", "Sachsen erzeugte 2025 insgesamt 94 GWh Solarstrom, 3 Prozent mehr als die 91 GWh im Vorjahr."),
]


@pytest.mark.parametrize(("language", "text"), SOUND)
def test_any_other_difference_is_left_alone(language, text):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    assert not [each for each in suspicions(observations) if each.doubt is Doubt.OWN_BEFORE]


def doubted(language: str, text: str) -> bool:
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    return any(each.doubt is Doubt.OWN_BEFORE for each in suspicions(observations))


# Ten times too much or too little for the year before, in the words of every language that has a row.
TOLD = [
    (
        "en",
        "Kenya exported 640,000 tonnes of tea in 2025, against 61,500 tonnes a year earlier, an increase of 4 percent.",
    ),
    ("en", "Kenya's tea exports rose 4 percent to 640,000 tonnes in 2025 from 61,500 tonnes the year before."),
    ("en", "The port of Riga handled 624,000 containers in 2025, up 4 percent from 60,000 in 2024."),
    (
        "en",
        "Ireland sold 93,600 electric cars in January 2025, 4 percent more than the 9,000 sold in the"
        " same month of last year.",
    ),
    ("de", "Kärnten zählte 2025 12,48 Millionen Übernachtungen, 4 Prozent mehr als die 1,2 Millionen des Vorjahres."),
    (
        "fr",
        "Le Maroc a produit 12,48 millions de tonnes de blé en 2025, en hausse de 4 %, contre 1,2"
        " million de tonnes en 2024.",
    ),
    (
        "fr",
        "L'aéroport de Nantes a accueilli 62,4 millions de passagers en 2025, 4 % de plus que les 6"
        " millions de l'an dernier.",
    ),
    (
        "es",
        "Chile exportó 6,24 millones de toneladas de uva en 2025, un 4 % más, frente a las 600.000 toneladas de 2024.",
    ),
    ("pt", "Portugal exportou 624 mil toneladas de pera em 2025, um aumento de 4% face às 60 mil toneladas de 2024."),
    (
        "pt",
        "O museu de Faro recebeu 624 mil visitantes em 2025, um crescimento de 4% em relação aos 60 mil"
        " do ano anterior.",
    ),
    (
        "it",
        "L'Italia ha esportato 6,24 milioni di tonnellate di mele nel 2025, il 4% in più, contro le"
        " 600.000 tonnellate dell'anno precedente.",
    ),
    ("ru", "Аэропорт Самары обслужил в 2025 году 31,2 млн пассажиров, на 4% больше, чем 3 млн годом ранее."),
    ("ru", "Казахстан экспортировал в 2025 году 62,4 млн тонн зерна, на 4% больше, против 6 млн тонн в 2024 году."),
    ("uk", "Україна експортувала 2025 року 62,4 млн тонн пшениці, на 4% більше торішніх 6 млн тонн."),
    ("uk", "Аеропорт Львова обслужив 2025 року 10,4 млн пасажирів, на 4% більше, проти 1 млн у 2024 році."),
    ("pl", "Polska wyeksportowała w 2025 r. 12,48 mln ton jabłek, o 4 proc. więcej wobec 1,2 mln ton w 2024 r."),
    ("zh-Hans", "2025年龙门石窟接待游客5200万人次，比上年的500万人次增长4%。"),
    ("ja", "2025年の長野県の牛乳生産量は93.6万トンで、前年の9万トンより4%増えた。"),
    ("en", "Kenya exported 640,000 tonnes of tea in 2025, up 4 percent from 61,500 tonnes in 2024."),
    ("en", "The museum of Tartu counted 640,000 visitors in 2025, 4 percent more than last year's 61,500."),
    (
        "fr",
        "L'aéroport de Nantes a accueilli 66 millions de passagers en 2025, en hausse de 3 % par"
        " rapport aux 6,4 millions de l'année précédente.",
    ),
    ("zh-Hans", "2025年大连市汽车产量310万辆，比上年的30.1万辆增长3%。"),
    ("ja", "2025年の長野県の牛乳生産量は92万トンで、前年の8.9万トンより3%増えた。"),
    ("pl", "W 2025 r. Polska wyeksportowała 12,4 mln ton jabłek, o 3 proc. więcej niż 1,2 mln ton rok wcześniej."),
    (
        "es",
        "El aeropuerto de Vigo recibió 11,2 millones de pasajeros en 2025, un 2 % más que los 1,1 millones de 2024.",
    ),
    (
        "it",
        "Il museo egizio di Torino ha accolto 10,8 milioni di visitatori nel 2025, il 2% in più"
        " rispetto agli 1,06 milioni del 2024.",
    ),
    ("uk", "У 2025 році Україна зібрала 220 млн тонн пшениці, на 3% більше, ніж 21,4 млн тонн торік."),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_a_value_before_is_known_by_its_words(language, text):
    assert doubted(language, text)


# Each holds a smaller value that would fit with a zero more: a part, a rival's, another thing's, another span's.
OTHERS = [
    ("en", "Peru produced 1.21 million tonnes of coffee in 2025, up 4 percent, of which 116,000 tonnes were organic."),
    (
        "en",
        "Burundi exported 624,000 tonnes of coffee in 2025, 4 percent more, compared with 60,000 tonnes by Rwanda.",
    ),
    ("en", "Kenya exported 624,000 tonnes of tea in 2025, up 4 percent, including 60,000 tonnes in December."),
    ("en", "Kenya exported 62,400 tonnes of tea in May 2025, up 4 percent, against 600,000 tonnes in 2024."),
    (
        "en",
        "The port of Riga handled 624,000 containers in 2025, up 4 percent, while its rival Klaipeda"
        " handled 60,000 a year earlier.",
    ),
    (
        "en",
        "The museum of Tartu counted 624,000 visitors in 2025, 4 percent more, after 60,000 visitors to"
        " its branch in 2024.",
    ),
    (
        "en",
        "Kenya exported 624,000 tonnes of tea in 2025, up 4 percent from a year earlier, and 60,000 tonnes of coffee.",
    ),
    (
        "en",
        "Some 640 km of road were paved in Kenya in 2025, 3 percent more than planned, and 62 km were"
        " repaired the year before.",
    ),
    (
        "en",
        "Ireland sold 9,360 electric cars in January 2025, 4 percent more than a year earlier, against"
        " 90,000 in all of 2024.",
    ),
    (
        "en",
        "The museum of Tartu counted 624,000 visitors in 2025, 4 percent more than the 60,000 of its branch in 2024.",
    ),
    ("en", "Kenya exported 624,000 tonnes of tea in 2025, up 4 percent, more than the 60,000 tonnes of 2015."),
    ("de", "Sachsen erzeugte 2025 insgesamt 936 GWh Solarstrom, 4 Prozent mehr, davon 90 GWh auf Dächern."),
    ("de", "Sachsen erzeugte 2025 insgesamt 936 GWh Solarstrom, 4 Prozent mehr, gegenüber 90 GWh in Bremen."),
    ("de", "Sachsen erzeugte im Mai 2025 93,6 GWh Solarstrom, 4 Prozent mehr, nach 900 GWh im Jahr 2024."),
    (
        "de",
        "Kärnten zählte 2025 12,48 Millionen Übernachtungen, 4 Prozent mehr, darunter 1,2 Millionen von"
        " Gästen aus Italien.",
    ),
    (
        "de",
        "Sachsen erzeugte 2025 insgesamt 936 GWh Solarstrom, 4 Prozent mehr als im Vorjahr, bei der"
        " Windkraft waren es 90 GWh.",
    ),
    ("de", "Sachsen erzeugte 2025 insgesamt 936 GWh Solarstrom, 4 Prozent mehr, nach 90 GWh Windstrom im Vorjahr."),
    (
        "fr",
        "Le Maroc a produit 1,248 million de tonnes de blé en 2025, en hausse de 4 %, dont 120 000 tonnes de blé bio.",
    ),
    (
        "fr",
        "Le Maroc a produit 1,248 million de tonnes de blé en 2025, en hausse de 4 %, contre 120 000"
        " tonnes pour la Tunisie.",
    ),
    (
        "fr",
        "L'aéroport de Nantes a accueilli 624 000 passagers en mai 2025, 4 % de plus qu'un an plus tôt,"
        " contre 6 millions en 2024.",
    ),
    (
        "fr",
        "L'aéroport de Nantes a accueilli 6,24 millions de passagers en 2025, en hausse de 4 %, contre"
        " 600 000 passagers à Brest l'année précédente.",
    ),
    (
        "fr",
        "Le Maroc a produit 1,248 million de tonnes de blé en 2025, en hausse de 4 %, après 120 000"
        " tonnes d'orge en 2024.",
    ),
    (
        "es",
        "Chile exportó 624.000 toneladas de uva en 2025, un 4 % más, de las cuales 60.000 toneladas fueron orgánicas.",
    ),
    ("es", "Chile exportó 624.000 toneladas de uva en 2025, un 4 % más, frente a 60.000 toneladas de Perú."),
    ("es", "El aeropuerto de Vigo recibió 104.000 pasajeros en mayo de 2025, un 4 % más, frente a un millón en 2024."),
    (
        "es",
        "El aeropuerto de Vigo recibió 1,04 millones de pasajeros en 2025, un 4 % más, frente a 100.000"
        " pasajeros de vuelos internacionales en 2024.",
    ),
    ("es", "Chile exportó 624.000 toneladas de uva en 2025, un 4 % más que en 2024, y 60.000 toneladas de kiwis."),
    (
        "pt",
        "Portugal exportou 624 mil toneladas de pera em 2025, um aumento de 4%, das quais 60 mil"
        " toneladas para o Brasil.",
    ),
    (
        "pt",
        "Portugal exportou 624 mil toneladas de pera em 2025, um aumento de 4%, contra 60 mil toneladas da Bélgica.",
    ),
    ("pt", "O museu de Faro recebeu 62.400 visitantes em maio de 2025, mais 4%, contra 600 mil em 2024."),
    (
        "pt",
        "Portugal exportou 624 mil toneladas de pera em 2025, um aumento de 4%, face a 60 mil toneladas"
        " de maçã em 2024.",
    ),
    (
        "it",
        "L'Italia ha esportato 624.000 tonnellate di mele nel 2025, il 4% in più, di cui 60.000 tonnellate biologiche.",
    ),
    (
        "it",
        "L'Italia ha esportato 624.000 tonnellate di mele nel 2025, il 4% in più, contro le 60.000"
        " tonnellate della Francia.",
    ),
    ("it", "Il museo di Torino ha accolto 62.400 visitatori a maggio 2025, il 4% in più, contro i 600.000 del 2024."),
    (
        "it",
        "L'Italia ha esportato 624.000 tonnellate di mele nel 2025, il 4% in più, dopo le 60.000"
        " tonnellate di pere del 2024.",
    ),
    ("ru", "Казахстан экспортировал в 2025 году 6,24 млн тонн зерна, на 4% больше, из них 600 тыс. тонн — в Китай."),
    ("ru", "Казахстан экспортировал в 2025 году 6,24 млн тонн зерна, на 4% больше, против 600 тыс. тонн у Киргизии."),
    ("ru", "Аэропорт Самары обслужил в мае 2025 года 312 тыс. пассажиров, на 4% больше, против 3 млн в 2024 году."),
    (
        "ru",
        "Аэропорт Самары обслужил в 2025 году 3,12 млн пассажиров, на 4% больше, в том числе 300 тыс."
        " на международных рейсах.",
    ),
    (
        "ru",
        "Казахстан экспортировал в 2025 году 6,24 млн тонн зерна, на 4% больше, после 600 тыс. тонн муки годом ранее.",
    ),
    ("uk", "Україна зібрала 2025 року 21,84 млн тонн пшениці, на 4% більше, з них 2,1 млн тонн озимої."),
    ("uk", "Україна зібрала 2025 року 21,84 млн тонн пшениці, на 4% більше, проти 2,1 млн тонн у Молдові."),
    ("uk", "Аеропорт Львова обслужив у травні 2025 року 104 тис. пасажирів, на 4% більше, проти 1 млн у 2024 році."),
    ("uk", "Україна зібрала 2025 року 21,84 млн тонн пшениці, на 4% більше, після 2,1 млн тонн ячменю торік."),
    ("pl", "W 2025 r. Polska wyeksportowała 1,248 mln ton jabłek, o 4 proc. więcej, w tym 120 tys. ton do Egiptu."),
    ("pl", "W 2025 r. Polska wyeksportowała 1,248 mln ton jabłek, o 4 proc. więcej, wobec 120 tys. ton na Węgrzech."),
    (
        "pl",
        "W maju 2025 r. Polska wyeksportowała 124,8 tys. ton jabłek, o 4 proc. więcej, wobec 1,2 mln ton w 2024 r.",
    ),
    (
        "pl",
        "W 2025 r. Polska wyeksportowała 1,248 mln ton jabłek, o 4 proc. więcej, po 120 tys. ton"
        " gruszek rok wcześniej.",
    ),
    ("zh-Hans", "2025年大连市汽车产量312万辆，比上年增长4%，其中新能源汽车30万辆。"),
    ("zh-Hans", "2025年大连市汽车产量312万辆，增长4%，高于沈阳的30万辆。"),
    ("zh-Hans", "2025年5月大连市汽车产量31.2万辆，同比增长4%，高于2024年的300万辆。"),
    ("zh-Hans", "2025年大连市汽车产量312万辆，增长4%，出口比上年的30万辆有所增加。"),
    ("zh-Hans", "2025年大连市汽车产量312万辆，比上年增长4%，同期出口30万辆。"),
    ("ja", "2025年の長野県の牛乳生産量は93.6万トンで、前年より4%増え、うち有機は9万トンだった。"),
    ("ja", "2025年の長野県の牛乳生産量は93.6万トンで4%増え、隣の山梨県の9万トンを上回った。"),
    ("ja", "2025年5月の長野県の牛乳生産量は9.36万トンで、前年の90万トンより4%増のペースだ。"),
    ("ja", "2025年の長野県の牛乳生産量は93.6万トンで4%増え、チーズは前年の9万トンから増えた。"),
    ("ko", "2025년 부산을 찾은 관광객은 312만 명으로 전년의 30만 명보다 4% 늘었다."),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_another_value_is_no_value_before(language, text):
    assert not doubted(language, text)
