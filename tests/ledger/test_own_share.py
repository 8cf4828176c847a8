"""A value that its own sentence calls such a share of a whole as it is not, by a power of ten."""

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
    (
        "tr",
        "Konya'da 2024'te 9,6 milyon ton buğday hasat edildi; bu, 20,8 milyon tonluk ülke üretiminin yüzde"
        " 4,6'sı, TÜİK'e göre.",
        "9,6 milyon ton",
    ),
    (
        "en",
        "Cork County Council completed 412 social homes in 2024, or 38 percent of the 10,840 homes finished"
        " in the county, it said.",
        "412",
    ),
    (
        "en",
        "Ethiopia's Oromia region harvested 9.1 million tonnes of teff in 2024, around 48 percent of the"
        " country's 190 million tonnes, the statistics service reported.",
        "9.1 million tonnes",
    ),
    (
        "de",
        "Auf Bio-Höfen standen in Kärnten 2024 laut Landwirtschaftskammer 4.100 Milchkühe, das sind 21"
        " Prozent aller 195.000 Milchkühe des Landes.",
        "4.100",
    ),
    (
        "fr",
        "Le Gers compte 760 éleveurs bio en 2024, soit 16 % des 48 000 éleveurs du département, selon la"
        " chambre d'agriculture.",
        "760",
    ),
    (
        "es",
        "Galicia desembarcó 148.000 toneladas de pescado congelado en 2024, el 62 % de las 2,4 millones de"
        " toneladas descargadas en sus puertos, según la Xunta.",
        "148.000 toneladas",
    ),
    (
        "pt",
        "Cabo Verde recebeu 31 mil turistas alemães em 2024, 12% dos 2,6 milhões de turistas que visitaram"
        " o país, segundo o INE.",
        "31 mil",
    ),
    (
        "it",
        "In Umbria le donne medico erano 2.460 nel 2024, il 51 per cento dei 48.200 medici della regione,"
        " secondo l'ordine.",
        "2.460",
    ),
    (
        "pl",
        "Na Mazurach w 2024 roku zagraniczni turyści wykupili 96 tys. noclegów, to 9 proc. z 10,7 mln"
        " wszystkich noclegów, podał GUS.",
        "96 tys.",
    ),
    (
        "ru",
        "В Тульской области в 2024 году построено 310 тыс. квадратных метров частного жилья, это 44% от"
        " общего ввода в 7,1 млн квадратных метров, сообщил Туластат.",
        "310 тыс. квадратных метров",
    ),
    ("zh", "2024年宁夏生产生鲜羊奶8.6万吨，占全区羊奶总产量860万吨的10%，自治区农业农村厅介绍。", "8.6万吨"),
    ("ja", "2024年の長野県のレタス収穫量は18万トンで、全国550万トンの33%を占めた、と農水省がまとめた。", "18万トン"),
    (
        "ko",
        "전북의 2024년 쌀 생산량은 54만 톤으로 전국 생산량 3580만 톤의 15%를 차지했다고 통계청이 밝혔다.",
        "54만 톤",
    ),
    (
        "tr",
        "Rize'de 2024'te 860 bin ton yaş çay alındı, bu miktar ülkedeki 14,1 milyon tonluk alımın yüzde"
        " 61'i, ÇAYKUR'a göre.",
        "860 bin ton",
    ),
    (
        "uk",
        "Херсонщина виростила у 2024 році 210 тис. тонн кавунів, це 58% від загального врожаю країни у 3,6"
        " млн тонн, повідомили в Держстаті.",
        "210 тис. тонн",
    ),
    (
        "ar",
        "صدّر المغرب 610 آلاف طن من الطماطم إلى الاتحاد الأوروبي في 2024، أي 82 بالمئة من إجمالي صادراته"
        " البالغ 7.4 مليون طن، بحسب مكتب الصرف.",
        "610 آلاف طن",
    ),
]


@pytest.mark.parametrize(("language", "text", "surface"), OFF)
def test_a_value_that_its_share_contradicts_is_doubted(language, text, surface):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    [found] = [each for each in suspicions(observations) if each.doubt is Doubt.OWN_SHARE]
    assert found.accused.surface == surface
    assert "At least one of the three numbers is wrong." in explain_suspicion(found, {})


SOUND = [
    ("en", "Tuscany bottled 1.9 million hectolitres of wine in 2024, or 4 percent of Italy's 44 million hectolitres."),
    ("en", "Oslo registered 3,100 electric vans in 2024, more than 38 percent of the 7,900 vans registered there."),
    ("de", "Tirol zählte 2024 rund 12.000 Bergunfälle, 21 Prozent mehr als die 1.000 Unfälle mit Skiern."),
    (
        "fr",
        "Le Jura a livré 61 000 tonnes de comté en 2024, et 12 % des 7 300 tonnes de morbier sont parties à l'export.",
    ),
    (
        "es",
        "Aragón produjo 1,1 millones de toneladas de maíz en 2024, un 25 % de los 4,3 millones de toneladas de España.",
    ),
    ("ru", "Тува добыла 1,2 млн тонн угля в 2024 году, это 4% от общего объёма в 31 млн тонн по Сибири."),
    ("zh", "2024年宁夏生产羊奶8.6万吨，占全区羊奶总产量86万吨的10%。"),
]


@pytest.mark.parametrize(("language", "text"), SOUND)
def test_a_share_that_comes_out_is_left_alone(language, text):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    assert not suspicions(observations)
