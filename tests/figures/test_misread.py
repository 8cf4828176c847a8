"""Wordings that were once misread: what each number in them is, in two languages or more where it can be."""

from datetime import UTC, datetime

import pytest

from monitor.domain import Approx
from tests.figures.build import figures

NO_FIGURES = [
    ("ru", "Его осудили по части 4 статьи 88.", [], "the part of an article"),
    ("ru", "Дело ведут по ч. 3 ст. 71 кодекса.", [], "the same in short"),
    ("zh-Hans", "该厂掌握14纳米工艺。", [], "a generation of chips"),
    ("zh-Hant", "該廠試產5奈米晶片。", [], "a generation of chips"),
    ("en", "The plant etches 14-nanometer chips.", [], "a generation of chips"),
    ("ru", "Завод осваивает 65-нм техпроцесс.", [], "a generation of chips"),
    ("en", "The layer is 14 nanometers thick.", ["14 nanometers"], "a size"),
    ("ja", "料金は1㎡当たり480円。", ["480円"], "what it is told for"),
    ("ja", "1リットルあたり165円で売る。", ["165円"], "what it is told for"),
    ("zh-Hans", "每10万人有46名护士。", ["46"], "what it is told for"),
    ("en", "The town has 8 nurses per 1,000 residents.", ["8"], "what it is told for"),
    ("de", "Es gibt 60 Praxen je 100.000 Einwohner.", ["60"], "what it is told for"),
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), NO_FIGURES)
def test_parts_of_laws_chips_and_denominators_are_no_figures(language, text, expected, why):
    assert [one.surface for one in figures(text, language)] == expected, why


COUNTED = [
    ("en", "Three of the museum's 14 curators left.", ["curators", "curators"], "behind the second number"),
    ("en", "Five of Osun State's 30 councils met.", ["councils", "councils"], "behind the second number"),
    ("fr", "Un blessé est mort, portant à 19 le nombre de victimes.", ["victimes"], "behind the word for its number"),
    ("en", "The find brought to 19 the number of wrecks.", ["wrecks"], "behind the word for its number"),
    ("es", "El hallazgo eleva a 19 el número de barcos.", ["barcos"], "behind the word for its number"),
    ("de", "Damit stieg auf 19 die Zahl der Brücken.", ["brücken"], "behind the word for its number"),
    ("zh-Hans", "东方车厂8月销售电动客车1200辆。", ["电动客车"], "no name, month or verb"),
    ("zh-Hans", "外地销量首次突破3万辆。", ["辆"], "sales are not what is counted"),
    ("zh-Hant", "上月簽訂新合約320宗。", ["簽訂新合約"], "a contract is not about"),
    ("zh-Hans", "他往返了14趟。", ["趟"], "a measure word"),
    ("zh-Hant", "他三天吃了6頓飯。", ["飯"], "a measure word"),
    ("zh-Hans", "海上出现9级大风。", ["级大风"], "a measure word"),
    ("en", "The kiln reached 1,450F.", ["[degF]"], "degrees"),
    ("en", "The village hit 101F.", ["[degF]"], "degrees"),
]


@pytest.mark.parametrize(("language", "text", "units", "why"), COUNTED)
def test_what_a_number_counts(language, text, units, why):
    assert [one.unit for one in figures(text, language)] == units, why


VALUES = [
    (
        "fr",
        "Le port va tripler son trafic, de 20 à 60 tonnes.",
        [("3", "times"), ("20", "t"), ("60", "t")],
        "two values",
    ),
    ("fr", "La jauge a bondi de 310 à 900 tonnes.", [("310", "t"), ("900", "t")], "two values"),
    ("en", "It will triple its stock, from 20 to 60 tonnes.", [("20", "t"), ("60", "t")], "two values"),
    ("fr", "Le club va quadrupler son budget.", [("4", "times")], "a ratio"),
    ("zh-Hans", "他改写了此前1830米的纪录。", [("1830", "m")], "此前 is a time"),
    ("zh-Hant", "三年前450人報名。", [("450", "人")], "年前 is a time"),
    ("zh-Hans", "近六成员工参加。", [("60", "%")], "six tenths of the staff"),
    ("zh-Hant", "逾八成員工參加。", [("80", "%")], "eight tenths of the staff"),
    ("de", "Die Quote betrug 5,2 Prozent, nach 5,6 im Mai.", [("5.2", "%"), ("5.6", "%")], "compared with a share"),
    ("en", "The share was 5.2 percent, after 5.6 in May.", [("5.2", "%"), ("5.6", "%")], "compared with a share"),
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), VALUES)
def test_which_values_are_told(language, text, expected, why):
    found = figures(text, language)
    assert [
        (f"{one.value:f}", one.unit) for one in found if one.unit != "times" or expected[0][1] == "times"
    ] == expected
    assert all(one.approx is not Approx.RANGE for one in found), why


EXACT = [
    "Рост цен замедлился до 6,4%.",
    "Прирост ускорился до 9%.",
    "Спад замедлится до 3%.",
]


@pytest.mark.parametrize("text", EXACT)
def test_what_slows_or_speeds_up_to_a_level_has_reached_it(text):
    assert [one.approx for one in figures(text, "ru")] == [Approx.EXACT]


# The injured, told beside the dead, are no dead.
HURT = [
    ("en", "In 2024, 187 people were killed on the roads of Malta and 1,912 injured.", {"187"}),
    ("ru", "В 2024 году на дорогах Алтая погибли 187 человек, ранены 1912.", {"187"}),
    ("ru", "В 2024 году на дорогах Алтая ранены 1912 человек, погибли 187.", {"187"}),
    ("ru", "В 2024 году на дорогах Алтая погибли 187 человек, ещё 1912 получили травмы.", {"187"}),
    ("zh", "2024年，云南交通事故死亡187人，受伤1912人。", {"187"}),
    ("de", "2024 starben auf den Straßen in Kärnten 87 Menschen, 1912 wurden verletzt.", {"87"}),
    ("fr", "En 2024, 187 personnes sont mortes sur les routes de Corse et 1912 ont été blessées.", {"187"}),
]


@pytest.mark.parametrize(("language", "text", "dead"), HURT)
def test_the_injured_are_not_counted_as_dead(language, text, dead):
    published = datetime(2025, 1, 20, 12, tzinfo=UTC)
    told = figures(text, language, published=published)
    assert {str(each.value) for each in told if each.indicator == "road_deaths"} <= dead
