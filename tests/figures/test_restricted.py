"""What is told of a part, per head, without something or as a change is another series than the plain figure."""

import pytest

from monitor.domain import Transform
from tests.figures.build import figures

# Language, sentence with one figure, its indicator, what bounds it (None: nothing).
PARTS = [
    ("en", "Foreign guests accounted for 2.1 million overnight stays in Norway in May.", "overnight_stays", "foreign"),
    ("en", "Domestic and foreign guests spent 4.1 million overnight stays in Norway.", "overnight_stays", None),
    ("de", "Auf ausländische Gäste entfielen in Norway im Mai 2,1 Millionen Übernachtungen.", "overnight_stays",
     "foreign"),
    ("fr", "La clientèle étrangère a généré 2,1 millions de nuitées en Norway en mai.", "overnight_stays", "foreign"),
    ("es", "Los viajeros extranjeros sumaron 2,1 millones de pernoctaciones en Norway en mayo.", "overnight_stays",
     "foreign"),
    ("ru", "Иностранные гости провели в Швеции в мае 2,1 млн ночёвок.", "overnight_stays", "foreign"),
    ("zh", "2024年，浙江接待境外游客450万人次。", "tourist_arrivals", "foreign"),
    ("zh", "2024年，瑞典接待境外游客450万人次。", "tourist_arrivals", None),
    ("en", "International passengers at airports in Norway numbered 2.9 million in May.", "air_passengers",
     "international"),
    ("en", "Passengers at the international airports in Norway numbered 2.9 million.", "air_passengers", None),
    ("ru", "Аэропорты Швеции в мае обслужили 1,7 млн пассажиров на внутренних рейсах.", "air_passengers", "domestic"),
    ("en", "Before seasonal adjustment, unemployment in Norway was 5.1 percent in May.", "unemployment_rate",
     "not seasonally adjusted"),
    ("en", "By the Eurostat definition, unemployment in Norway was 4.6 percent in May.", "unemployment_rate",
     "harmonised"),
    ("de", "Die harmonisierte Arbeitslosenquote lag in Norway im Mai bei 4,6 Prozent.", "unemployment_rate",
     "harmonised"),
    ("en", "Unemployment in Norway was 5.1 percent in May for rural and urban areas combined.", "unemployment_rate",
     None),
    ("en", "In towns and cities, unemployment in Norway was 5.1 percent in May.", "unemployment_rate", "urban"),
    ("en", "Averaged over four weeks, initial jobless claims in Norway numbered 2,400.", "jobless_claims",
     "moving average"),
    ("en", "The four-week average of jobless claims in Norway, which evens out jumps, rose to 2,400.",
     "jobless_claims", "moving average"),
    ("pl", "Przeciętne wynagrodzenie w Norway w sektorze prywatnym wyniosło w maju 5000 zł.", "wages", "private"),
    ("zh", "2024年，浙江城镇非私营单位就业人员年平均工资为138000元。", "wages", "non-private"),
    ("en", "Median wages in Norway were 4,200 euros in May.", "wages", "median"),
    ("ru", "Внешний государственный долг Швеции на конец мая составил 80 млрд евро.", "government_debt", "external"),
    ("en", "The primary budget deficit of Norway was 6 billion euros in 2024.", "budget_deficit", "primary"),
    ("en", "Corporate bank deposits in Norway stood at 15 billion euros at the end of May.", "bank_deposits",
     "companies"),
    ("en", "Net foreign exchange reserves of Norway stood at 15 billion euros at the end of May.", "fx_reserves",
     "net"),
    ("zh", "瑞典2025年5月末净外汇储备为150亿欧元。", "fx_reserves", "net"),
    ("de", "In Norway arbeiteten Ende 2024 6012 Ärztinnen und Ärzte.", "doctors", None),
    ("ru", "Урожай озимой пшеницы в Швеции в 2025 году составил 1,6 млн тонн.", "wheat_output", "winter"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "indicator", "scope"), PARTS)
def test_a_part_is_bounded_by_one_name_in_every_language(language: str, text: str, indicator: str, scope: str | None):
    (found,) = figures(text, language)
    assert (found.indicator, found.scope) == (indicator, scope)


MADE = [
    ("en", "Stripping out food and energy, consumer prices in Norway rose 3.1 percent from a year earlier.",
     "core_cpi"),
    ("en", "Leaving out food and energy, consumer prices in Norway rose 3.1 percent from a year earlier.",
     "core_cpi"),
    ("es", "Sin energía ni alimentos frescos, la inflación en Norway fue del 2,4 % interanual en mayo.", "core_cpi"),
    ("fr", "Sans l'énergie et l'alimentation, l'inflation en Norway a atteint 2,6 % sur un an en mai.", "core_cpi"),
    ("ru", "Если не считать продовольствия и энергии, потребительские цены в Швеции выросли на 4 % за год.",
     "core_cpi"),
    ("zh", "剔除食品和能源后，瑞典2025年5月消费者价格同比上涨3.3%。", "core_cpi"),
    ("en", "GDP per head in Norway rose 0.2 percent on the quarter before.", "gdp_per_capita"),
    ("de", "Je Einwohner stieg das Bruttoinlandsprodukt in Norway um 0,2 Prozent zum Vorquartal.", "gdp_per_capita"),
    ("en", "Among people under 25, unemployment in Norway was 11 percent in May.", "youth_unemployment"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "indicator"), MADE)
def test_a_restriction_that_has_an_indicator_of_its_own_makes_it(language: str, text: str, indicator: str):
    assert figures(text, language)[-1].indicator == indicator


LEFT_OUT = [
    ("en", "Without cars, retail sales in Norway rose 3 percent in May.", "without cars"),
    ("en", "Excluding energy, industrial output in Norway rose 3 percent in May.", "without energy"),
    ("de", "Ohne Gold betrugen die Exporte in Norway im Mai 20 Milliarden Franken.", "without gold"),
    ("en", "Without a change in May, retail sales in Norway rose 3 percent.", None),
    ("es", "Sin cambios en mayo, las ventas minoristas en Norway subieron un 3 % interanual.", None),
    ("en", "Retail sales in Norway excluding imported cars rose 3 percent in May.", "without imported cars"),
]


@pytest.mark.parametrize(("language", "text", "scope"), LEFT_OUT)
def test_what_is_left_out_has_one_name_in_every_language(language: str, text: str, scope: str | None):
    assert figures(text, language)[-1].scope == scope


CHANGES = [
    ("en", "Airports in Norway handled 1.1 million more passengers in 2024 than in 2023."),
    ("it", "In Norway ci sono 13 mila occupati in più a maggio rispetto ad aprile."),
    ("it", "Gli occupati in Norway sono aumentati di 13 mila unità a maggio."),
    ("es", "En Norway hubo 1.300 nacimientos menos en 2024 que en 2023."),
    ("fr", "La Norway a enregistré 1 300 naissances de moins en 2024 qu'en 2023."),
    ("de", "In Norway kamen 2024 1.300 Kinder weniger zur Welt als 2023."),
    ("ru", "В Швеции в 2024 году родилось на 1300 детей меньше, чем в 2023-м."),
    ("zh", "2025年5月，瑞典出口额比上年同期多56.1亿美元。"),
]


@pytest.mark.parametrize(("language", "text"), CHANGES)
def test_by_how_many_more_is_a_change_of_what_is_counted(language: str, text: str):
    found = next(one for one in figures(text, language) if one.indicator)
    assert found.transform is Transform.ABS_CHANGE


LEVELS = [
    ("en", "Airports in Norway handled 34 million passengers in 2024, more than in any year before."),
    ("de", "In Norway kamen 2024 9.690 Kinder zur Welt, weniger als 2023."),
    ("ru", "Число родившихся в Швеции в 2024 году составило 9690 детей, меньше, чем в 2023-м."),
]


@pytest.mark.parametrize(("language", "text"), LEVELS)
def test_a_comparison_behind_a_level_leaves_it_one(language: str, text: str):
    assert figures(text, language)[0].transform is Transform.LEVEL
