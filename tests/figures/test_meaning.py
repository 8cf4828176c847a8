import pytest

from monitor.domain import Cleaned, CustomIndicator, Extras, Modality, Transform
from monitor.figures import FigureFinder
from tests.figures.build import NOON, a_description, figure, figures

CITY = "geonames:1808926"


def test_the_city_is_the_last_city_named():
    text = "Hangzhou lies in Zhejiang. The city spent 75.6 billion yuan on R&D during 2023."
    found = figure(text, "75.6 billion yuan")
    assert (found.subject, found.indicator, found.period) == (CITY, "rd_expenditure", "2023")


def test_the_whole_of_a_share_is_not_the_subject():
    text = "In 2023, Hangzhou accounted for 31% of Zhejiang's total R&D spending, ranking first in the province."
    share, rank = figures(text)
    assert (share.subject, share.transform, share.denominator) == (
        CITY,
        Transform.SHARE,
        "zhejiang's total r&d spending",
    )
    assert (rank.subject, rank.scope) == (CITY, "in the province")


def test_the_province_that_holds_a_city_is_not_the_subject():
    assert figure("Hangzhou in East China's Zhejiang spent 4 billion yuan.", "4 billion yuan").subject == CITY


def test_respectively_gives_each_place_its_figure():
    found = figures("In 2024, unemployment in Berlin and Bavaria stood at 9.7% and 3.8%, respectively.")
    assert [(one.subject, one.indicator) for one in found] == [
        ("DE-BE", "unemployment_rate"),
        ("DE-BY", "unemployment_rate"),
    ]


def test_a_conversion_in_brackets_is_a_pair_not_a_second_value():
    first, second = figures("Hangzhou pays up to 20 million yuan ($2.8 million) for each laboratory.")
    assert (first.pair_of, second.pair_of, second.unit) == (None, 0, "USD")


def test_developed_countries_are_nobody_that_we_can_name():
    text = "School meals reach 22% of pupils in China. The share in developed countries is nearer 64%."
    assert figures(text)[-1].subject is None


def test_growth_between_two_years_has_both_as_its_period():
    text = (
        "Hangzhou's R&D spending climbed from 41.3 billion yuan in 2018 to 63.6 billion yuan in 2022, "
        "or average annual growth of 11.4%."
    )
    low, high, growth = figures(text)
    assert (low.period, high.period) == ("2018", "2022")
    assert (growth.transform, growth.period, growth.indicator) == (Transform.CAGR, "2018/2022", "rd_expenditure")


def test_the_year_of_a_base_is_not_the_period():
    text = "In 2023 the city filed 8,410 patent applications, 3.2 times those of 2014."
    assert figure(text, "3.2 times").period == "2023"


def test_a_period_carries_within_a_paragraph_but_not_over_another_subject():
    text = (
        "In 2024, Hangzhou's GDP reached 2.19 trillion yuan. R&D intensity was 4.1%. "
        "Exports of Germany fell to 130 billion euros."
    )
    found = {one.surface: one for one in figures(text)}
    assert (found["4.1%"].period, "inherited_period" in found["4.1%"].cues) == ("2024", True)
    assert found["130 billion euros"].period is None


def test_an_undated_stock_has_no_period_and_says_so():
    found = figure("In 2023 it rained. Hangzhou now has 15,020 high-tech enterprises.", "15,020")
    assert (found.period, "stock" in found.cues) == (None, True)


def test_a_rank_in_a_yearly_list_has_the_edition_of_the_list():
    named = figure("Hangzhou ranked 13th among clusters in the Global Innovation Index 2024.", "13th")
    unnamed = figure("Hangzhou ranked 13th in the Global Innovation Index.", "13th")
    assert (named.period, unnamed.period) == ("2024", "2025")


def test_a_list_is_the_scope_of_its_ranks():
    found = figure("Hangzhou ranked 13th in the World Bank's Global Innovation Index among clusters.", "13th")
    assert (found.indicator, found.scope) == ("gii_cluster_rank", None)


PERIODS = [
    ("In the first three quarters, exports rose 4 percent.", "en", "2025-01/2025-09", "cumulative"),
    ("Exports rose 4 percent last year.", "en", "2024", "relative to publication"),
    ("Exports rose 4 percent in the third quarter of 2024.", "en", "2024-Q3", "quarter"),
    ("Exports rose 4 percent in the first half of 2025.", "en", "2025-H1", "half-year"),
    ("In October, exports rose 4 percent.", "en", "2025-10", "a month without a year"),
    ("去年出口增长4%。", "zh-Hans", "2024", "Chinese last year"),
    ("2025年前三季度出口增长4%。", "zh-Hans", "2025-01/2025-09", "Chinese cumulative"),
    ("1至10月，出口增长4%。", "zh-Hans", "2025-01/2025-10", "Chinese months"),
    ("В прошлом году экспорт вырос на 4%.", "ru", "2024", "Russian last year"),
    ("В первом полугодии 2025 года экспорт вырос на 4%.", "ru", "2025-H1", "Russian half-year"),
    ("За девять месяцев экспорт вырос на 4%.", "ru", "2025-01/2025-09", "Russian cumulative"),
    ("Exports rose 4 percent from January to April 2025.", "en", "2025-01/2025-04", "from opens a span"),
    ("From January to April, exports rose 4 percent.", "en", "2025-01/2025-04", "a span without a year"),
    ("Exports rose 4 percent in January-April 2025.", "en", "2025-01/2025-04", "a span by a hyphen"),
    ("Between January and June 2025, exports rose 4 percent.", "en", "2025-01/2025-06", "between and and"),
    ("Exports rose 4 percent from October 2024 to March 2025.", "en", "2024-10/2025-03", "a span over a year's end"),
    ("In May, exports rose 4 percent from the same month of last year.", "en", "2025-05", "the base is no period"),
    ("Exports rose 4 percent in May from the same period of 2024.", "en", "2025-05", "a base with its year"),
    ("2025年1月至4月出口增长4%。", "zh-Hans", "2025-01/2025-04", "Chinese span"),
    ("2025年4月出口比2024年同期增长4%。", "zh-Hans", "2025-04", "Chinese base"),
    ("С января по апрель 2025 года экспорт вырос на 4%.", "ru", "2025-01/2025-04", "Russian span"),
    ("В январе-апреле 2025 года экспорт вырос на 4%.", "ru", "2025-01/2025-04", "Russian span by a hyphen"),
    ("В мае экспорт вырос на 4% к аналогичному периоду 2024 года.", "ru", "2025-05", "Russian base"),
    ("Der Export stieg im Oktober 2025 um 4 Prozent.", "de", "2025-10", "German month by CLDR"),
]


@pytest.mark.parametrize(("text", "language", "period", "why"), PERIODS)
def test_periods_are_written_as_the_contract_says(text, language, period, why):
    assert figures(text, language)[0].period == period, why


SAME = [
    ("In May exports were 9 billion euros, compared with 7 billion euros in the same month of last year.", "en"),
    ("2025年5月出口90亿元，去年同期为70亿元。", "zh-Hans"),
    ("В мае экспорт составил 9 млрд евро против 7 млрд евро за аналогичный период прошлого года.", "ru"),
]


@pytest.mark.parametrize(("text", "language"), SAME)
def test_the_same_month_of_last_year_is_the_period_of_the_figure_beside_it(text, language):
    assert [one.period for one in figures(text, language)] == ["2025-05", "2024-05"]


def test_a_month_without_a_publication_date_is_no_period():
    assert figures("In October, exports rose 4 percent.", published=None)[0].period is None


TRANSFORMS = [
    ("Exports rose 4.1 percent.", "en", Transform.YOY, "up", "a change in percent"),
    ("Unemployment rose to 4.1 percent.", "en", Transform.LEVEL, None, "rose to is a level"),
    ("Sales fell by 3 billion euros.", "en", Transform.ABS_CHANGE, "down", "a change in money"),
    ("Industrial output fell 0.3 percent month-on-month.", "en", Transform.MOM, "down", "month on month"),
    ("出口同比下降2.5%。", "zh-Hans", Transform.YOY, "down", "Chinese fall"),
    ("工业增加值环比增长0.4%。", "zh-Hans", Transform.MOM, "up", "Chinese month on month"),
    ("年均增长9.3%。", "zh-Hans", Transform.CAGR, "up", "Chinese average"),
    ("Экспорт сократился на 7%.", "ru", Transform.YOY, "down", "Russian fall"),
    ("Доля экспорта составила 41%.", "ru", Transform.SHARE, None, "Russian share"),
    ("Annual inflation in Slovenia fell to 2.4% in May.", "en", Transform.YOY, None, "a rate that fell to"),
    ("Die Inflationsrate sank im Mai auf 1,3 Prozent.", "de", Transform.YOY, None, "sank … auf"),
    ("Рост ВВП в 2024 году замедлился до 1,4%.", "ru", Transform.YOY, "up", "growth that slowed is growth"),
    ("The annual decline in consumer prices eased to 0.4%.", "en", Transform.YOY, "down", "a fall that eased"),
    (
        "Gayrisafi yurt içi hasıla zincirlenmiş hacim endeksiyle 2023 yılında yüzde 4,5 arttı.",
        "tr",
        Transform.YOY,
        "up",
        "an index of volume is not one of shares",
    ),
]


@pytest.mark.parametrize(("text", "language", "transform", "direction", "why"), TRANSFORMS)
def test_level_change_and_share_are_told_apart(text, language, transform, direction, why):
    found = figures(text, language)[0]
    assert (found.transform, found.direction) == (transform, direction), why


MODALITIES = [
    ("The city plans to invest 12 billion yuan.", Modality.TARGET, "a plan"),
    ("GDP is expected to grow 4 percent.", Modality.FORECAST, "a forecast"),
    ("Preliminary data show exports of 12 billion yuan.", Modality.PRELIMINARY, "preliminary"),
    ("Firms are eligible for up to 2 million yuan.", Modality.POLICY_OFFER, "an offer"),
    ("Exports reached 12 billion yuan.", Modality.ACTUAL, "a fact"),
]


@pytest.mark.parametrize(("text", "modality", "why"), MODALITIES)
def test_wording_says_how_real_a_figure_is(text, modality, why):
    assert figures(text)[0].modality is modality, why


def test_a_place_held_by_one_that_is_only_compared_is_compared_too():
    text = "Hangzhou spent 9 billion yuan in 2024. It surpassed Germany's Berlin with 4,120 patents."
    assert figure(text, "4,120").subject == CITY


def test_a_target_that_was_passed_is_a_fact():
    assert figures("Exceeding its annual target, the port moved 12 million tonnes.")[0].modality is Modality.ACTUAL
    assert figures("出口增长5%，超过全年目标。", "zh-Hans")[0].modality is Modality.ACTUAL


def test_a_word_in_front_of_a_name_speaks_of_that_name():
    assert figures("Экспорт города Казань составил 3 млрд рублей.", "ru")[0].subject == "geonames:551487"
    text = "Germany grew. Exports of the city of Hangzhou reached 3 billion yuan."
    assert figures(text)[0].subject == CITY


CROWNS = [
    ("Norway granted 12 million kroner.", "en", "NOK", "the subject's country"),
    ("Sweden granted 12 million kronor.", "en", "SEK", "another country"),
    ("The fund of 12 million kroner is for Norway.", "en", "NOK", "the text's only country that has them"),
    ("Расходы Швеции составили 12 млн крон.", "ru", "SEK", "Russian"),
    ("瑞典出口12亿克朗。", "zh-Hans", "SEK", "Chinese"),
    ("It cost 12 million kroner.", "en", "kroner", "nobody decides"),
    ("Norway, like Sweden, joined. It cost the partners 12 million danish kroner.", "en", "DKK", "said outright"),
]


@pytest.mark.parametrize(("text", "language", "unit", "why"), CROWNS)
def test_a_currency_word_that_countries_share_is_that_of_the_subject(text, language, unit, why):
    assert figures(text, language)[0].unit == unit, why


AHEAD = [
    ("In 2026, exports rise 4 percent.", "en", Modality.FORECAST, "a year to come"),
    ("In 2024, exports rose 4 percent.", "en", Modality.ACTUAL, "a year that is over"),
    ("In October, exports rose 4 percent.", "en", Modality.ACTUAL, "a month that is over"),
    ("浙江提出2026年生产总值增长5%左右。", "zh-Hans", Modality.TARGET, "a government's work report"),
    ("安排研发投入90亿元。", "zh-Hans", Modality.TARGET, "a budget"),
    ("力争出口增长5%。", "zh-Hans", Modality.TARGET, "striving"),
    ("2024年出口增长5%。", "zh-Hans", Modality.ACTUAL, "a Chinese fact"),
    ("В 2026 году экспорт вырастет на 4%.", "ru", Modality.FORECAST, "a Russian year to come"),
    ("Область должна собрать 3 млн тонн зерна.", "ru", Modality.FORECAST, "what it ought to"),
    ("Область соберёт 3 млн тонн зерна.", "ru", Modality.FORECAST, "what it will"),
    ("Область собрала 3 млн тонн зерна.", "ru", Modality.ACTUAL, "what it did"),
    ("O estado deve colher 3 milhões de toneladas de soja.", "pt", Modality.FORECAST, "what it ought to"),
    ("La región cosechará 3 millones de toneladas de soja.", "es", Modality.FORECAST, "what it will"),
    ("La región cosechó 3 millones de toneladas de soja.", "es", Modality.ACTUAL, "what it did"),
]


@pytest.mark.parametrize(("text", "language", "modality", "why"), AHEAD)
def test_what_is_not_over_is_no_fact(text, language, modality, why):
    assert figures(text, language)[0].modality is modality, why


PRICES = [
    ("Inflation was 0.6 percent in March.", "en", None, "over a month or a year?"),
    ("Annual inflation was 2.6 percent in March.", "en", "cpi", "said"),
    ("Consumer prices rose 0.6 percent month-on-month in March.", "en", "cpi", "said behind it"),
    ("Inflation was 2.6 percent in 2024.", "en", "cpi", "a whole year"),
    ("3月份居民消费价格上涨0.6%。", "zh-Hans", None, "unsaid in Chinese"),
    ("3月份居民消费价格同比上涨0.6%。", "zh-Hans", "cpi", "said in Chinese"),
    ("Инфляция в марте составила 0,6%.", "ru", None, "unsaid in Russian"),
    ("Годовая инфляция в марте составила 9,6%.", "ru", "cpi", "said in Russian"),
]


@pytest.mark.parametrize(("text", "language", "indicator", "why"), PRICES)
def test_a_change_of_prices_needs_its_span(text, language, indicator, why):
    found = figures(text, language)[0]
    assert (found.indicator, found.indicator_text is None) == (indicator, indicator is None), why


INDICATORS = [
    ("Hangzhou's R&D spending reached 80 billion yuan.", "en", "rd_expenditure", "amount"),
    ("Hangzhou's R&D intensity reached 4.2%.", "en", "rd_intensity", "the longer name wins"),
    ("Basic research funding reached 5 billion yuan.", "en", "basic_research_spending", "more specific than R&D"),
    ("It has 12 provincial key laboratories.", "en", "provincial_key_labs", "not national ones"),
    ("全社会研发投入82.4亿元。", "zh-Hans", "rd_expenditure", "Chinese"),
    ("研发经费为82.4亿欧元，占地区生产总值的3.1%。", "zh-Hans", "rd_expenditure", "first figure of two"),
    ("Расходы Казани на НИОКР составили 9 млрд рублей.", "ru", "rd_expenditure", "a place inside the name"),
    ("Уровень безработицы составил 2,1%.", "ru", "unemployment_rate", "inflected"),
    ("研究開発費は3兆円だった。", "ja", "rd_expenditure", "Japanese"),
]


@pytest.mark.parametrize(("text", "language", "indicator", "why"), INDICATORS)
def test_known_indicators_go_by_one_name_in_every_language(text, language, indicator, why):
    assert figures(text, language)[0].indicator == indicator, why


def test_a_percent_is_never_an_amount():
    share = figures("研发经费为82.4亿欧元，占地区生产总值的3.1%。", "zh-Hans")[1]
    assert (share.indicator, share.transform) == ("rd_intensity", Transform.LEVEL)


def test_an_unknown_indicator_keeps_its_words():
    found = figures("The angel seed fund pool reached 3 billion yuan.")[0]
    assert (found.indicator, found.indicator_text) == (None, "angel seed fund pool")


def test_users_add_indicators_of_their_own():
    own = CustomIndicator("custom:drones", {"en": ("delivery drones",)}, unit="count")
    text = "The firm flies 420 delivery drones."
    found = FigureFinder(Extras(indicators=(own,))).find(Cleaned("", text), a_description(text, "en"), NOON)
    assert found[0].indicator == "custom:drones"


def test_cues_name_a_revision_and_who_measured():
    text = "China's R&D spending was revised to 3.7 trillion yuan, the National Bureau of Statistics said."
    assert {"revision", "primary:national bureau of statistics"} <= figures(text)[0].cues


def test_offsets_hold_and_figures_come_in_text_order():
    text = "In 2024, Hangzhou’s exports rose 5.1% to ￥６２０ billion; İzmir’s fell 2 percent."
    found = figures(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(text[one.start : one.end] == one.surface for one in found)
    assert all(one.sentence_start <= one.start and one.end <= one.sentence_end for one in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Shares closed 3.4% lower on Monday.", "en", Transform.ABS_CHANGE),
        ("周一股价上涨5%。", "zh-Hans", Transform.ABS_CHANGE),
        ("Exports rose 5% in 2024.", "en", Transform.YOY),
        ("Das Ergebnis stieg gegenüber dem Vorquartal um 3 Prozent.", "de", Transform.MOM),
        ("La producción creció un 2 % respecto al trimestre anterior.", "es", Transform.MOM),
    ],
)
def test_a_change_is_of_a_year_unless_its_words_speak_of_less(text, language, expected):
    assert [one.transform for one in figures(text, language)][:1] == [expected]


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("该品种跌幅为4%。", "zh-Hans", "down"),
        ("票房降幅达12.5%。", "zh-Hans", "down"),
        ("房租漲幅為3.2%。", "zh-Hant", "up"),
    ],
)
def test_chinese_nouns_of_change_tell_a_change(text, language, direction):
    (found,) = figures(text, language)
    assert (found.transform, found.direction) == (Transform.YOY, direction)


def test_the_figure_is_spoken_of_again_over_a_line_end():
    """Papers write one sentence a paragraph."""
    text = "Exports of Germany reached 5 billion dollars.\n\nThe figure rose 4 percent from a year earlier."
    assert [one.indicator for one in figures(text)] == ["exports", "exports"]
