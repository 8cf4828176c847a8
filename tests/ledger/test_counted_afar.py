"""A mere counter behind a number counts what the clause in front names: one series however that is said."""

import pytest

from tests.figures.test_cjk_series import series

ONE = [
    # language, texts that say one thing, its measure, why
    (
        "zh",
        (
            "2024年，青岛共运送旅客61.3万人次。",
            "2024年青岛旅客运送量达61.3万人次。",
            "据通报，青岛2024年旅客运输量为61.3万人次，同比增长4%。",
        ),
        "open:zh:旅客运送",
        "the verb before its object and the noun of both",
    ),
    (
        "zh",
        ("2024年，苏州的美术馆共接待观众61.3万人次。", "苏州2024年美术馆接待观众人数达61.3万人次。"),
        "open:zh:美术馆观众接待",
        "the name of the count itself says nothing",
    ),
    (
        "zh",
        ("2024年苏州轨道交通线网客流量达6131万乘次。", "2024年，苏州地铁全线网客运量为6131万乘次。"),
        "open:zh:地铁客运",
        "a city's underground by its two names",
    ),
    (
        "zh",
        ("2024年青岛边检查验出入境旅客61.3万人次。", "2024年青岛边检共查验出入境旅客61.3万人次。"),
        "open:zh:边检查验出入境旅客",
        "who goes out as well is no tourist that comes",
    ),
    (
        "zh-Hant",
        ("2024年高雄外籍看護工達3.2萬人。", "高雄2024年外籍看護工初步數字為3.2萬人。"),
        "open:zh:外籍看護工",
        "nor does it that a number is a first one",
    ),
    (
        "ja",
        (
            "2024年10月末時点の大阪府の技能実習生は3万2千人だった。",
            "大阪府は、2024年10月の技能実習生が3万2千人だったと発表した。",
            "大阪府の2024年10月の技能実習生数は前年比8.2%増の3万2千人となった。",
            "大阪府の2024年10月の技能実習生（速報値）は約3万2千人。",
        ),
        "open:ja:技能実習生",
        "who says so, growth in between, brackets and particles name nothing",
    ),
    (
        "ja",
        ("2024年、千葉県の図書館が貸し出した本は61万冊だった。", "千葉県の2024年の図書館の貸出冊数は61万冊に上った。"),
        "library_loans",
        "what was lent, and the lending",
    ),
    (
        "ko",
        (
            "지난해 부산시에 있는 전기 이륜차는 모두 3만2000대라고 밝혔다.",
            "2024년 부산시 전기 이륜차 수는 3만2000대였다.",
            "2024년 부산시 전기 이륜차는 전년보다 8.2% 늘어난 3만2000대로 나타났다.",
        ),
        "open:ko:전기이륜차",
        "where they stand, how many more and all of them name nothing",
    ),
    (
        "ko",
        (
            "지난해 부산시 작은도서관의 도서 대출 권수가 61만 권에 달했다.",
            "부산시의 작은도서관 책 대출은 2024년 61만 권을 기록했다.",
        ),
        "library_loans",
        "the counter tells that books are lent",
    ),
]
SAID = [pytest.param(language, text, measure, id=why) for language, texts, measure, why in ONE for text in texts]


@pytest.mark.parametrize(("language", "text", "measure"), SAID)
def test_what_stands_in_front_is_what_is_counted(language, text, measure):
    found = [one for one in series(language, text) if one[2] == "level"]
    assert [one[1] for one in found] == [measure], text
    assert found[0][4].startswith("2024")


APART = [
    # language, two texts, why they are two series
    ("zh", "2024年青岛外国旅客达61万人次。", "2024年青岛旅客达61万人次。", "a part has a name of its own"),
    (
        "zh",
        "2024年青岛旅客运送量达61.3万人次。",
        "2024年青岛旅客发送量达61.3万人次。",
        "who leaves is not who is carried",
    ),
    (
        "ko",
        "지난해 부산시를 찾은 일본인은 3만2000명이다.",
        "지난해 부산시에 등록한 일본인은 3만2000명이다.",
        "what they do tells them apart",
    ),
    (
        "ja",
        "2024年の大阪府の乳用牛は3万2千頭だった。",
        "2024年の大阪府の肉用牛は3万2千頭だった。",
        "one counter, two animals",
    ),
]


@pytest.mark.parametrize(("language", "one", "other", "why"), APART)
def test_two_nouns_are_two_series(language, one, other, why):
    first, second = ([each[1] for each in series(language, text)] for text in (one, other))
    assert first, why
    assert second, why
    assert not set(first) & set(second), why


NOTHING = [
    ("zh", "2024年5月，长沙一工厂爆炸造成12人死亡。", "what happened to them stands behind the counter"),
    ("zh", "长沙警方2024年共拘捕3500人。", "a verb without its object names nobody"),
    ("zh", "2024年，长沙共有3500人。", "nothing stands in front"),
    ("ja", "2024年5月、大阪府の事故で死者は12人となった。", "the dead of one event are no series"),
    ("ja", "大阪府警は2024年、350人を逮捕した。", "who did it is not whom it was done to"),
    ("ko", "2024년 5월 부산시에서 부상자는 12명으로 늘었다.", "nor are the hurt"),
    ("zh", "该公司2024年员工为3200人，总部位于长沙。", "whose text names the firm alone"),
    ("ja", "2024年5月、大阪府の避難者は3200人に上った。", "a tally of one event goes on"),
    ("ko", "2024년 5월 부산시 산불 이재민은 320명으로 늘었다.", "so does this one"),
    ("ko", "부산시 설문에서 2024년 불만이라고 답한 시민은 3200명이었다.", "who answers a question"),
    ("ko", "2024년 부산시 경찰은 350명을 검거했다.", "who did it"),
]


@pytest.mark.parametrize(("language", "text", "why"), NOTHING)
def test_where_nothing_is_named_nothing_is_observed(language, text, why):
    assert [one for one in series(language, text) if one[1].startswith("open")] == [], why
