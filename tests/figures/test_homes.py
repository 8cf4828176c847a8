"""Whose a figure is where no place is named: by the office that counted it, or by "our country"."""

import pytest

from tests.figures.build import figure, figures

HOMES = [
    # language, text, figure, country, why
    ("ja", "総務省が発表した2月の完全失業率は2.4%だった。", "2.4%", "JP", "only one country has this ministry"),
    (
        "ja",
        "2024年に国内で登録された電気自動車は5万9000台だった。",
        "5万9000",
        "JP",
        "at home, and nobody acts before it",
    ),
    (
        "ja",
        "警察庁によると、2024年の交通事故死者は2663人だった。",
        "2663",
        "JP",
        "a Japanese text means its own police",
    ),
    (
        "ja",
        "青葉食品は国内店舗を120店に増やした。",
        "120",
        "site:青葉食品",
        "a firm's shops at home are not the country's",
    ),
    ("ko", "2024년 우리나라 혼인 건수는 22만2412건이었다.", "22만2412", "KR", "our country"),
    (
        "ko",
        "국토교통부는 2024년 주택 착공이 30만5000가구라고 밝혔다.",
        "30만5000",
        "KR",
        "a ministry that no other has",
    ),
    ("ko", "통계청에 따르면 2024년 실업률은 2.8%였다.", "2.8%", "KR", "the reader's own office"),
    ("ko", "한샘푸드는 국내 매장 120곳을 운영한다.", "120", None, "a firm acts before the word"),
    ("zh-Hans", "2025年1月，全国居民消费价格同比上涨0.5%。", "0.5%", "CN", "the whole country, at a clause's start"),
    ("zh-Hans", "2024年国内生产总值1349084亿元。", "1349084亿元", "CN", "national output by its name"),
    ("zh-Hans", "晨曦茶业全国门店达到1200家。", "1200", None, "a firm's shops in the whole country"),
    ("zh-Hant", "主計總處公布，2024年第4季經濟成長率為2.9%。", "2.9%", "TW", "the office tells which of the two"),
    ("zh-Hant", "政府統計處公布，2024年第四季失業率為3.1%。", "3.1%", "HK", "the other one's office"),
    ("zh-Hant", "全國失業率為3.1%。", "3.1%", None, "traditional signs alone tell no country"),
    ("en", "The Office for National Statistics said unemployment was 4.4% in January.", "4.4%", "GB", "its own name"),
    (
        "en",
        "The Labor Department said unemployment was 4.1% in January.",
        "4.1%",
        "US",
        "an English text means that one",
    ),
    ("de", "Bundesweit lag die Arbeitslosenquote im Januar bei 6,4 Prozent.", "6,4 Prozent", "DE", "in the country"),
    ("fr", "L'Institut Indec a publié un taux de chômage de 6,4 % en 2024.", "6,4 %", "AR", "only one has this office"),
    ("en", "The ministry said unemployment was 4.4% in January.", "4.4%", None, "every country has one"),
]


@pytest.mark.parametrize(("language", "text", "surface", "country", "why"), HOMES, ids=[row[-1] for row in HOMES])
def test_an_office_or_our_country_tells_whose_it_is(language, text, surface, country, why):
    assert figure(text, surface, language).subject == country, why


def test_a_place_named_before_outweighs_words_that_every_country_has():
    text = "瑞典经济在去年放缓。2024年，全国失业率为8.4%。"
    assert figure(text, "8.4%", "zh-Hans").subject == "SE"


def test_an_office_of_one_country_outweighs_a_place_of_another_sentence():
    text = "瑞典の失業率も上がった。総務省が発表した2月の完全失業率は2.4%だった。"
    assert figure(text, "2.4%", "ja").subject == "JP"


def test_a_place_that_is_named_only_later_does_not_take_the_figures_before_it():
    text = "통계청에 따르면 2024년 국내총생산은 2.0% 증가했다. 瑞典은 0.9% 증가했다."
    assert [one.subject for one in figures(text, "ko")] == ["KR", "SE"]


def test_a_known_measure_goes_on_from_the_office_of_the_sentence_before():
    text = "厚生労働省によると、2024年の出生数は68万6061人だった。合計特殊出生率は1.15だった。"
    assert {one.subject for one in figures(text, "ja")} == {"JP"}


def test_what_is_counted_in_words_of_its_own_may_be_a_firms():
    text = "厚生労働省によると、失業率は2.4%だった。青葉食品の店舗は120店になった。"
    assert figure(text, "120", "ja").subject == "site:青葉食品"


PERIODS = [
    ("zh-Hans", "数据显示，2024年10月瑞典失业率为8.3%。", "8.3%", "2024-10", "told by data, a comma, then the month"),
    ("zh-Hans", "据统计，2024年浙江发电量4512亿千瓦时。", "4512亿千瓦时", "2024", "who says so, then the year"),
    ("zh-Hans", "浙江公布2024年出生人口34万人。", "34万", "2024", "what is announced is that year's"),
    ("zh-Hans", "2024年12月瑞典失业率，据统计局公布，为8.3%。", "8.3%", "2024-12", "an aside says by whom"),
    ("zh-Hans", "2024年12月，海川茶业宣布裁员320人。", "320", None, "the month is the announcement's"),
    ("ja", "2024年12月の瑞典の失業率は、統計局の発表によると8.3%だった。", "8.3%", "2024-12", "by whom, no event"),
    ("ko", "2024년 12월 瑞典 실업률은 통계청 발표 기준 8.3%였다.", "8.3%", "2024-12", "by whom, no event"),
]


@pytest.mark.parametrize(("language", "text", "surface", "period", "why"), PERIODS, ids=[row[-1] for row in PERIODS])
def test_a_verb_of_saying_hides_no_period_of_what_is_said(language, text, surface, period, why):
    assert figure(text, surface, language).period == period, why
