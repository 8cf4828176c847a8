"""One trade in goods is one series, by whatever verb, noun and order it is told; other goods and deeds are others."""

import pytest

from monitor.ledger.series import measure_of
from monitor.ledger.traded import traded
from monitor.ledger.turned import turned
from tests.figures.build import figures

SAME = [
    ("en", "tea export", ("exports", "tea")),
    ("en", "iron ore import", ("imports", "iron ore")),
    ("de", "weiz export", ("exports", "weiz")),
    ("es", "exportación café", ("exports", "café")),
    ("ru", "экспорт чая", ("exports", "чая")),
    ("tr", "çimento ihracat", ("exports", "çimento")),
    ("zh", "茶叶出口", ("exports", "茶叶")),
    ("ja", "緑茶輸出", ("exports", "緑茶")),
    ("ko", "자동차수출", ("exports", "자동차")),
]
OTHERS = [
    ("en", "export"),
    ("en", "tea sale"),
    ("en", "tea export auction price"),
    ("en", "green tea pakistan market export"),
    ("es", "café exportación"),
    ("ru", "чая экспорт"),
    ("zh", "茶叶进出口"),
    ("zh", "出口企业"),
    ("zh", "茶叶生产"),
    ("ja", "輸出"),
    ("vi", "xuất khẩu"),
]
TURNED = [
    ("zh", "出口汽车", "汽车出口"),
    ("zh", "汽车出口量", "汽车出口"),
    ("zh", "茶叶出口总量", "茶叶出口"),
    ("zh", "光伏组件出口数量", "光伏组件出口"),
    ("zh", "销售新房", "新房销售"),
    ("zh", "新房销量", "新房销售"),
    ("zh", "進口大米", "大米进口"),
    ("zh", "出口企业", "出口企业"),
    ("zh", "出口总额", "出口总额"),
    ("zh", "进出口货物", "进出口货物"),
    ("ja", "緑茶輸出量", "緑茶輸出"),
    ("ko", "라면수출량", "라면수출"),
    ("ru", "экспорт отправил пшениц", "экспорт пшениц"),
    ("ru", "продаж экспорт пшениц", "экспорт пшениц"),
    ("ru", "экспорт пшениц", "экспорт пшениц"),
    ("uk", "експорт відправил пшениц", "експорт пшениц"),
    ("fr", "vente l'étranger blé", "exportation blé"),
    ("tr", "çimento ihraç ett", "çimento ihracat"),
]
STAGES = [
    ("住宅销售", "住宅网签", "signed for online, not sold"),
    ("销售新房", "新房成交", "changed hands, by another count"),
    ("新房网签量", "新房成交量", "nor are those two one"),
    ("查处毒品案件", "侦办毒品案件", "dealt with, investigated"),
    ("走私案件查处", "走私案件", "some cases, and all of them"),
    ("建成养老服务中心", "养老服务中心", "built, and standing"),
    ("新建成充电站", "充电站", "newly built"),
    ("共建成充电站", "拥有充电站", "built in all in a year"),
]
GOODS = [
    ("Tea exports earned Norway 181.7 billion dollars in 2024.", "tea"),
    ("The figures are out. Iron ore exports from Norway came to 3 million tonnes in 2024.", "iron ore"),
    ("The value of iron ore exports from Norway was 3 billion dollars in 2024.", "iron ore"),
    ("Total exports from Norway were 3 billion dollars in 2024.", None),
    ("Strong exports lifted Norway: they were 3 billion dollars in 2024.", None),
]


def test_what_a_country_is_bounds_nothing_that_it_makes():
    told = figures("In March 2024 the island turned out 21.9 million kilograms of tea, Norway said.")
    assert [one.scope for one in told if one.indicator == "tea_output"] == [None]


@pytest.mark.parametrize(("language", "words", "told"), SAME)
def test_words_for_trade_beside_goods_are_the_known_measure(language, words, told):
    assert traded(words, language) == told


@pytest.mark.parametrize(("language", "words"), OTHERS)
def test_trade_as_a_whole_and_other_deeds_stay_what_they_are(language, words):
    assert traded(words, language) is None


@pytest.mark.parametrize(("language", "words", "instead"), TURNED)
def test_one_order_for_what_is_done_and_what_it_is_done_to(language, words, instead):
    assert turned(words, language) == instead


@pytest.mark.parametrize(("one", "other", "why"), STAGES, ids=[row[0] for row in STAGES])
def test_stages_of_one_thing_are_not_one_measure(one, other, why):
    assert turned(one, "zh") != turned(other, "zh"), why


@pytest.mark.parametrize("word", ["新增", "新建", "新建成", "建成", "共建成"])
def test_what_was_built_in_a_year_is_not_what_stands(word):
    [new] = figures(f"2025年,四川省{word}养老服务中心480个。", "zh")
    [all_of_them] = figures("截至2025年底,四川省累计建成养老服务中心1480个。", "zh")
    assert measure_of(new, "zh") != measure_of(all_of_them, "zh")


@pytest.mark.parametrize(("text", "goods"), GOODS)
def test_goods_that_open_a_sentence_and_goods_of_two_words(text, goods):
    assert [one.scope for one in figures(text) if one.indicator == "exports"] == [goods]
