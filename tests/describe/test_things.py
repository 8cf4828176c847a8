"""Ferry routes, river basins, fires and fairs: one id in all forms of a name, another for another kind or name."""

import pytest

from monitor.describe.sites import find

SAME = [
    (
        "en",
        "cairnryan-larne-route",
        ("the Larne to Cairnryan ferry", "The Cairnryan–Larne crossing", "The Larne–Cairnryan ferries"),
    ),
    ("en", "lower-nidd-water", ("The Lower Nidd reservoir", "Lower Nidd Reservoirs")),
    ("en", "hollow-pine-fire", ("the Pine Hollow fire", "The Pine Hollow Fire grew.")),
    ("en", "calmac", ("CalMac ferries", "the CalMac network")),
    ("es", "jucar-water", ("la cuenca del Júcar", "Los embalses del Júcar", "los embalses de la cuenca del Júcar")),
    ("pt", "mondego-water", ("As barragens da bacia do Mondego", "na bacia do Mondego")),
    ("fr", "saleve-cable", ("Le téléphérique du Salève", "au téléphérique du Salève")),
    ("it", "faloria-cable", ("La funivia del Faloria", "sulla funivia del Faloria")),
    ("de", "juist-norddeich-route", ("Die Fähre Norddeich–Juist", "die Fährlinie Juist-Norddeich")),
    ("pl", "knyszynsk-forest", ("w Puszczy Knyszyńskiej", "Puszcza Knyszyńska")),
    ("pl", "opolsk-university", ("Na Uniwersytecie Opolskim", "Uniwersytet Opolski")),
    ("ru", "ванин-холмск-route", ("На линии Ванино — Холмск", "Паром Холмск — Ванино")),
    ("ru", "цимлянск-water", ("Цимлянское водохранилище", "в Цимлянском водохранилище")),
    ("uk", "киівськ-water", ("Київське водосховище", "у Київському водосховищі")),
    ("tr", "canakkale-eceabat-route", ("Eceabat-Çanakkale feribotu", "Çanakkale-Eceabat feribotuyla")),
]


@pytest.mark.parametrize(
    ("language", "key", "text"), [(language, key, text) for language, key, texts in SAME for text in texts]
)
def test_one_id_in_all_forms(language, key, text):
    assert [site.id for site in find(text, language)] == [f"site:{key}"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "the Larne to Cairnryan ferry", "the Larne to Troon ferry"),
        ("en", "the Ashwell cable car", "the Ashwell Festival"),
        ("es", "la cuenca del Júcar", "la cuenca del Segura"),
        ("it", "La funivia del Faloria", "il festival del Faloria"),
        ("pl", "Puszcza Knyszyńska", "Puszcza Augustowska"),
        ("ru", "Цимлянское водохранилище", "Цимлянское месторождение"),
    ],
)
def test_two_things_are_two(language, one, other):
    assert find(one, language)
    assert find(other, language)
    assert find(one, language)[0].id != find(other, language)[0].id


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("en", "The ferry carried 300 people.", "no name"),
        ("en", "Last Monday ferry crews stayed at home.", "a weekday"),
        ("en", "The Springfield Fire Department came.", "a longer name"),
        ("ru", "Новое водохранилище заполнено.", "no name"),
        ("es", "El embalse está lleno.", "no name"),
    ],
)
def test_what_is_none(language, text, why):
    assert not find(text, language), why


def test_a_country_names_no_ferry():
    assert not find("The Norway ferry is full.", "en", strange=[(4, 10)])
