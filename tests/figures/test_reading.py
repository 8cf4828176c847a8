from decimal import Decimal

import pytest

from monitor.domain import Approx, FigureKind
from tests.figures.build import figure, figures, reasons

AMOUNTS = [
    ("en", "It cost 87.4 billion yuan.", "87.4 billion yuan", "87400000000", "CNY", "plain English"),
    ("en", "It cost $3.25 million.", "$3.25 million", "3250000", "USD", "sign before the number"),
    ("en", "A 40-billion-yuan fund opened.", "40-billion-yuan", "40000000000", "CNY", "hyphens as an adjective"),
    ("en", "Spending of EUR 1.5bn was approved.", "EUR 1.5bn", "1500000000", "EUR", "code and a glued letter scale"),
    ("en", "Outlay of Rs 7.05 lakh crore is planned.", "Rs 7.05 lakh crore", "7050000000000", "INR", "scales multiply"),
    (
        "en",
        "It was 1,415.2 hundred million yuan.",
        "1,415.2 hundred million yuan",
        "141520000000",
        "CNY",
        "calque of 亿",
    ),
    (
        "zh-Hans",
        "总投资３万６０２０．５亿元。",
        "３万６０２０．５亿元",
        "3602050000000",
        "CNY",
        "fullwidth and two scales",
    ),
    ("zh-Hans", "投入500余万元。", "500余万元", "5000000", "CNY", "over, between number and scale"),
    ("en", "It will cost $3-5 billion.", "$3-5 billion", "3000000000", "USD", "a range shares unit and scale"),
    ("zh-Hans", "拨款两千五百万元。", "两千五百万元", "25000000", "CNY", "characters only"),
    ("zh-Hant", "營收8,120億元新台幣。", "8,120億元新台幣", "812000000000", "TWD", "the currency stands behind 元"),
    ("ja", "予算は２兆７４５０億円だった。", "２兆７４５０億円", "2745000000000", "JPY", "two scales, fullwidth"),
    (
        "ko",
        "투자는 2조5천40억3천만 위안이다.",
        "2조5천40억3천만 위안",
        "2504030000000",
        "CNY",
        "small multipliers within a group",
    ),
    ("ru", "Потрачено 2 трлн 145 млрд рублей.", "2 трлн 145 млрд рублей", "2145000000000", "RUB", "two scales, spaces"),
    ("ru", "Выделено 12 500 000 руб. на проект.", "12 500 000 руб.", "12500000", "RUB", "groups by spaces"),
    ("de", "Das kostet 2,7 Billionen Euro.", "2,7 Billionen Euro", "2700000000000", "EUR", "German Billion is 10^12"),
    ("de", "Das kostet 3.450.120,75 Euro.", "3.450.120,75 Euro", "3450120.75", "EUR", "dots group, comma decides"),
    (
        "es",
        "Costó 1,4 billones de yuanes.",
        "1,4 billones de yuanes",
        "1400000000000",
        "CNY",
        "Spanish billón is 10^12",
    ),
    ("fr", "Un budget de 1.320 milliards de yuans.", "1.320 milliards de yuans", "1320000000000", "CNY", "dot groups"),
    (
        "ar",
        "بلغت التكلفة 2,415 تريليون يوان.",
        "2,415 تريليون يوان",
        "2415000000000",
        "CNY",
        "comma decides before a scale",
    ),
    ("fa", "هزینه ۱۴۲٫۵ میلیارد یوان بود.", "۱۴۲٫۵ میلیارد یوان", "142500000000", "CNY", "Persian digits"),
    ("hi", "खर्च 4,31,700 करोड़ रुपये रहा।", "4,31,700 करोड़ रुपये", "4317000000000", "INR", "Indian groups"),
]


@pytest.mark.parametrize(("language", "text", "surface", "value", "unit", "why"), AMOUNTS)
def test_an_amount_is_read_exactly_in_its_language(language, text, surface, value, unit, why):
    found = figure(text, surface, language)
    assert (found.value, found.unit, found.kind) == (Decimal(value), unit, FigureKind.AMOUNT), why


PERCENTS = [
    ("en", "It rose 7.25 per cent.", "7.25 per cent", "7.25", "%", "two words"),
    (
        "en",
        "It rose 0.4 percentage points.",
        "0.4 percentage points",
        "0.4",
        "percentage_point",
        "points are not percent",
    ),
    ("en", "Rates fell 25 basis points.", "25 basis points", "0.25", "percentage_point", "hundredths of a point"),
    ("zh-Hans", "占百分之十二。", "百分之十二", "12", "%", "unit before the number"),
    ("zh-Hans", "提高0.31个百分点。", "0.31个百分点", "0.31", "percentage_point", "measure word inside"),
    ("zh-Hans", "约四成企业受益。", "四成", "40", "%", "tenths"),
    ("ja", "参加者の３割が賛成した。", "３割", "30", "%", "Japanese tenths"),
    ("ko", "비중은 0.23%포인트 올랐다.", "0.23%포인트", "0.23", "percentage_point", "sign and word together"),
    ("ru", "Показатель вырос на 0,08 п. п. за год.", "0,08 п. п.", "0.08", "percentage_point", "abbreviated"),
    ("tr", "Oran %3,18 oldu.", "%3,18", "3.18", "%", "sign before the number"),
    ("ar", "ارتفع 4.6 بالمئة.", "4.6 بالمئة", "4.6", "%", "Arabic word"),
]


@pytest.mark.parametrize(("language", "text", "surface", "value", "unit", "why"), PERCENTS)
def test_percents_and_points_are_told_apart(language, text, surface, value, unit, why):
    found = figure(text, surface, language)
    assert (found.value, found.unit) == (Decimal(value), unit), why


COUNTS = [
    (
        "en",
        "The city has 31 national key laboratories and 7 provincial laboratories.",
        "31",
        "national key laboratories",
        "adjectives tell laboratories apart",
    ),
    (
        "en",
        "There are 90 provincial key laboratories.",
        "90",
        "provincial key laboratories",
        "the same noun, another thing",
    ),
    (
        "en",
        "It trained twelve research and development managers last year.",
        "twelve",
        "research and development managers",
        "a number in words",
    ),
    ("en", "It has a talent pool of 3.4 million.", "3.4 million", "talent pool", "the noun stands before"),
    ("zh-Hans", "现有1230家国家高新技术企业。", "1230", "国家高新技术企业", "noun behind the measure word"),
    ("zh-Hans", "国家高新技术企业达1.3万家。", "1.3万", "国家高新技术企业", "noun before the number"),
    (
        "ru",
        "Работает 15 300 малых инновационных предприятий.",
        "15 300",
        "малых инновационных предприятий",
        "adjectives, then the noun",
    ),
]


@pytest.mark.parametrize(("language", "text", "surface", "unit", "why"), COUNTS)
def test_a_count_keeps_the_words_that_tell_it_from_others(language, text, surface, unit, why):
    assert figure(text, surface, language).unit == unit, why


SPECIAL = [
    ("en", "It ranked 14th in the index.", "14th", FigureKind.RANK, "14", "ordinal in digits"),
    ("en", "The firm is the third-largest in the country.", "third-largest", FigureKind.RANK, "3", "superlative"),
    ("en", "Growth lasted six consecutive quarters.", "six consecutive quarters", FigureKind.STREAK, "6", "streak"),
    ("en", "Output was 3.5 times the level of 2010.", "3.5 times", FigureKind.RATIO, "3.5", "factor"),
    ("en", "It makes up two-thirds of the total.", "two-thirds", FigureKind.RATIO, "0.6667", "fraction in words"),
    ("zh-Hans", "规模位居全国第五。", "第五", FigureKind.RANK, "5", "rank in characters"),
    ("zh-Hans", "产量连续六年增长。", "连续六年", FigureKind.STREAK, "6", "streak in characters"),
    ("zh-Hans", "产值翻两番。", "翻两番", FigureKind.RATIO, "4", "two doublings"),
    ("ru", "Город занял третье место в рейтинге.", "третье место", FigureKind.RANK, "3", "ordinal word"),
    ("ru", "Рост идёт пятый год подряд.", "пятый год подряд", FigureKind.STREAK, "5", "ordinal streak"),
    ("ru", "Объём вырос в 2,4 раза.", "в 2,4 раза", FigureKind.RATIO, "2.4", "factor"),
]


@pytest.mark.parametrize(("language", "text", "surface", "kind", "value", "why"), SPECIAL)
def test_ranks_streaks_and_ratios_are_found(language, text, surface, kind, value, why):
    found = figure(text, surface, language)
    assert (found.kind, found.value) == (kind, Decimal(value)), why


NOT_FIGURES = [
    ("In 2024 the Forum 2025 met.", "years and names with years"),
    ("The 13th Five-Year Plan ended.", "a plan's name"),
    ("Fortune 500 firms came; a top 100 list was printed.", "names and sizes of lists"),
    ("COVID-19, G20, 5G and the A320 were discussed.", "numbers glued to names"),
    ("Call +49 30 1234 5678 before 10:30 on 3 May.", "telephone, time and date"),
    ("Under Article 27, the third node was closed.", "law and order"),
    ("A 45-year-old man waited two years.", "age and duration"),
    ("It announced 18 measures in three areas.", "how long a document is"),
    ("One of the firms said no one came.", "one as a pronoun"),
    ("The score was 3-2, the address 10.0.0.1.", "score and address"),
    ("The campaign for 'three 90s and 5 new routes' goes on.", "a slogan"),
]


@pytest.mark.parametrize(("text", "why"), NOT_FIGURES)
def test_what_is_no_figure_is_left_out(text, why):
    assert figures(text) == (), why


def test_what_is_left_out_has_a_reason():
    assert reasons("In 2023 the 13th Five-Year Plan was praised.") == {
        "2023": "year",
        "13": "plan_name",
        "Five": "plan_name",
    }


BOUNDS = [
    ("It sold 12.34 tonnes.", "12.34 tonnes", Approx.EXACT, "12.335", "12.345", "half of the last printed place"),
    (
        "It holds over 220 billion yuan.",
        "220 billion yuan",
        Approx.OVER,
        "220000000000",
        "230000000000",
        "up to the next round step",
    ),
    ("It has nearly 600 enterprises.", "600", Approx.NEARLY, "500", "600", "below, within a step"),
    ("It rose less than 0.8 percent.", "0.8 percent", Approx.UNDER, None, "0.8", "open below"),
    ("It rose at least 5 percent.", "5 percent", Approx.AT_LEAST, "5", None, "open above"),
    ("It rose between 3 and 5 percent.", "3 and 5 percent", Approx.RANGE, "3", "5", "the ends"),
    ("It rose about 15 percent.", "15 percent", Approx.ABOUT, "14.5", "15.5", "half a step to both sides"),
]


@pytest.mark.parametrize(("text", "surface", "approx", "low", "high", "why"), BOUNDS)
def test_wording_and_precision_give_the_bounds(text, surface, approx, low, high, why):
    found = figure(text, surface)
    bounds = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert (found.approx, (found.low, found.high)) == (approx, bounds), why


def test_a_year_between_verb_and_number_is_no_figure():
    found = figures("Die Ausgaben überstiegen 2023 2,9 Billionen Yuan.", "de")
    assert [(one.surface, one.approx) for one in found] == [("2,9 Billionen Yuan", Approx.OVER)]


def test_the_step_is_the_last_printed_place():
    assert figure("It cost 87.41 billion yuan.", "87.41 billion yuan").step == Decimal(10) ** 7
    assert figure("拨款两百万元。", "两百万元", "zh-Hans").step == 0


def test_a_user_language_decides_what_a_billion_is():
    assert figure("Es kostet 3 Billionen Euro.", "3 Billionen Euro", "de").value == Decimal(3) * 10**12
    assert figure("It costs 3 billion euros.", "3 billion euros", "en").value == Decimal(3) * 10**9
