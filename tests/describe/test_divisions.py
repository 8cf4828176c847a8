"""Départements, provinces and counties, and regions whose names are words: told by what stands beside them."""

import pytest


def ids(description):
    return [one.id for one in description.mentions if one.kind != "site"]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "La Corrèze a fermé 12 écoles.", "FR-19"),
        ("fr", "Dans le Lot, 12 écoles ont fermé.", "FR-46"),
        ("fr", "Les éleveurs de l'Aveyron manifestent.", "FR-12"),
        ("fr", "La Vienne a fermé 12 écoles.", "FR-86"),
        ("fr", "Vienne a fermé 12 écoles.", "AT-9"),
        ("fr", "Le département de la Loire a fermé 12 écoles.", "FR-42"),
        ("fr", "L'Alsace a fermé 12 écoles.", "FR-6AE"),
        ("es", "La provincia de Teruel perdió vecinos.", "ES-TE"),
        ("it", "In provincia di Cremona il latte costa di più.", "IT-CR"),
        ("it", "Nelle Marche il latte costa di più.", "IT-57"),
        ("it", "I treni del Lazio sono in ritardo.", "IT-62"),
        ("de", "Im Thurgau wurden Äpfel geerntet.", "CH-TG"),
        ("de", "In der Provinz Lüttich wurden Äpfel geerntet.", "BE-WLG"),
        ("pt", "A Madeira recebeu turistas.", "PT-30"),
        ("pt", "As dormidas na Madeira subiram.", "PT-30"),
        ("pt", "O Acre registrou queimadas.", "BR-AC"),
        ("tr", "Ordu ilinde fındık toplandı.", "TR-52"),
        ("tr", "Rize ilinin çayı toplandı.", "TR-53"),
        ("en", "Crews in Northumberland were busy.", "GB-NBL"),
        ("en", "Buses in County Durham were late.", "GB-DUR"),
        ("en", "Buses in the province of Granada were late.", "ES-GR"),
        ("en", "Drivers on Victoria's roads were fined.", "AU-VIC"),
        ("en", "Drivers on Victorian roads were fined.", "AU-VIC"),
        ("ja", "山形では雪が積もった。", "JP-06"),
        ("zh", "吉林下了大雪。", "CN-JL"),
        ("ru", "В графстве Корнуолл подорожало молоко.", "GB-CON"),
        ("pl", "W prowincji Huelva zebrano truskawki.", "ES-H"),
    ],
)
def test_a_division_or_region_is_named(describe, language, text, place):
    assert ids(describe(text, language=language)) == [place]


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("fr", "La crue de la Creuse a coupé la route.", "a river"),
        ("fr", "Une joue creuse, un lot de terrain, un var.", "words"),
        ("fr", "Des péniches naviguent sur la Somme.", "a river"),
        ("fr", "L'Isère a débordé.", "a river"),
        ("it", "La Lazio ha vinto.", "a club"),
        ("it", "Le marche da bollo costano di più.", "a word"),
        ("pt", "O caudal do Madeira subiu.", "a river"),
        ("pt", "A madeira ficou mais cara.", "a word"),
        ("tr", "Ordu yeni araçlar aldı.", "the army"),
        ("en", "Victoria Hartley was fined.", "a person"),
        ("en", "Victorian houses are cold.", "an age"),
        ("en", "Kent Walker was fined.", "a person"),
        ("en", "Devon Energy was fined.", "a firm"),
    ],
)
def test_what_is_called_like_a_region_is_none(describe, language, text, why):
    assert ids(describe(text, language=language)) == [], why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Provincia de Sevilla", "Sevilla"),
        ("Antwerp province", "Antwerp"),
        ("the province of Milan", "Milan"),
        ("County Cork", "the city of Cork"),
        ("Luxembourg province", "Luxembourg"),
    ],
)
def test_a_province_is_not_its_capital(describe, one, other):
    first, second = (ids(describe(f"Rents in {name} rose.", language="en")) for name in (one, other))
    assert first
    assert second
    assert first != second
