"""Small towns, which count when the text says that a town is meant, and pieces of Chinese names, which never do."""

import pytest

from monitor.describe.towns import countries

WORMS, BAMBERG, CARPI = "geonames:2806142", "geonames:2952984", "geonames:3180445"


def ids(description):
    return [m.id for m in description.mentions if m.kind not in ("org", "list", "site")]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The town of Bamberg bought 30 buses.", [BAMBERG], "told to be a town"),
        ("The mayor of Bamberg opened a swimming pool.", [BAMBERG], "a town has a mayor"),
        ("The Bavarian town of Bamberg bought 30 buses.", ["DE-BY", BAMBERG], "beside its region"),
        ("BAMBERG (Reuters) - A brewery will hire 40 people.", [BAMBERG], "a dateline"),
        ("Die Stadt Worms erneuert ihre Brücken.", [WORMS], "told in German"),
        ("In Worms wurden 14 Bäume gefällt.", [WORMS], "a German text speaks of German towns"),
        ("La ville de Bamberg a acheté 30 bus.", [BAMBERG], "told in French, wherever the town lies"),
        ("La ciudad alemana de Bamberg compró 30 autobuses.", ["DE", BAMBERG], "an adjective between"),
        ("Il sindaco di Carpi ha aperto una piscina.", [CARPI], "told in Italian"),
        ("A Carpi sono stati piantati 400 alberi.", [CARPI], "an Italian text and its preposition"),
        ("Em Sintra foram plantadas 400 árvores.", ["geonames:2262912"], "a Portuguese text and its preposition"),
        ("В городе Ковров посадили 400 деревьев.", ["geonames:543460"], "told in Russian"),
        ("彰化縣的果園受災。", ["TW-CHA"], "a region with its kind, whose people nobody counted"),
        ("Yunlin County bought 30 buses.", ["TW-YUN"], "the same in English"),
    ],
)
def test_a_small_town_is_one_when_the_text_says_so(describe, text, expected, why):
    assert ids(describe(text)) == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Mr Bamberg bought 30 buses.", "a surname"),
        ("Bamberg laughed, and the others laughed with her.", "a name without a sign"),
        ("Im Herbst ziehen die Kraniche nach Norden und nach Süden.", "a town, but a direction first"),
        ("Das Haus hat Platz in Singen und Tanzen, sagt die Lehrerin.", "a verb's noun"),
        ("Vive en Soledad y en Paraíso desde hace años.", "words that towns are called by"),
        ("Para llegar a la playa hay que caminar.", "a preposition; the state has an accent"),
        ("Ao voltar para casa, ela encontrou a chave.", "words of Portuguese"),
        ("Der Trainer lobte Bamberg, die Verteidigerin.", "no preposition"),
    ],
)
def test_words_and_people_stay_what_they_are(describe, text, why):
    assert ids(describe(text)) == [], why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("龙山村的村民种植茶叶。", [], "a village"),
        ("龍山寺每年吸引許多遊客。", [], "a temple"),
        ("他在四川乡村教书。", ["CN-SC"], "the countryside of a province"),
        ("北京社区和上海站都加强了防控。", ["CN-BJ", "CN-SH"], "parts of great cities"),
        ("俄罗斯太原舰队返回港口。", ["RU"], "a Chinese town's name inside of something Russian"),
        ("倫敦德里的居民抗議。", [], "a third place, of which two towns are pieces"),
        ("日本大阪的工厂扩建。", ["JP", "geonames:1853909"], "a town behind its country"),
        ("香港深圳两地的企业合作。", ["HK", "geonames:1795565"], "neighbours in one list"),
    ],
)
def test_pieces_of_chinese_names_are_no_places(describe, text, expected, why):
    assert ids(describe(text)) == expected, why


@pytest.mark.parametrize(("language", "base"), [("de-CH", "de"), ("pt-BR", "pt"), ("fr-CA", "fr")])
def test_a_language_of_one_country_is_at_home_like_the_language(language, base):
    assert countries(language) == countries(base) != ()
