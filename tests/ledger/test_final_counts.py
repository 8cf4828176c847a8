"""Chinese, Japanese and Korean texts that replace a first count: the counter stands behind the old number, too."""

from decimal import Decimal

import pytest

from monitor.ledger.revisions import said_to_replace
from tests.ledger.test_taken_back import told

FINAL = [
    # language, text, the value that holds, its measure, the one that it replaces (None: it names none), why
    (
        "zh",
        "湖南省统计局将2025年二季度末湖南能繁母猪存栏由352万头修订为347万头。",
        ("3470000", "open:zh:能繁母猪存栏", "3520000"),
        "from one to the other",
    ),
    (
        "zh",
        "2024年末青岛执业药师修订为1.21万人，初步统计数为1.24万人。",
        ("12100", "open:zh:执业药师", "12400"),
        "the first count behind",
    ),
    (
        "ja",
        "2024年の日本の婚姻数は確定数で48万5092組となり、6月の概数から29組増えた。",
        ("485092", "marriages", "485063"),
        "by how much it grew tells the old value",
    ),
    (
        "ja",
        "2024年の日本の婚姻数の確定数は48万5092組で、概数の48万5063組を29組上回った。",
        ("485092", "marriages", "485063"),
        "what it is above is one",
    ),
    (
        "ja",
        "厚生労働省は、2024年の日本の婚姻数を48万5063組から48万5092組に訂正した。",
        ("485092", "marriages", "485063"),
        "the counter stands before the particle",
    ),
    (
        "ko",
        "통계청은 2024년 한국의 혼인 건수를 22만2400건에서 22만2412건으로 수정했다.",
        ("222412", "marriages", "222400"),
        "so it does in Korean",
    ),
]


@pytest.mark.parametrize(("language", "text", "holds", "why"), FINAL)
def test_a_final_count_takes_the_place_of_the_first(language, text, holds, why):
    value, measure, old = holds
    (found,) = [one for one in told(language, text) if one.value == Decimal(value)]
    assert found.series.measure == measure, why
    assert "revision" in found.cues, why
    assert [one.value for one in said_to_replace(found)] == ([] if old is None else [Decimal(old)]), why
    assert not [one for one in told(language, text) if old is not None and one.value == Decimal(old)], why


SURVEYS = [
    ("ja", "5月の毎月勤労統計（速報）で、実質賃金は前年同月比1.7%減となった。", ["JP"], "only Japan has it"),
    ("ja", "韓国の5月の労働力調査によると、失業率は2.7%だった。", ["KR"], "another country's, which is named"),
    ("ko", "5월 인구동향에 따르면 혼인 건수는 2만1000건이다.", ["KR"], "only Korea's has this name"),
    ("ja", "5月の実質賃金は前年同月比1.7%減となった。", ["JP"], "a guess from the language, which is said"),
]


@pytest.mark.parametrize(("language", "text", "places", "why"), SURVEYS)
def test_a_survey_tells_the_country_as_its_office_does(language, text, places, why):
    assert [one.series.subject for one in told(language, text)] == places, why
