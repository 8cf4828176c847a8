"""Organisations that are known by name: which names are meant, and what stands inside them."""

import pytest

from monitor.data import load
from monitor.describe.acting_words import rules_of
from monitor.describe.deeds import deeds_of
from monitor.describe.entities import slug
from monitor.describe.known import find
from monitor.domain import Cleaned, Document


def names(text):
    return [(text[known.start : known.end], known.body.id) for known in find(text)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Samsung Electronics sold", [("Samsung Electronics", "org:samsung")], "the longest name"),
        ("прибыль «Роснефти»", [("Роснефти", "org:rosneft")], "a form"),
        ("сотрудники Красного Креста", [("Красного Креста", "org:red-cross")], "all words in one form"),
        ("世卫组织称", [("世卫组织", "org:world-health-organization")], "Chinese"),
        ("世衛組織稱", [("世衛組織", "org:world-health-organization")], "the other script"),
        ("任天堂は", [("任天堂", "org:nintendo")], "Japanese"),
        ("The Boeings of this world; Lidlfan", [], "inside a word"),
        ("Der Siemens-Chef", [], "half of a word"),
        ("WHO IS THIS MAN", [], "a line of capitals"),
        ("新喀里多尼亚航运", [], "two characters of a longer name"),
        ("The Kenya Red Cross said; die Turkish Red Crescent", [], "another one, of a country"),
    ],
)
def test_names_stand_as_whole_words(text, expected, why):
    assert names(text) == expected, why


def test_every_name_has_one_bearer_and_every_id_one_name():
    table = load("organisations_known.toml")["names"]
    bearers: dict[str, str] = {}
    ids = [slug(name) for rows in table.values() for name in rows]
    assert len(ids) == len(set(ids))
    for rows in table.values():
        for name, others in rows.items():
            for other in {name, *(raw.partition("?")[0] for raw in others)}:
                assert bearers.setdefault(other, name) == name, other


@pytest.fixture
def mentions(describer):
    def run(text, language, title=""):
        described = describer.describe(Document(id="d", text=text, language=language), Cleaned(title, text))
        return [mention.id for mention in described.mentions]

    return run


@pytest.mark.parametrize(
    ("text", "language", "expected", "why"),
    [
        ("Apple hired 300 people in its stores.", "en", ["org:apple"], "what only firms have"),
        ("Apple prices rose 3 percent.", "en", [], "a word that begins a sentence"),
        ("The retailer Target opened 30 shops.", "en", ["org:target"], "a kind of firm before it"),
        ("Target 300 million people.", "en", [], "a verb"),
        ("Henry Ford sold 300 cars. Ford Motor sold 500.", "en", ["org:ford"], "a person has a given name"),
        ("Orange County has 300 schools.", "en", ["geonames:5379513"], "a longer name"),
        ("Liverpool beat its rivals in 12 matches.", "en", ["org:liverpool-fc"], "words of sport"),
        ("Liverpool has 12 museums.", "en", ["geonames:2644210"], "a town"),
        ("«Заря» забила 12 голов.", "ru", ["org:zorya-luhansk"], "quotation marks and a word of sport"),
        ("Заря осветила 12 домов.", "ru", [], "a word"),
        ("小米宣布裁员300人。", "zh-Hans", ["org:xiaomi"], "a verb of firms"),
        ("小米亩产300公斤。", "zh-Hans", [], "a grain"),
        ("ЦБ снизил ставку, рубль упал на 3%.", "ru", ["org:bank-of-russia"], "whose, says the text"),
        ("ЦБ снизил ставку на 3 пункта.", "ru", [], "nobody says whose"),
        ("Die Uni Bielefeld hat 300 Räume.", "de", ["org:universität-bielefeld"], "a short word is written out"),
        ("L'université de Rennes compte 300 salles.", "fr", ["org:université-de-rennes"], "the article says which one"),
        ("Une université de Rennes compte 300 salles.", "fr", ["geonames:2983990"], "any of the town's"),
        ("O Banco Central de Angola comprou 300 milhões.", "pt", ["org:banco-central-de-angola"], "a central bank"),
        ("L'Ospedale di Bergamo ha 300 letti.", "it", ["org:ospedale-di-bergamo"], "a hospital"),
        ("札幌大学は300人を採用した。", "ja", ["org:札幌大学"], "a university in Japanese"),
        ("Казанский институт принял 300 человек.", "ru", ["org:казанский-институт"], "an adjective of a town"),
    ],
)
def test_what_may_be_something_else_needs_evidence(mentions, text, language, expected, why):
    assert mentions(text, language) == expected, why


@pytest.mark.parametrize("text", ["与三星电子生产了三百万台电视。", "据丰田汽车生产了三百万辆车。"])
def test_a_governor_that_begins_the_text_is_seen(text):
    deeds = deeds_of(rules_of("zh"))
    (known,) = find(text)
    assert known.start == 1
    assert not deeds.acts(text, (known.start, known.end), known.body, ())
    assert deeds.acts(text[1:], (known.start - 1, known.end - 1), known.body, ())
