"""Named sites are subjects of their own, by one id in all forms of their name."""

import pytest

from monitor.describe.sites import find

SAME = [
    ("ru", "kizhi", ("музей-заповедник «Кижи»", "музея-заповедника «Кижи»", "остров Кижи")),
    ("ru", "музей-эрарта", ("в музее «Эрарта»", "музея «Эрарта»", "Музей «Эрарта»")),
    ("ru", "аэропорт-пулково", ("аэропорт Пулково", "аэропорту Пулково", "в аэропорту «Пулково»")),
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
]


@pytest.mark.parametrize(("language", "text", "why"), NONE, ids=[row[-1] for row in NONE])
def test_what_only_looks_like_one(language: str, text: str, why: str):
    assert find(text, language) == ()


def test_an_airport_that_is_called_after_its_town_is_the_towns():
    text = "Lisbon Airport"
    assert find(text, "en", [(0, 6)]) == ()
    assert find("Heathrow Airport", "en")
