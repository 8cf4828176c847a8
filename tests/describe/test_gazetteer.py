"""What the gazetteer calls its places, and what it does not take for a name."""

import pytest

from monitor.describe.gazetteer import Gazetteer
from monitor.describe.names import NameIndex
from monitor.describe.spelling import MARK_BITS, MARKS, fold
from monitor.describe.table import table
from monitor.domain import CustomPlace
from tools.places import compile as compiling


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer()


def test_the_compiled_names_are_those_of_the_readable_table_in_all_their_forms(gazetteer):
    names, _ = compiling.collect()
    assert dict(gazetteer._compiled.items()) == {name: tuple(numbers) for name, numbers in names.items()}, (
        "run: ./run python -m tools.places.compile"
    )


def test_an_index_reads_back_what_it_wrote():
    index = NameIndex.build({"lima": [3], "lima alta": [1, 2], "中山": [7]}, ["lima alta"])
    again = NameIndex.load(memoryview(index.dump()))
    assert dict(again.items()) == {"lima": (3,), "lima alta": (1, 2), "中山": (7,)}
    assert again.prefixes("lima alta and more") == ["lima", "lima alta"]
    assert again.starts == index.starts == {"lima", "中山"}
    with pytest.raises(ValueError, match="index of names"):
        NameIndex.load(memoryview(b"?" * 64))


def test_every_mark_survives_being_a_number():
    assert [MARKS[mark.bits] for mark in MARKS] == list(MARKS)
    assert len(MARKS) == 2**MARK_BITS


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("CN", "China 中国 中國 Китай Китая Китаем китайского китайцев 中国 Chine Cina Çin 중국 الصين Китаю КНР"),
        ("DE", "Germany 德国 德國 Германия Германии немецкая немцев ドイツ Alemania Deutschland Allemagne Німеччина"),
        ("US", "USA 美国 美國 США Америке американцам EUA Сполучені-Штати 米国 アメリカ Vereinigte-Staaten États-Unis"),
        ("PL", "Polen Польща Польщі Польщею Polska"),
        ("CA", "Канада Канади Канады Канаді Kanada"),
        ("SG", "Singapore Cingapura Singapur"),
        ("CN-GD", "Guangdong 广东 广东省 廣東 廣東省 Гуандун Гуандуне 広東省 Cantón"),
        ("DE-BY", "Bavaria 巴伐利亚 巴伐利亞 Бавария Баварии Bayern Bavière Baviera Bawaria"),
        ("JP-20", "Nagano 长野县 長野縣 長野県 Нагано 나가노현"),
        ("RU-TA", "Tatarstan 鞑靼斯坦 Татарстан Татарстане タタールスタン共和国"),
        ("RU-MOS", "Московской-области 莫斯科州 Подмосковье"),
        ("IN-MH", "Maharashtra 马哈拉施特拉邦 Махараштра マハーラーシュトラ州"),
        ("US-CA", "California 加利福尼亚 加州 加利福尼亞州 Калифорнии カリフォルニア Californie Kalifornien"),
        ("RU-MOW", "Moscow 莫斯科 Москва Москве московского モスクワ Moscú Moskau Moscou"),
        ("geonames:1795565", "Shenzhen 深圳 深圳市 Шэньчжэнь Шэньчжэне 深セン"),
        ("geonames:2867714", "Munich 慕尼黑 Мюнхен Мюнхене ミュンヘン Múnich München"),
        ("geonames:2988507", "Paris 巴黎 Париж Париже парижский パリ París Parigi"),
        ("geonames:1850147", "Tokyo 东京 東京 Токио токийский Tokio 도쿄"),
    ],
)
def test_a_place_has_one_id_in_every_language(gazetteer, key, names):
    known = {name: {named.place.id for named in gazetteer.bearers(name)} for name in names.split()}
    missing = [name for name, ids in known.items() if key not in ids and key not in _spaced(gazetteer, name)]
    assert missing == []


def _spaced(gazetteer, name):
    return {named.place.id for named in gazetteer.bearers(name.replace("-", " "))}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("As", "a short word, and a town"),
        ("At", "a short word, and a town"),
        ("Bank", "a word, written with an accent where it is a town"),
        ("Верный", "an adjective; a city was called so in the tsar's time"),
        ("天长", "meets by chance in 明天长大"),
        ("民主", "a word"),
        ("尼斯", "the end of 威尼斯"),
        ("西部地区", "the west of any country"),
        ("Northern", "the north of any country"),
        ("東京都市", "made up"),
        ("宝安", "a district of Shenzhen, not the city"),
    ],
)
def test_words_are_no_names(gazetteer, name, why):
    assert [named for named in gazetteer.bearers(name) if not named.mark.weak] == [], why


@pytest.mark.parametrize("name", ["Nice", "Reading", "Pushkin", "Батман", "Batman", "松山", "Man", "Hamilton", "Lyons"])
def test_names_that_people_and_words_bear_are_weak(gazetteer, name):
    assert {named.mark.weak for named in gazetteer.bearers(name)} == {True}


def test_namesakes_of_one_country_are_all_kept(gazetteer):
    states = {named.place.path_ids[1] for named in gazetteer.bearers("Springfield") if named.place.country == "US"}
    assert {"US-IL", "US-MO", "US-MA", "US-OH"} <= states


def test_a_capital_does_not_take_the_name_of_its_country(gazetteer):
    for name in ("Mexico", "México", "Guatemala", "Тунис", "Алжир", "Kuwait", "巴拿马"):
        kinds = {named.place.kind for named in gazetteer.bearers(name)}
        assert "country" in kinds, name
        assert "city" not in kinds, name


def test_all_countries_and_their_regions_are_there(gazetteer):
    ids = table().ids()
    assert sum(len(key) == 2 for key in ids) >= 245
    assert {key[:2] for key in ids if "-" in key} >= {"CN", "RU", "US", "DE", "FR", "KE", "PE", "MN", "NP", "CI"}
    assert sum(key.startswith("geonames:") for key in ids) > 30_000


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Il vit à l'Allemagne", ["Allemagne"], "behind an apostrophe"),
        ("on the x.com.Paris page", [], "part of an address"),
        ("@London #Berlin", [], "a handle and a tag"),
        ("Parisian and Londoners", [], "beginnings of longer words"),
        ("سافر إلى والصين", ["الصين"], "an Arabic prefix"),
        ("서울에서", ["서울"], "a Korean particle"),
        ("ロマンティックなローマへ、アメリカンな", ["ローマ"], "katakana"),
        ("在Shanghai的企业", ["Shanghai"], "letters between characters"),
        ("Hong\nKong", ["Hong\nKong"], "a line end"),
    ],
)
def test_names_stand_alone(gazetteer, text, expected, why):
    found, done = [], 0
    for start, names in gazetteer.names_in(text):
        if start >= done:
            done = names[0][0]
            found.append(text[start:done])
    assert found == expected, why


def test_longest_names_come_first_and_phrases_that_are_no_place_have_no_bearers(gazetteer):
    folded = fold("New York City and the South China Sea")
    (longest, _), (shorter, _) = gazetteer.starting(folded, 0)[:2]
    assert (longest, shorter) == (len("New York City"), len("New York"))
    assert gazetteer.starting(folded, folded.index("south"))[0][1] == ()


def test_users_places_are_named_beside_the_others():
    own = CustomPlace("macro:lakes", "Our Lakes", ("озёрный край", "湖"), ("US-MI",))
    gazetteer = Gazetteer((own,))
    assert [named.place.id for named in gazetteer.bearers("Озерного края")] == ["macro:lakes"]
    assert gazetteer.place("macro:lakes").path_ids == ("US", "macro:lakes")
    assert [start for start, names in gazetteer.names_in("озерный край, 大湖") if names] == [0, 15]
