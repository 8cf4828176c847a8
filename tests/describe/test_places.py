from itertools import pairwise

import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, CustomPlace, Document, Extras, Role

SHENZHEN, GUANGZHOU = "geonames:1795565", "geonames:1809858"


def ids(description):
    return [m.id for m in description.mentions if m.kind not in ("org", "list", "site")]


def subjects(description):
    return [r.id for r in description.regions if r.role is Role.SUBJECT]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Output in Shenzhen rose.", [SHENZHEN], "a city by its GeoNames number"),
        ("Officials from Beijing and Chongqing met.", ["CN-BJ", "CN-CQ"], "municipalities are regions, not cities"),
        ("Visitors to Hong Kong and Macao", ["HK", "MO"], "countries in the standard"),
        ("深圳市和广东省的投入增长", [SHENZHEN, "CN-GD"], "Chinese, with the kind of place"),
        ("廣東與臺灣的貿易", ["CN-GD", "TW"], "traditional characters"),
        ("В Шэньчжэне и Гуанчжоу", [SHENZHEN, GUANGZHOU], "Russian, inflected"),
        ("Компании Московской области и Татарстана", ["RU-MOS", "RU-TA"], "Russian regions, inflected"),
        ("китайские и российских учёных", ["CN", "RU"], "adjectives written small"),
        ("Chinese and Russian firms", ["CN", "RU"], "adjectives"),
        ("Exports from the U.S. to the UK", ["US", "GB"], "abbreviations"),
        ("Western Australian roads", ["AU-WA"], "a region's adjective, not the country's in it"),
        ("Northern Irish, North Korean and New Mexican roads", ["GB-NIR", "KP", "US-NM"], "the same"),
        ("Tell us what it is to us", [], "a pronoun is no country"),
        ("They ate turkey on fine china.", [], "small letters"),
        ("Springfield, Illinois, grew.", ["geonames:4250542", "US-IL"], "the Springfield of the state beside it"),
        ("Cambridge, Massachusetts", ["geonames:4931972", "US-MA"], "the state decides between namesakes"),
        ("The plant in Peru, Indiana, will close.", ["US-IN"], "a town that is called like a country"),
        ("Shops in Cuba, Mo., closed early.", ["US-MO"], "the same, the state abbreviated"),
        ("Plants in Mexico, Texas, and Ontario", ["MX", "US-TX", "CA-ON"], "a list of countries and states"),
        ("She sells to Canada, Mexico, Texas.", ["CA", "MX", "US-TX"], "a list without `and`"),
        ("In Mexico, Texas governor Ann Reyes met them.", ["MX", "US-TX"], "a comma between clauses"),
        ("Tbilisi is the capital of Georgia", ["GE-TB", "GE"], "its capital stands beside it"),
        ("Voters in Alabama, Georgia and Florida", ["US-AL", "US-GA", "US-FL"], "a list of states"),
        ("Xi’an in Shaanxi, not Shanxi", ["geonames:1790630", "CN-SN", "CN-SX"], "a typographic apostrophe"),
        ("서울과 부산의 수출", ["KR-11", "KR-26"], "Korean, with particles glued on"),
        ("東京とシンガポールの企業", ["geonames:1850147", "SG"], "Japanese"),
        ("Hong\nKong stocks", ["HK"], "a line end inside the name"),
        ("里昂的桥梁需要维修。", ["geonames:2996944"], "Lyon in Chinese"),
        ("Auf Bali regnet es.", ["ID-BA"], "an island"),
        ("Schools in Mazar-i-Sharif", ["geonames:1133616"], "hyphens"),
        (
            "Los vecinos de Granada piden autobuses y árboles.",
            ["geonames:2517117"],
            "a Spanish text speaks of the Spanish city",
        ),
        (
            "Los vecinos de Barbados y de Granada piden autobuses y árboles.",
            ["BB", "GD"],
            "and of the island among islands",
        ),
        ("Die Züge aus Süd-London", ["geonames:2643743"], "a direction before a hyphen"),
        ("Kanadas Wälder und Floridas Küste sind Ziele deutscher Gäste.", ["CA", "US-FL", "DE"], "the German genitive"),
        ("Die Exporte nach Deutschland und Österreich", ["DE", "AT"], "names in another language"),
    ],
)
def test_places_are_found(describe, text, expected, why):
    assert ids(describe(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "The Guangdong-Hong Kong-Macao Greater Bay Area grew.",
            ["macro:gba"],
            "one region, not three places",
        ),
        (
            "The Shenzhen-Hong Kong-Guangzhou cluster overtook Tokyo–Yokohama.",
            ["macro:shenzhen-hong-kong-guangzhou", "macro:tokyo-yokohama"],
            "clusters are one place each, with any dash",
        ),
        (
            "粤港澳大湾区与长三角、京津冀",
            ["macro:gba", "macro:yangtze-river-delta", "macro:beijing-tianjin-hebei"],
            "Chinese",
        ),
        (
            "кластер Шэньчжэнь — Гонконг",
            [SHENZHEN, "HK"],
            "two places that are not a known cluster",
        ),
        ("в дельте реки Янцзы и странах ЕАЭС", ["macro:yangtze-river-delta", "macro:eaeu"], "Russian"),
        ("the average for developed countries", ["macro:developed-countries"], "a group written small"),
    ],
)
def test_regions_of_several_places_are_one_place(describe, text, expected, why):
    assert ids(describe(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Michael Jordan opened a school.", "a person by the given name"),
        ("Jordan said he would not resign.", "a name that people bear, and nothing that says it is the country"),
        ("Mr. Houston and Dr. Austin agreed.", "titles"),
        ("Jack London wrote it.", "a given name"),
        ("The South China Morning Post first told it.", "a newspaper"),
        ("The Washington Post and the Shanghai Daily asked.", "newspapers by their last word"),
        ("据《北京晚报》报道", "a Chinese newspaper"),
        ("Bank of China lent more.", "a bank"),
        ("Shenzhen Bay Laboratory moved.", "an organisation"),
        ("A study of the South China Sea and the Indian Ocean", "seas"),
        ("The price in Hong Kong dollars", "a currency"),
        ("清华大学和中山大学的学生", "universities"),
        ("民主与和平", "words that are also the names of towns"),
        ("Most people found it a nice read", "small words that are towns elsewhere"),
        ("Les vignes de Saumur-Champigny", "half of a name"),
        ("Die Strecke Wallberg-Bremen wird gesperrt.", "the same in German"),
        ("登上玉山看日出", "a mountain first"),
    ],
)
def test_what_only_sounds_like_a_place_is_none(describe, text, why):
    assert ids(describe(text)) == [], why


def test_a_name_that_people_bear_is_a_place_once_the_text_says_so(describe):
    description = describe("Flights to Jordan resumed. Jordan said its airspace was open.")
    assert ids(description) == ["JO", "JO"]


def test_a_list_of_countries_is_as_many_mentions_and_no_subject(describe):
    text = (
        "Hangzhou opened a fair for robots on Friday. Hangzhou expects a million visitors.\n"
        "Guests came from Brazil, Chile, Peru, Mexico, Spain, Italy, Greece, Egypt, Kenya and Norway."
    )
    description = describe(text, "Hangzhou opens a fair")
    listed = ["BR", "CL", "PE", "MX", "ES", "IT", "GR", "EG", "KE", "NO"]
    assert [key for key in ids(description) if key in listed] == listed
    assert subjects(description)[0] == "geonames:1808926"
    assert not set(subjects(description)) & set(listed)


def test_a_child_implies_its_parents_with_a_lower_score(describe):
    description = describe("Shenzhen spent more on research. The city of Shenzhen leads.", "Shenzhen spends more")
    scores = {region.id: region.score for region in description.regions}
    assert scores[SHENZHEN] > scores["CN-GD"] > 0
    assert scores[SHENZHEN] > scores["CN"] > 0
    best = description.regions[0]
    assert best.path_ids == ("CN", "CN-GD", SHENZHEN)
    assert best.path == ("China", "Guangdong", "Shenzhen")


def test_the_dateline_alone_does_not_make_the_subject(describe):
    text = "Kenya will build a second port. Kenya's parliament agreed on Tuesday. The port opens in 2030."
    description = describe(text, "Kenya to build a port", dateline="Geneva")
    assert subjects(description) == ["KE"]


def test_a_body_of_one_country_speaks_for_it_but_is_no_mention(describe):
    description = describe("The Bundesbank raised its forecast. The Bundestag will debate it.")
    assert [region.id for region in description.regions] == ["DE"]
    assert description.mentions == ()


def test_mentions_stand_in_text_order_and_do_not_overlap(describe):
    text = (
        "Guangming Science City lies in Shenzhen, Guangdong Province. 深圳湾实验室 в Китае. The Global Innovation Index"
    )
    mentions = describe(text).mentions
    assert [text[m.start : m.end] for m in mentions] == [
        "Guangming Science City",
        "Shenzhen",
        "Guangdong Province",
        "深圳湾实验室",
        "Китае",
        "Global Innovation Index",
    ]
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_users_places_are_found_with_what_lies_in_them():
    place = CustomPlace("macro:west-coast", "Our West Coast", ("Western Shore", "西岸试点区"), (SHENZHEN, "CN-FJ"))
    describer = Describer(Extras(places=(place,)))
    description = describer.describe(
        Document(id="d", text="x"), Cleaned("", "Trade on the Western Shore; 西岸试点区成立")
    )
    assert [m.id for m in description.mentions] == ["macro:west-coast", "macro:west-coast"]
    assert description.mentions[0].path == ("CN", "macro:west-coast")


def test_every_path_begins_at_a_country_and_ends_at_the_place(describer):
    gazetteer = describer._gazetteer
    for key in gazetteer.ids():
        place = gazetteer.place(key)
        assert place.path_ids[-1] == place.id == key
        assert place.kind in ("country", "region", "city", "macro"), place.id
        assert all(gazetteer.place(parent) for parent in place.path_ids), place.id


def test_every_member_of_a_macro_region_is_a_known_place(describer):
    gazetteer = describer._gazetteer
    members = [member for key in gazetteer.ids() for member in gazetteer.place(key).members]
    assert [member for member in members if not gazetteer.place(member)] == []


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ud800", "US" * 3000, "," * 3000, "中" * 3000, "Bank of " * 500, "(" * 999]
)
def test_strange_texts_are_described_without_complaint(describe, text):
    assert describe(text, text[:50]) is not None
