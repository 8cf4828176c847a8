from pathlib import Path

import pytest

from monitor.data import load
from monitor.domain import CustomIndicator
from monitor.figures.indicators import lexicon
from monitor.figures.shadow import shadow
from tests.figures.build import figures

ROWS = load("indicators.toml")["indicator"]
SERIES = {row["id"]: row.get("growth_of", row["id"]) for row in ROWS}
SENTENCES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("indicators.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("indicator", "language", "text"), SENTENCES)
def test_a_sentence_names_its_indicator(indicator, language, text):
    assert [one.indicator for one in figures(text, language)] == [SERIES[indicator]]


def test_there_are_many_indicators_and_each_is_named_and_tried_in_three_languages():
    assert len(ROWS) >= 170
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    tried = {(indicator, language) for indicator, language, _ in SENTENCES}
    for row in ROWS:
        assert all(row["names"].get(language) for language in ("en", "zh", "ru")), row["id"]
        assert {(row["id"], language) for language in ("en", "zh-Hans", "ru")} <= tried, row["id"]


def test_the_usual_indicators_are_named_in_every_language():
    languages = {language for row in ROWS for language in row["names"]}
    everywhere = [row["id"] for row in ROWS if languages <= row["names"].keys()]
    assert len(languages) == 17
    assert len(everywhere) >= 60


def test_no_name_stands_for_two_indicators():
    seen: dict[tuple[str, str], str] = {}
    for row in ROWS:
        for language, names in row["names"].items():
            assert len(set(names)) == len(names), (row["id"], language)
            for name in names:
                assert seen.setdefault((language, name), row["id"]) == row["id"], name


def test_growth_is_of_an_indicator_that_exists():
    assert set(SERIES.values()) <= SERIES.keys()


# The same words in another sense: the ids that the sentence must not get.
OTHERWISE = [
    ("The price of fame was 3 million dollars.", "en", "house_prices oil_price cpi", "a figure of speech"),
    ("Talk of exports of jobs cost the party 3 percent of its votes.", "en", "exports", "jobs are no goods"),
    ("She gets unemployment benefits of 500 euros.", "en", "unemployment_rate", "a benefit, not a rate"),
    ("The unemployment insurance fund holds 12 billion euros.", "en", "unemployment_rate", "a fund, not a rate"),
    ("The firm's profit rose to 12 million euros.", "en", "industrial_profits", "one firm, not industry"),
    ("The company sold 12,000 index cards in 2024.", "en", "stock_index", "cards, not a share index"),
    ("The index of the book has 1,200 entries.", "en", "stock_index", "a book's index"),
    ("The court heard 312 cases.", "en", "disease_cases", "cases in court"),
    ("The museum shows 24 cases of butterflies.", "en", "disease_cases", "glass cases"),
    (
        "Twelve thousand people watched the match between 22 students.",
        "en",
        "university_students",
        "which students is unsaid",
    ),
    ("The novel sold 1.2 million copies.", "en", "vehicle_sales retail_sales", "sales of books"),
    ("The band gave birth to 12 albums.", "en", "births", "a figure of speech"),
    ("The studio released 12 films about refugees' children.", "en", "refugees", "films, not people"),
    ("The minimum order is 500 euros.", "en", "minimum_wage", "an order, not a wage"),
    ("The battery costs 120 euros.", "en", "battery_output", "a price, not an output"),
    ("The gold medal is worth 900 euros.", "en", "gold_price", "a medal"),
    ("He won a gold medal with 12.4 points.", "en", "gold_price gold_output", "sport"),
    ("Solar activity rose 12 percent in 2024.", "en", "solar_capacity", "the sun itself"),
    ("The wind reached 120 km/h.", "en", "wind_capacity", "weather"),
    ("The exchange of letters lasted over 120 pages.", "en", "exchange_rate", "letters"),
    ("The hotel has 250 beds.", "en", "hospital_beds", "hotel beds"),
    ("The theatre has 1,250 seats.", "en", "parliament_seats", "seats to sit on"),
    ("The lecture hall offers 450 seats.", "en", "parliament_seats", "seats to sit on"),
    ("The tax adviser earns 90,000 euros.", "en", "tax_revenue", "a person's pay"),
    ("The bank paid a fine of 12 million euros.", "en", "bank_deposits bad_loans", "a fine"),
    ("The growth of the tree was 12 cm.", "en", "gdp_growth", "a tree"),
    ("The inflation of the balloon took 12 liters.", "en", "cpi", "a balloon"),
    ("The core of the reactor weighs 120 tonnes.", "en", "core_cpi nuclear_output", "a reactor's core"),
    ("The company exports software worth 12 million euros.", "en", "imports", "exports are no imports"),
    ("The marriage of 2 companies cost 12 million euros.", "en", "marriages", "a merger"),
    ("The dividend of reading is 12 times its cost.", "en", "dividends", "a figure of speech"),
    ("The road is 312 kilometers long.", "en", "road_deaths railway_length", "a road"),
    ("Crude jokes filled 12 percent of the show.", "en", "crude_output", "rude, not oil"),
    ("The mortgage bank has 1,200 employees.", "en", "mortgage_rate mortgage_loans", "a bank"),
    ("The turnout gear costs 2,400 dollars.", "en", "voter_turnout", "firemen's clothes"),
    ("The rent in the fabric was 12 cm.", "en", "rents", "a tear"),
    ("The export manager earns 120,000 euros.", "en", "exports", "a person's pay"),
    ("他为成名付出的价格是300万元。", "zh-Hans", "cpi house_prices oil_price", "比喻"),
    ("她领取失业金500欧元。", "zh-Hans", "unemployment_rate", "津贴不是失业率"),
    ("失业保险基金结余1200亿元。", "zh-Hans", "unemployment_rate", "基金不是失业率"),
    ("法院受理案件312件。", "zh-Hans", "disease_cases", "法院案件"),
    ("该剧院有1250个座位。", "zh-Hans", "parliament_seats", "剧院座位"),
    ("该酒店有250张床位。", "zh-Hans", "hospital_beds", "酒店床位"),
    ("金牌价值900欧元。", "zh-Hans", "gold_price", "奖牌"),
    ("风速达到120 km/h。", "zh-Hans", "wind_capacity", "天气"),
    ("树木增长了12 cm。", "zh-Hans", "gdp_growth", "树"),
    ("起订金额为500元。", "zh-Hans", "minimum_wage", "起订金额"),
    ("银行被罚款1200万元。", "zh-Hans", "bank_deposits bad_loans", "罚款"),
    ("这本书的索引有1200条。", "zh-Hans", "stock_index", "书的索引"),
    ("公司利润增长12%。", "zh-Hans", "industrial_profits", "一家公司"),
    ("电池售价120元。", "zh-Hans", "battery_output", "价格不是产量"),
    ("地铁出口宽12 m。", "zh-Hans", "exports", "地铁出口"),
    ("Цена славы составила 3 млн долларов.", "ru", "cpi house_prices oil_price", "переносный смысл"),
    ("Она получает пособие по безработице 500 евро.", "ru", "unemployment_rate", "пособие, а не уровень"),
    ("Суд рассмотрел 312 случаев.", "ru", "disease_cases", "не болезнь"),
    ("В театре 1250 мест.", "ru", "parliament_seats", "места в театре"),
    ("В гостинице 250 спальных мест.", "ru", "hospital_beds", "гостиница"),
    ("Золотая медаль стоит 900 евро.", "ru", "gold_price", "медаль"),
    ("Ветер усилился до 120 км/ч.", "ru", "wind_capacity", "погода"),
    ("Рост дерева составил 12 см.", "ru", "gdp_growth", "дерево"),
    ("Минимальный заказ составляет 500 рублей.", "ru", "minimum_wage", "заказ, а не зарплата"),
    ("Банк заплатил штраф 12 млн рублей.", "ru", "bank_deposits bad_loans", "штраф"),
    ("Батарея стоит 120 евро.", "ru", "battery_output", "цена, а не выпуск"),
    ("Прибыль фирмы выросла до 12 млн рублей.", "ru", "industrial_profits", "одна фирма"),
    ("Завод забраковал 120 тысяч деталей.", "ru", "marriages", "производственный брак"),
    ("В индексе книги 1200 статей.", "ru", "stock_index", "указатель книги"),
    ("На курсе учатся 120 студентов первого года.", "ru", "exchange_rate", "курс в вузе"),
    ("Interest in the exhibition rose 12 percent in 2024.", "en", "policy_rate mortgage_rate", "curiosity"),
    ("The price of tickets rose 12 percent in 2024.", "en", "cpi house_prices oil_price", "the price of one thing"),
    ("The number of cases of wine rose 12 percent in 2024.", "en", "disease_cases", "wine"),
    ("Staff turnover was 12 percent in 2024.", "en", "voter_turnout company_revenue", "people who leave"),
    ("The yield of the orchard rose 12 percent in 2024.", "en", "bond_yield", "apples"),
    ("The bond between the sisters is worth 3 million euros.", "en", "government_bonds bond_yield", "love"),
    ("The chip maker had a market share of 12 percent.", "en", "market_cap chip_output", "a share of sales"),
    ("Her heart rate rose 12 percent.", "en", "policy_rate birth_rate death_rate", "a heart"),
    ("Salt deposits reach 12 million tonnes.", "en", "bank_deposits", "in the ground"),
    ("Beer sales rose 12 percent in 2024.", "en", "vehicle_sales retail_sales home_sales", "beer"),
    (
        "The success rate was 12 percent.",
        "en",
        "policy_rate unemployment_rate employment_rate",
        "a rate of something else",
    ),
    ("展览门票价格上涨12%。", "zh-Hans", "cpi house_prices oil_price", "一种东西的价格"),
    ("啤酒销量增长12%。", "zh-Hans", "vehicle_sales retail_sales", "啤酒"),
    ("员工流失率为12%。", "zh-Hans", "unemployment_rate voter_turnout", "流失率"),
    ("手术成功率为12%。", "zh-Hans", "policy_rate employment_rate", "成功率"),
    ("Интерес к выставке вырос на 12%.", "ru", "policy_rate", "любопытство"),
    ("Цены на билеты выросли на 12%.", "ru", "cpi house_prices oil_price", "цена одной вещи"),
    ("Продажи пива выросли на 12%.", "ru", "vehicle_sales retail_sales", "пиво"),
    ("Текучесть кадров составила 12%.", "ru", "unemployment_rate", "уходящие люди"),
]


@pytest.mark.parametrize(("text", "language", "wrong", "why"), OTHERWISE)
def test_the_same_words_in_another_sense_are_not_the_indicator(text, language, wrong, why):
    found = figures(text, language)
    assert found, "a figure, of something"
    assert not {one.indicator for one in found} & set(wrong.split()), why


def named(text: str, language: str, *own: CustomIndicator) -> list[str]:
    return [found.indicator.id for found in lexicon(language, own).named(shadow(text), 0, len(text))]


PLACES = [
    ("杭州gdp达到", "zh", ["gdp"], "Latin letters between Chinese ones"),
    ("gdp는", "ko", ["gdp"], "a Korean particle"),
    ("للصادرات", "ar", ["exports"], "Arabic for the"),
    ("والواردات", "ar", ["imports"], "Arabic and"),
    ("İhracat", "tr", ["exports"], "the Turkish capital"),
    ("निर्यातक", "hi", [], "a Hindi word that only begins alike"),
    ("आयात", "hi", ["imports"], "a Hindi word with vowel signs"),
    ("youth unemployment rate", "en", ["youth_unemployment"], "the longer name hides the shorter"),
    ("the exportsman", "en", [], "not a whole word"),
]


@pytest.mark.parametrize(("text", "language", "ids", "why"), PLACES)
def test_names_are_found_where_words_begin_and_end(text, language, ids, why):
    assert named(text, language) == ids, why
