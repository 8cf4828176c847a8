"""Chinese, Japanese and Korean texts that state one thing reach one series, and two things two."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.analyse import analyse
from monitor.contract import document_from
from monitor.ledger.observe import observe

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def series(language, text, published="2025-06-30", title=""):
    """Subject, measure, transform, scope, period and value of every observation, in text order."""
    document = {"id": "a", "url": None, "language": language, "published": published, "source": "s"}
    found = observe(analyse(document_from({**document, "title": title, "text": text}, Path())), NOW)
    keys = [(one.series, one) for one in found]
    return [
        (key.subject, key.measure, key.transform.value, key.scope, one.period, str(one.value.normalize()))
        for key, one in keys
    ]


ALIKE = [
    # (language, text), (language, text), why
    (
        ("zh-Hans", "数据显示，2024年10月韩国失业率为2.3%。"),
        ("ko", "2024년 10월 실업률은 2.3%였다고 통계청이 밝혔다."),
        "who says so hides neither month nor country",
    ),
    (
        ("zh-Hans", "2022年，青岛规模以上工业企业的研发经费达318.6亿元。"),
        ("en", "In 2022, Qingdao's industrial enterprises' R&D spending was 31.86 billion yuan."),
        "one name for who spent it",
    ),
    (
        ("zh-Hans", "按不变价格计算，浙江2024年地区生产总值增长5.5%。"),
        ("en", "Zhejiang's GDP grew 5.5 percent in 2024 from a year earlier in real terms."),
        "growth of output is real where nothing is said",
    ),
    (
        ("ja", "神戸港湾事務所によると、神戸港の2024年の石炭荷揚量は9120万トンだった。"),
        ("ja", "神戸港の2024年の石炭荷揚量は9120万トンとなり、前年を上回った。"),
        "an office and a verb name nothing",
    ),
    (
        ("ko", "부산항만공사에 따르면 부산항의 2024년 수산물 위판량은 24만톤으로 집계됐다."),
        ("ko", "2024년 부산항 수산물 위판량은 24만톤을 기록했다."),
        "particles and an office name nothing",
    ),
    (
        ("ja", "2024年、タイのサービス輸出は前の年より21.5%増えた。"),
        ("en", "Thailand's services exports grew 21.5% in 2024 from a year earlier."),
        "one name for services",
    ),
    (
        ("ko", "2024년 독일 수입액은 1조3000억유로였다. 전년보다 2.8% 줄었다."),
        ("ja", "2024年のドイツの輸入額は1兆3000億ユーロだった。前年比2.8%減った。"),
        "a sentence that begins with the comparison goes on",
    ),
    (
        ("ja", "日本の2024年の失業率は2.6%から2.5%に低下した。"),
        ("ko", "2024년 일본의 실업률은 2.6%에서 2.5%로 하락했다."),
        "the year is that of where it came to",
    ),
    (
        ("ja", "国土交通省が発表した2024年の新設住宅着工戸数は79万2098戸だった。"),
        ("en", "Japan's housing starts came to 792,098 units in 2024."),
        "an office tells the country",
    ),
    (
        ("zh-Hans", "QS世界大学排名2025公布，法国在该榜单中位列第4位。"),
        ("zh-Hans", "在2025年QS世界大学排名中，法国位列第4位。"),
        "the year behind a list's name is its edition",
    ),
    (
        ("ja", "タイの2024年の自動車輸出額は310億ドルだった。"),
        ("en", "Thailand's exports of cars were worth 31 billion dollars in 2024."),
        "goods have one name in every language",
    ),
    (
        ("ko", "2024년 독일의 명목임금은 전년보다 5.4% 올랐다."),
        ("en", "Germany's wages grew 5.4% in 2024 from a year earlier."),
        "wages are nominal where nothing is said",
    ),
]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE, ids=[row[-1] for row in ALIKE])
def test_two_texts_that_state_one_thing_reach_one_series(one, other, why):
    first, second = series(*one), series(*other)
    assert first, why
    assert first == second, why


APART = [
    # language, text, text, why: the two must not share a series
    (
        "ja",
        "2024年、タイの輸出は前の年より5.4%増えた。",
        "2024年、タイのサービス輸出は前の年より21.5%増えた。",
        "services",
    ),
    ("ja", "2024年の日本の輸出額は107兆円だった。", "2024年の日本の自動車の輸出額は17兆円だった。", "goods"),
    ("ja", "2024年の日本の輸出額は107兆円だった。", "2024年の日本の対米輸出額は21兆円だった。", "a partner"),
    ("ko", "2024년 우리나라 수출은 6800억달러였다.", "2024년 우리나라 대중 수출은 1330억달러였다.", "a partner"),
    ("ko", "2024년 우리나라 수출은 6800억달러였다.", "2024년 우리나라 반도체 수출은 1419억달러였다.", "goods"),
    ("zh-Hans", "2023年南京研发经费投入699.8亿元。", "2023年南京高等学校研发经费支出121.3亿元。", "who spent it"),
    ("zh-Hans", "2024年中国出口25.4万亿元。", "2024年中国对美出口3.7万亿元。", "a partner of one sign"),
    (
        "ja",
        "2024年10〜12月期のドイツのGDPは前年同期比0.8%減だった。",
        "2024年10〜12月期のドイツのGDPは年率0.8%減だった。",
        "annualised",
    ),
    ("ja", "2024年のドイツのGDPは0.2%減だった。", "2024年のドイツの名目GDPは2.9%増だった。", "nominal"),
    (
        "ja",
        "2024年のドイツの新車販売に占める電気自動車の割合は13.5%だった。",
        "2024年のドイツの新車販売に占めるハイブリッド車の割合は27.0%だった。",
        "a share of one whole",
    ),
    ("zh-Hans", "QS世界大学排名2025中法国位列第4位。", "泰晤士高等教育世界大学排名2025中法国位列第4位。", "two lists"),
    ("ja", "タイの2024年の自動車輸出額は310億ドルだった。", "タイの2024年の米輸出額は65億ドルだった。", "other goods"),
    ("en", "Germany's wages grew 5.4% in 2024.", "Germany's wages grew 3.1% in real terms in 2024.", "real wages"),
    ("ko", "2024년 독일 실업률은 3.4%였다.", "2024년 독일 청년실업률은 6.7%였다.", "the young"),
]


@pytest.mark.parametrize(("language", "one", "other", "why"), APART, ids=[f"{row[0]}: {row[-1]}" for row in APART])
def test_two_things_never_share_a_series(language, one, other, why):
    first, second = series(language, one), series(language, other)
    assert first, why
    assert second, why
    assert not {row[:5] for row in first} & {row[:5] for row in second}, why


VALUES = [
    # language, text, the values that are observed, why
    ("ja", "総務省は2024年12月の失業率を速報の2.4%から2.5%に訂正した。", ["2.5"], "the old value is none of its own"),
    ("ja", "総務省は、2024年12月の就業者数を確報で6811万人とした。速報は6808万人だった。", ["68110000"], "told after"),
    ("ko", "통계청은 2023년 혼인 건수를 당초 발표한 19만3657건에서 19만3700건으로 정정했다.", ["193700"], "corrected"),
    ("zh-Hant", "主計總處將2024年第4季經濟成長率由概估的1.84%上修為2.9%。", ["2.9"], "revised up"),
    ("zh-Hans", "2025年一季度，新加坡国内生产总值同比增长4.3%，高于初值3.9%。", ["4.3"], "above the flash estimate"),
]


@pytest.mark.parametrize(("language", "text", "values", "why"), VALUES, ids=[row[-1] for row in VALUES])
def test_a_replaced_value_is_no_observation(language, text, values, why):
    assert [format(float(row[-1]), "g") for row in series(language, text)] == [
        format(float(value), "g") for value in values
    ], why


def test_the_year_before_in_brackets_is_a_value_of_that_year():
    text = "2024년 독일 출생아 수는 67만7100명으로 전년(69만3000명)보다 1만5900명 줄었다."
    assert {(row[1], row[4]) for row in series("ko", text)} == {("births", "2023"), ("births", "2024")}


@pytest.mark.parametrize(
    ("text", "counted", "why"),
    [
        ("2024年河南省小麦产量3786万吨。", 1, "a crop is in before the year is over"),
        ("2024年河南省发电量3300亿千瓦时。", 0, "power is made until the year's last day"),
        ("2024年河南省钢材产量3300万吨。", 0, "so is steel"),
    ],
)
def test_a_crop_is_counted_when_it_is_in(text, counted, why):
    assert len(series("zh-Hans", text, published="2024-08-20")) == counted, why


def test_an_organisation_with_nothing_but_the_ranking_before_its_rank_is_ranked():
    found = series("ja", "QSランキング2025で、京都大学は世界50位だった。", published="2024-06-10")
    assert [(row[0], row[1], row[4]) for row in found] == [("org:kyoto-university", "qs_university_rank", "2025")]


PRELIMINARY = [
    ("zh-Hans", "经最终核实，2023年瑞典国内生产总值为6.2万亿克朗，比初步核算数增加317亿克朗。", False),
    ("zh-Hans", "初步核算，2023年瑞典国内生产总值为6.2万亿克朗。", True),
    ("zh-Hant", "2024年第4季瑞典國內生產毛額概估為1.6兆克朗。", True),
    ("ko", "통계청은 2024년 독일 출생아 수가 잠정치보다 많은 67만7100명이라고 밝혔다.", False),
    ("ko", "2024년 독일 출생아 수는 잠정 67만7100명이다.", True),
    ("ja", "2024年のドイツの出生数は概数で67万7100人だった。", True),
]


@pytest.mark.parametrize(("language", "text", "preliminary"), PRELIMINARY)
def test_what_is_compared_with_a_preliminary_value_is_not_preliminary(language, text, preliminary):
    document = {"id": "a", "url": None, "language": language, "published": "2025-06-30", "source": "s", "title": ""}
    figures = analyse(document_from({**document, "text": text}, Path())).figures
    assert (figures[0].modality.value == "preliminary") is preliminary
