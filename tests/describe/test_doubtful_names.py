"""Names of places that are none here, and namesakes: what the words around a name make of it."""

import pytest

from monitor.domain import Role


def named(description):
    return [m.id for m in description.mentions if m.kind not in ("org", "list", "site")]


def regions(description):
    return {region.id for region in description.regions}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("It costs 40 Hong Kong dollars and 12 Swiss francs.", "currencies"),
        ("Курс австралийского доллара и японской иены вырос.", "currencies in Russian, in a case"),
        ("Region: Russian Federation\nNobody was hurt.", "a line that files the text"),
        ("地区：美国\n没有人受伤。", "the same in Chinese"),
        ("Пробка собралась на Киевский проспект.", "a street of some town"),
        ("他们逛了逛南京东路和北京路。", "streets of some town"),
        ("Гол забил игрок по фамилии Орлов, обыграв Дениса Ростова.", "a given name in a case"),
        ("Оркестр играл в фильме «Тень Парижа» всю ночь.", "the title of a work"),
        ("Арбитр остановил матч «Торонто Рэпторс» на пять минут.", "a club in quotation marks"),
        ("他在《上海滩故事》中扮演一名船员。", "the title of a work, in Chinese"),
        ("其中方案已于近日方才公布。", "characters that happen to meet"),
        ("TIMBERWORKS OF NORTH AMERICA INC<TWX> YEAR NET", "a firm in a line of capitals"),
        ("利物浦队主场两球获胜。", "a club: what ends in 队 and is no country's"),
        ("红队周五主场迎战谢菲尔德。", "a club that is called like its town"),
        ("部长罗德里戈·马里尼奥没有到场。", "pieces of a foreign person's name"),
        ("Visit Russia.example or write to them.", "an address"),
        ("Savers at Bristol-Myers waited for the vote.", "half of a double name"),
        ("The Guernsey County fair opens on Friday.", "another county of the name"),
        ("Whitney Houston sang. Houston then thanked everybody.", "a surname after the full name"),
        ("Michael Jordan retired. The career of Jordan was long.", "a surname behind of"),
    ],
)
def test_what_is_called_like_a_place_is_none(describe, text, why):
    assert named(describe(text)) == [], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The American dollar fell in Chile.", ["CL"], "the currency not, the country yes"),
        ("Victoria Police closed the road in Melbourne.", ["AU-VIC", "geonames:2158177"], "a state's police"),
        ("Rain in Seattle, Washington, and in Spokane", ["geonames:5809844", "US-WA", "geonames:5811696"], "the state"),
        ("Talks in Washington went on.", ["US-DC"], "the capital where nothing else is said"),
        ("英格蘭曼徹斯特的球迷", ["GB-ENG", "geonames:2643123"], "two foreign names that touch are two places"),
        ("Мэр Казани Ильсур Метшин открыл парк.", ["geonames:551487"], "a town before a person's name"),
        ("A fire in Rome, Ga., was put out.", ["US-GA"], "a town of the state that nobody knows, not the capital"),
        ("Region: the fire in Kenya was the third this week.", ["KE"], "a label with a sentence behind it is none"),
        ("Череповца и Петропавловска-Камчатского", ["geonames:569223", "geonames:2122104"], "vowels, halves"),
        ("Russian Finance Ministry officials", ["RU"], "the state itself"),
        ("The city of Zvolen lies in Slovakia.", ["geonames:3056459", "SK"], "a small town that is said to be one"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_decides(describe, text, expected, why):
    assert named(describe(text)) == expected, why


def test_a_body_of_a_region_speaks_for_it_but_only_in_a_longer_text(describe):
    sentence = "The Florida Highway Patrol asked drivers to slow down near the bridge on Friday. "
    assert regions(describe(sentence)) == set()
    longer = describe(sentence + "Witnesses spoke of heavy rain and of cars that drove far too fast. " * 6)
    assert "US-FL" in regions(longer)
    assert longer.mentions == ()


def test_namesakes_in_one_country_say_the_country(describe):
    description = describe("The mayor of Springfield opened a bridge. It cost four million dollars and took two years.")
    assert [(region.id, region.role) for region in description.regions] == [("US", Role.SUBJECT)]
    assert description.mentions == ()


def test_the_sources_country_decides_between_namesakes(describe):
    text = "Birmingham will hire forty teachers, the council of Birmingham said."
    assert describe(text, country="GB").regions[0].path_ids[0] == "GB"
    assert named(describe("London hires teachers; Ontario pays, the council of London said."))[0] == "geonames:6058560"


def test_a_place_of_the_text_is_found_in_a_headline_of_capitals(describe):
    description = describe("Exports of Peru rose. Peru sold more copper.", "PERU SELLS MORE COPPER, SALE OF GOLD FALLS")
    assert regions(description) == {"PE"}


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("中美贸易额增长一成", ["CN", "US"], "two countries"),
        ("美日韩三国举行会议", ["US", "JP", "KR"], "three countries"),
        ("苏浙皖三省发电量", ["CN-JS", "CN-ZJ", "CN-AH"], "regions before their number"),
        ("粤、桂、琼的降雨", ["CN-GD", "CN-GX", "CN-HI"], "regions in a list"),
        ("粤企赴海外参展", ["CN-GD"], "one region before a word that only regions have"),
        ("中美洲的咖啡", ["macro:central-america"], "a part of a continent"),
        ("今年中美军事与文化交流", ["CN", "US"], "what begins other words elsewhere does not here"),
        ("近期中日双边会谈", ["CN", "JP"], "a time before them"),
        ("中美元首会晤", ["CN", "US"], "heads of state, no currency"),
        ("日韩军演期间", ["JP", "KR"], "an army is a country's"),
        ("初中法制课，发展中日益重要", [], "the end of one word and the beginning of another, twice"),
        ("今日中午，美中不足", [], "the beginning of another word"),
        ("如今日本经济低迷", ["JP"], "no day before a name"),
        ("其中日本占三成", ["JP"], "the end of another word before a name"),
        ("过程中法律问题增多", [], "the end of one word and the beginning of another"),
        ("这部中英文词典美中不足", [], "words"),
        ("青云直上，贵宾满座", [], "words"),
    ],
)
def test_one_character_stands_for_a_place_among_others(describe, text, expected, why):
    assert named(describe(text)) == expected, why
