"""Named sites are subjects of their own, by one id in all forms of their name."""

import pytest

from monitor.describe.gazetteer import Place
from monitor.describe.sites import find
from monitor.describe.town_sites import Named

SAME = [
    ("ru", "kizhi", ("музей-заповедник «Кижи»", "музея-заповедника «Кижи»", "остров Кижи")),
    ("ru", "музей-эрарта", ("в музее «Эрарта»", "музея «Эрарта»", "Музей «Эрарта»")),
    ("ru", "пулков", ("аэропорт Пулково", "аэропорту Пулково", "в аэропорту «Пулково»")),
    ("uk", "музей-пирогів", ("музей «Пирогів»", "музею «Пирогів»")),
    ("es", "machu-picchu", ("Machu Picchu", "el santuario de Machu Picchu")),
    ("pt", "museu-azulejo", ("O Museu Nacional do Azulejo", "pelo Museu do Azulejo")),
    ("fr", "château-chambord", ("le château de Chambord", "du château de Chambord")),
    ("it", "museo-egizio", ("Il Museo Egizio", "al Museo Egizio")),
    ("de", "schloss-linderhof", ("das Schloss Linderhof", "des Schlosses Linderhof")),
    ("pl", "zamek-malborku", ("Zamek w Malborku", "zamku w Malborku")),
    ("en", "national-park-kruger", ("the Kruger National Park", "Kruger National Park")),
    ("en", "suez-canal", ("The Suez Canal", "through the Suez Canal")),
    ("tr", "topkapi", ("Topkapı Sarayı'nı",)),
    ("en", "gardens-ashcombe", ("the Ashcombe Gardens", "Ashcombe Gardens")),
    ("en", "skomer", ("on Skomer", "Skomer Island")),
    ("fr", "parc-vercors", ("le parc national du Vercors", "Parc du Vercors")),
    ("it", "parco-stelvio", ("il Parco Nazionale dello Stelvio", "nel parco nazionale dello Stelvio")),
    ("ru", "парк-весна", ("Дендропарк «Весна»", "в дендропарке «Весна»")),
    ("uk", "озеро-світязь", ("озеро Світязь", "на озері Світязь")),
    ("pl", "jezioro-gopło", ("jezioro Gopło", "nad jeziorem Gopło")),
    ("pl", "pałac-branickich", ("Dyrekcja Pałacu Branickich",)),
    ("zh", "云台山风景区", ("去年云台山风景区", "登上云台山风景名胜区", "2024年云台山景区")),
    ("zh", "dongting", ("在洞庭湖过冬", "洞庭湖区")),
    ("zh", "天津图书馆", ("2024年天津图书馆", "从天津市图书馆借走")),
    ("ja", "旭山動物園", ("2024年に旭山動物園を訪れた", "旭山動物園の来園者")),
    ("ja", "himeji-castle", ("姫路城の入城者",)),
    ("ko", "내장산국립공원", ("내장산국립공원을", "내장산 국립공원에 오른")),
    ("ko", "gyeongbokgung", ("경복궁을 찾은",)),
]


@pytest.mark.parametrize(("language", "name", "texts"), SAME, ids=[row[1] for row in SAME])
def test_all_forms_of_a_name_make_one_id(language: str, name: str, texts: tuple[str, ...]):
    assert {site.id.casefold() for text in texts for site in find(text, language)} == {f"site:{name}"}
    assert all(find(text, language) for text in texts)


NONE = [
    ("en", "a museum in the north", "a kind without a name"),
    ("en", "The Museum opened", "an article is no name"),
    ("es", "Pedro Castillo Terrones", "a person"),
    ("ru", "музей открыли в мае", "a verb"),
    ("ru", "телеграм-канал «Вечер»", "a channel that tells, not one of water"),
    ("fr", "un parc de logements", "a stock of homes"),
    ("zh", "全市博物馆接待观众", "all of a kind"),
    ("zh", "各大景区迎来游客", "all of a kind"),
    ("zh", "2024年美术馆接待观众", "a year is no name"),
    ("zh", "湖北和湖南", "a letter of another name"),
    ("ja", "県立図書館や博物館", "kinds without a name"),
    ("ko", "전국 박물관 관람객", "all of a kind"),
]


@pytest.mark.parametrize(("language", "text", "why"), NONE, ids=[row[-1] for row in NONE])
def test_what_only_looks_like_one(language: str, text: str, why: str):
    assert find(text, language) == ()


TOWN = Place("geonames:1", "city", "Genoa", ("IT", "IT-42", "geonames:1"), 580_000)
OF_TOWN = [
    ("it", "aquarium", "Acquario di Genova", "Genova", "its name behind the kind"),
    ("it", "aquarium", "Acquario genovese", "", "its adjective behind the kind"),
    ("en", "zoo", "Genoa's zoo", "Genoa", "its genitive"),
    ("en", "zoo", "Genoa Zoo", "Genoa", "its name in front"),
    ("ru", "zoo", "зоопарка города Генуя", "Генуя", "a word for a town between"),
    ("ru", "zoo", "Генуэзского зоопарка", "", "its adjective in front, in any case"),
    ("pl", "botanical-garden", "Ogrodu Botanicznego w Genui", "Genui", "in any case"),
]


@pytest.mark.parametrize(("language", "kind", "text", "name", "why"), OF_TOWN, ids=[row[2] for row in OF_TOWN])
def test_what_a_town_has_one_of_is_called_by_the_town_in_all_languages(
    language: str, kind: str, text: str, name: str, why: str
):
    at = text.find(name) if name else 0
    towns = [Named(at, at + len(name), TOWN)] if name else []
    known = {"Genova": TOWN, "Генуэз": TOWN}
    [site] = find(text, language, [(one.start, one.end) for one in towns], towns, known.get)
    assert (site.id, site.path) == (f"site:{kind}-genoa", TOWN.path_ids), why


def test_another_word_beside_a_zoo_is_no_town():
    assert find("l'acquario cinese", "it", town_of={"Genova": TOWN}.get) == ()


def test_an_airport_that_is_called_after_its_town_is_the_towns():
    text = "Lisbon Airport"
    assert find(text, "en", [(0, 6)]) == ()
    assert find("Heathrow Airport", "en")
