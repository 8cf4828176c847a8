"""Tables and lists with a header: a number in a cell means what the headings of its row and column say."""

import time
from decimal import Decimal

import pytest

from monitor.clean import clean
from monitor.domain import Cleaned, Description, Document, Mention
from monitor.extract import extract
from tests.figures.build import FINDER, NOON, a_description, figure, figures

SAID = ("indicator", "indicator_text", "subject", "period", "transform", "unit")


def said(found) -> dict[str, object]:
    return {"value": found.value} | {name: getattr(found, name) for name in SAID}


# Text, language, surface, what the figure must say, why.
TABLES = [
    (
        """Retail sales by region, million euros
| Region | 2023 | 2024 | Change, % |
| Berlin | 1,234.5 | 1,300.1 | 5.3 |
| Bavaria | - | 5,300.2p | -2.1 |""",
        "en",
        {
            "1,234.5": {"value": Decimal("1234500000"), "unit": "EUR", "period": "2023", "subject": "DE-BE"},
            "5,300.2": {"value": Decimal("5300200000"), "subject": "DE-BY", "modality": "preliminary"},
            "5.3": {"indicator": "retail_sales", "transform": "yoy", "period": "2024", "direction": "up"},
            "-2.1": {"direction": "down", "unit": "%"},
        },
        "places down, years across, unit and indicator in the caption; a change between two years is of the later",
    ),
    (
        """Consumer prices, change on previous year, %
| Year | Norway | Sweden |
|---|---|---|
| 2023 | 5.5 | 8.5 |
| 2024 | 3.1¹ | 2.8 (a) |
| 2026f | 2.3 | n/a |""",
        "en",
        {
            "8.5": {"subject": "SE", "period": "2023", "indicator": "cpi", "transform": "yoy"},
            "3.1": {"value": Decimal("3.1"), "subject": "NO", "period": "2024"},
            "2.8": {"value": Decimal("2.8")},
            "2.3": {"period": "2026", "modality": "forecast"},
        },
        "years down, places across, as a text with a ruled head; footnotes and a forecast's letter",
    ),
    (
        """Main indicators of Norway
Indicator\t2023\t2024
GDP growth, %\t1.1\t2.2
Unemployment rate\t3.6\t3.9
Exports, billion kroner\t1,200\t1,250
Population (thousands)\t5,500\t5,550""",
        "en",
        {
            "2.2": {"transform": "yoy", "unit": "%", "period": "2024", "subject": "NO"},
            "3.6": {"indicator": "unemployment_rate", "transform": "level", "unit": "%"},
            "1,250": {"value": Decimal("1250000000000"), "indicator": "exports", "unit": "NOK"},
            "5,500": {"value": Decimal("5500000"), "indicator": "population", "kind": "count"},
        },
        "copied with tabs; each row has its own unit",
    ),
    (
        """| | Exports | | Imports | |
| | 2023 | 2024 | 2023 | 2024 |
| | million euros | | | |
| Germany | 1,590 | 1,600 | 1,366 | 1,317 |
| Norway | 100 | 101 | 90 | 91 |""",
        "en",
        {
            "1,600": {"indicator": "exports", "period": "2024", "subject": "DE", "value": Decimal("1600000000")},
            "90": {"indicator": "imports", "period": "2023", "subject": "NO"},
        },
        "heads that span columns, and a unit that spans all",
    ),
    (
        """| Region | 2023 | | 2024 | |
| | Q1 | Q2 | Q1 | Q2 |
| Berlin, % | 1.1 | 2.2 | 3.3 | 4.4 |
| Bavaria, % | 1.5 | 2.6 | 3.7 | 4.8 |""",
        "en",
        {"4.4": {"period": "2024-Q2", "indicator": None, "subject": "DE-BE"}, "1.5": {"period": "2023-Q1"}},
        "year over quarter; what is measured stays open",
    ),
    (
        """Exports by product, million euros
| Product | 2023 | 2024 |
| Machinery | 1,200 | 1,300 |
| All | 2,000 | 2,100 |""",
        "en",
        {
            "1,300": {"indicator": None, "indicator_text": "exports: machinery"},
            "2,100": {"indicator": "exports", "indicator_text": "exports"},
        },
        "a part of exports is not exports",
    ),
    (
        """表1 2024年各市地区生产总值
单位：亿元
| 地区 | 生产总值 | 比上年增长(%) |
| 杭州市 | 20059 | 5.0 |
| 宁波市 | 16452.8 | 5.5 |""",
        "zh-Hans",
        {
            "20059": {"value": Decimal("2005900000000"), "subject": "geonames:1808926", "period": "2024"},
            "5.5": {"indicator": "gdp", "transform": "yoy", "subject": "geonames:1799397", "period": "2024"},
        },
        "Chinese: period in the title, unit in a line of its own, growth of the column before it",
    ),
    (
        """主要指标（浙江）
| 指标 | 2024年第三季度 | 2025年1-9月 |
| 出口（亿元） | 9,012.3 | 28,000.5 |
| 社会消费品零售总额同比增长（%） | 4.4 | 5.2 |""",
        "zh-Hans",
        {
            "9,012.3": {"period": "2024-Q3", "unit": "CNY", "subject": "CN-ZJ", "indicator": "exports"},
            "5.2": {"period": "2025-01/2025-09", "transform": "yoy"},
        },
        "Chinese: quarters and spans of months",
    ),
    (
        """Промышленное производство в России
| Показатель | октябрь 2025 | январь-октябрь 2025 |
| Экспорт, млрд долл. | 35,2 | 330,4 |
| Индекс производства, в % к соответствующему периоду прошлого года | 101,2 | 100,9 |""",
        "ru",
        {
            "35,2": {"value": Decimal("35200000000"), "unit": "USD", "period": "2025-10", "indicator": "exports"},
            "330,4": {"period": "2025-01/2025-10"},
            "101,2": {"transform": "ratio_to_base", "unit": "%", "direction": None},
        },
        "Russian: an index of 101.2 percent is no growth by 101.2 percent",
    ),
    (
        """Außenhandel Deutschlands
| | Ausfuhr in Mrd. Euro | Veränderung zum Vorjahr in % | Einfuhr in Mrd. Euro | Veränderung zum Vorjahr in % |
| 2023 | 1.590,0 | -1,2 | 1.366,0 | –10,1 |
| 2024 | 1.556,0 | -2,1 | 1.317,0 | -3,6 |""",
        "de",
        {
            "1.590,0": {"value": Decimal("1590000000000"), "period": "2023", "indicator_text": "ausfuhr"},
            "–10,1": {"value": Decimal("-10.1"), "indicator_text": "einfuhr", "transform": "yoy", "direction": "down"},
        },
        "German: a column of changes is of the column before it; a dash as minus",
    ),
    (
        """Consommation des ménages (en millions d'euros)
| | Octobre 2025 | Variation sur un an (%) |
| Alimentation | 15 200 | 1,2 |
| Énergie | 7 300 | -0,8 |""",
        "fr",
        {
            "15 200": {"value": Decimal("15200000000"), "unit": "EUR", "period": "2025-10"},
            "-0,8": {"unit": "%", "transform": "yoy", "period": "2025-10", "value": Decimal("-0.8")},
        },
        "French: groups by spaces, decimals by commas",
    ),
    (
        """Población por provincia
| Provincia | 2023 | 2024 | Variación (%) |
| Sevilla | 1.948.393 | 1.958.000 | 0,5 |
| Total | 8.538.376 | 8.600.000 | 0,7 |""",
        "es",
        {
            "1.958.000": {"value": Decimal("1958000"), "period": "2024", "subject": None},
            "0,7": {"transform": "yoy", "period": "2024", "indicator": "population"},
        },
        "Spanish: a place that we have no id for is nobody, not the article's place",
    ),
    (
        """輸出入額（億円）、2024年度
| 国・地域 | 輸出 | 前年比（％） | 輸入 | 前年比（％） |
| 瑞典 | 18,870 | -2.0 | 24,000 | 3.1 |
| 浙江 | 20,000 | 5.2 | 9,500 | -1.3 |""",
        "ja",
        {
            "18,870": {"value": Decimal("1887000000000"), "subject": "SE", "period": "2024-04/2025-03"},
            "3.1": {"transform": "yoy", "indicator_text": "輸入", "unit": "%"},
        },
        "Japanese: a fiscal year begins in April",
    ),
    (
        """Population of towns
| No. | Town | Founded | Population |
| 1. | Hangzhou | 1902 | 77,592 |
| 2. | Norway | 1782 | 1987 |
| 3. | Berlin | 1237 | 3,769,495 |""",
        "en",
        {"77,592": {"indicator": "population"}, "3,769,495": {"subject": "DE-BE", "indicator": "population"}},
        "ranks, years of foundation and what may be a year are no figures",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), TABLES, ids=[row[-1][:40] for row in TABLES])
def test_a_cell_means_what_its_headings_say(text, language, expected, why):
    for surface, wanted in expected.items():
        found = figure(text, surface, language)
        assert {name: getattr(found, name) for name in wanted} == wanted, why


@pytest.mark.parametrize(("text", "language", "expected", "why"), TABLES, ids=[row[-1][:40] for row in TABLES])
def test_offsets_hold_and_the_row_is_the_sentence(text, language, expected, why):
    rows = text.split("\n")
    for found in figures(text, language):
        assert text[found.start : found.end] == found.surface
        sentence = text[found.sentence_start : found.sentence_end]
        assert found.surface in sentence, why
        assert any(sentence in row for row in rows), why
        assert not sentence.startswith("|")


def test_numbers_that_are_none_are_left_out():
    text = TABLES[-1][0]
    assert [found.surface for found in figures(text)] == ["77,592", "3,769,495"]


NOTHING = [
    (
        "| Pos | Team | Played | Won | Points |\n| 1 | Berlin | 10 | 8 | 25 |\n| 2 | Bavaria | 10 | 7 | 22 |",
        "en",
        "standings",
    ),
    ("| Time | Programme |\n| 20:15 | Tatort |\n| 21:45 | News at 9 |", "en", "programme"),
    ("| Home | News | Sport |\n| Contact | About 2024 | Archive 12 |", "en", "navigation"),
    ("November 2025\n| Mo | Tu | We | Th | Fr |\n| 3 | 4 | 5 | 6 | 7 |\n| 10 | 11 | 12 | 13 | 14 |", "en", "calendar"),
    (
        "| Rank | Country | Gold | Silver | Bronze |\n| 1 | Norway | 16 | 8 | 13 |\n| 2 | Germany | 12 | 10 | 5 |",
        "en",
        "medals",
    ),
    ("| Berlin | 3 | 4 |\n| Bavaria | 5 | 6 |", "en", "no heads"),
    ("| Город | 2024 | 2025 |\n| Казань | 12,5 | 13,1 |\n| Москва | 22,5 | 23,1 |", "ru", "no unit and no measure"),
    (
        "| Region | 2024 |\n| Berlin | 3-5 |\n| Bavaria | 12 of 40 |\n| Norway | 12.3 (5.6%) |",
        "en",
        "two numbers in a cell",
    ),
    (
        "| 球队 | 胜 | 平 | 负 | 积分 |\n| 杭州 | 10 | 2 | 3 | 32 |\n| 宁波 | 9 | 2 | 4 | 29 |",
        "zh-Hans",
        "Chinese standings",
    ),
    ("| Land | 2024 | 2024 |\n| Berlin | 3.1% | 3.4% |\n| Bavaria | 3.2% | 3.6% |", "de", "two columns with one head"),
]


@pytest.mark.parametrize(("text", "language", "why"), NOTHING, ids=[row[-1] for row in NOTHING])
def test_what_is_no_table_of_figures_gives_nothing(text, language, why):
    assert figures(text, language) == (), why


def test_a_mark_that_is_a_decimal_mark_elsewhere_groups_nothing():
    text = "Preise in Euro\n| Land | 2024 |\n| Berlin | 1.234 |\n| Bavaria | 12.3 |\n| Norway | 14.1 |"
    assert [found.surface for found in figures(text, "de")] == ["12.3", "14.1"]


def test_a_scale_in_the_cell_counts_what_the_heading_names():
    found = figure("| Year | Containers |\n| 2023 | 3.9 million |\n| 2024 | 9.8 million |", "9.8 million")
    assert (found.value, found.unit, found.period) == (Decimal(9_800_000), "containers", "2024")


def test_a_change_since_nobody_says_when_has_no_indicator():
    text = "| | Oct 2025 | Change, % |\n| Exports, million euros | 120 | 3.4 |\n| Imports, million euros | 110 | 3.6 |"
    found = figure(text, "3.4")
    assert (found.indicator, found.indicator_text) == (None, None)


def test_prose_laid_out_in_a_table_is_read_as_prose():
    long = "Exports of Norway rose 3.5 percent in 2024. " * 8
    text = f"| {long} | {long} |\n| {long} | {long} |"
    assert figures(text)[0].surface == "3.5 percent"


def test_pairs_of_sentences_keep_their_figures_beside_tables():
    text = "| Region | 2024 |\n| Berlin, % | 1.5 |\n| Bavaria, % | 1.6 |\nExports were 70 million yuan ($9.8 million)."
    found = figures(text)
    assert found[found[-1].pair_of].surface == "70 million yuan"


# ---- through extraction


PAGE = """<html><head><title>Output in Norway rises</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Output in Norway rises</h1>
<p>Industrial production was higher in October than twelve months before, said the statistics office on Monday, as
output of machinery and of food recovered from the weakness of the summer.</p>
<p>The office said that all of the branches that it watches had contributed to the growth, food in the lead.</p>
{table}
<p>The office revises its numbers in the spring, when all of the larger firms have sent in their books.</p>
</article></body></html>"""


def walked(table: str, language: str = "en"):
    page = PAGE.format(table=table).encode()
    extracted = extract(Document(id="x", html=page, content_type="text/html; charset=utf-8"))
    cleaned = clean(extracted, language)
    return cleaned, FINDER.find(cleaned, a_description(cleaned.text, language), NOON)


def test_a_table_of_a_page_comes_through_with_spans_captions_and_footnotes():
    cleaned, found = walked(
        "<table><caption>Exports, million euros</caption><thead><tr><th rowspan=2>Country</th><th colspan=2>2025</th>"
        "</tr><tr><th>Q1</th><th>Q2</th></tr></thead><tbody><tr><th>Norway</th><td>12.3<sup>1</sup></td><td>13.4</td>"
        "</tr><tr><th>Sweden</th><td>22.5<sup>a</sup></td><td>…</td></tr></tbody></table>"
    )
    assert "| Norway | 12.3¹ | 13.4 |" in cleaned.text
    assert "---" not in cleaned.text
    assert [(one.surface, one.value, one.subject, one.period, one.indicator) for one in found] == [
        ("12.3", Decimal("12300000"), "NO", "2025-Q1", "exports"),
        ("13.4", Decimal("13400000"), "NO", "2025-Q2", "exports"),
        ("22.5", Decimal("22500000"), "SE", "2025-Q1", "exports"),
    ]


def test_a_page_s_list_comes_through_with_its_header():
    _, found = walked(
        "<p>Retail sales in October, change on year:</p>"
        "<ul><li>Berlin: 3.2 percent</li><li>Bavaria: -1.1 percent</li></ul>"
    )
    assert [(one.value, one.subject, one.period, one.indicator, one.transform) for one in found] == [
        (Decimal("3.2"), "DE-BE", "2025-10", "retail_sales", "yoy"),
        (Decimal("-1.1"), "DE-BY", "2025-10", "retail_sales", "yoy"),
    ]


# ---- lists

LISTS = [
    ("Exports in 2024:\n- Germany: 1.5 trillion euros ($1.7 trillion)\n- Norway: 150 billion euros", "en",
     "1.5 trillion euros", {"indicator": "exports", "period": "2024", "subject": "DE"}),
    ("Main figures of Norway in 2024:\n- GDP: 5.1 trillion kroner\n- Unemployment rate: 3.9 percent", "en",
     "3.9 percent", {"indicator": "unemployment_rate", "period": "2024"}),
    ("Розничная торговля в октябре 2025 года:\n- Казань: 3,2 млрд рублей\n- Швеции: 1,1 млрд рублей", "ru",
     "3,2 млрд рублей", {"indicator": "retail_sales", "period": "2025-10"}),
    ("2024年生产总值：\n- 杭州：20059亿元\n- 宁波：16452.8亿元", "zh-Hans",
     "20059亿元", {"indicator": "gdp", "period": "2024", "subject": "geonames:1808926"}),
    ("Retail sales in October:\n- Berlin: 3.2 percent\n- Bavaria: 1.1 percent", "en",
     "3.2 percent", {"indicator": None, "indicator_text": "retail sales", "period": "2025-10"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "surface", "wanted"), LISTS)
def test_a_list_s_header_says_what_its_items_are_of(text, language, surface, wanted):
    found = figure(text, surface, language)
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_an_item_that_is_a_sentence_keeps_its_own_meaning():
    text = "Exports in 2024:\n- Berlin spent 5 million euros on roads in 2019\n- Bavaria: 3 billion euros"
    assert figure(text, "5 million euros").period == "2019"


# ---- hostile


def timed(text: str) -> tuple[int, float]:
    at, mentions = text.find("Berlin"), []
    while at >= 0:
        mentions.append(Mention(at, at + 6, "DE-BE", "Berlin", ("DE", "DE-BE"), "region"))
        at = text.find("Berlin", at + 6)
    description = Description("en", mentions=tuple(mentions))
    started = time.process_time()
    found = FINDER.find(Cleaned("", text), description, NOON)
    return len(found), time.process_time() - started


HUGE = [
    ("Sales, million euros\n| Region | " + " | ".join(str(1990 + i) for i in range(19)) + " |\n"
     + "".join(f"| Berlin | {' | '.join(f'{i}.{j}' for j in range(19))} |\n" for i in range(5_000)), "100,000 cells"),
    ("| Region | 2023 | 2024 |\n" + "| Berlin | 3.5 km | 3 km |\n" * 10_000, "units beside numbers"),
    ("| a | b |\n" * 30_000, "words only"),
    ("| a |\n" * 30_000 + "|" * 100_000, "bars"),
    ("\t" * 100_000 + "a\tb\n" * 20_000, "tabs"),
    ("| | a | b |\n" * 20_000, "heads over heads"),
    ("| a | b | 2023 |\n| x | y | 1% |\n" + "| | | 1% |\n" * 20_000, "cells over many rows"),
    ("|" + "-" * 200_000 + "|\n", "a rule"),
    ("Sales in 2024:\n- Berlin: 3 percent\n- Berlin: 4 percent\n" * 4_000, "lists"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), HUGE, ids=[row[-1] for row in HUGE])
def test_huge_tables_take_time_by_their_length_only(text, why):
    count, taken = timed(text)
    assert count <= 5_000
    assert taken < 12.0 * len(text.encode()) / 1e6 + 3.0, why
