"""From an old value to a new one: one thing measured twice, and the period told is that of the new one."""

import pytest

from tests.figures.build import NOON, figures

# Language, sentence, the period of the value that it came from, and that of the one it came to.
MOVED = [
    ("en", "Poland's exports slipped from 7.1 billion to 6.4 billion euros in May 2025.", None, "2025-05"),
    ("en", "In May 2025 the jobless rate fell from 5.4 percent to 5.1 percent.", None, "2025-05"),
    ("de", "Die Arbeitslosenquote sank im Mai 2025 von 5,4 Prozent auf 5,1 Prozent.", None, "2025-05"),
    ("de", "Die Exporte stiegen von 6,4 Mrd. Euro im April 2025 auf 7,1 Mrd. Euro im Mai 2025.", "2025-04", "2025-05"),
    ("fr", "Le taux de chômage est passé en mai 2025 de 5,4 % à 5,1 %.", None, "2025-05"),
    ("fr", "Le taux de chômage est passé de 5,4 % en avril 2025 à 5,1 % en mai 2025.", "2025-04", "2025-05"),
    ("es", "La tasa de paro bajó en mayo de 2025 del 5,4 % al 5,1 %.", None, "2025-05"),
    ("it", "Il tasso di disoccupazione è sceso a maggio 2025 dal 5,4% al 5,1%.", None, "2025-05"),
    ("pt", "A taxa de desemprego caiu em maio de 2025 de 5,4% para 5,1%.", None, "2025-05"),
    ("ru", "Уровень безработицы в мае 2025 года снизился с 5,4% до 5,1%.", None, "2025-05"),
    ("uk", "Рівень безробіття у травні 2025 року знизився з 5,4% до 5,1%.", None, "2025-05"),
    ("pl", "Stopa bezrobocia spadła w maju 2025 r. z 5,4% do 5,1%.", None, "2025-05"),
    ("tr", "İşsizlik oranı Mayıs 2025'te yüzde 5,4'ten yüzde 5,1'e geriledi.", None, "2025-05"),
]


@pytest.mark.parametrize(("language", "sentence", "old", "new"), MOVED)
def test_the_period_is_of_what_it_came_to(language, sentence, old, new):
    was, became = figures(sentence, language, published=NOON)
    assert (was.period, became.period) == (old, new)
    assert was.indicator is not None
    assert (was.indicator, was.transform) == (became.indicator, became.transform)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "El paro registró en mayo de 2025 un descenso de 57.835 personas, hasta 2.454.883 parados."),
        ("de", "Die Exporte wuchsen im Mai 2025 um 4 Prozent auf 7,1 Milliarden Euro."),
        ("en", "Exports rose by 4 percent in May 2025 to 7.1 billion euros."),
    ],
)
def test_a_change_is_not_what_it_came_from(language, sentence):
    change, _ = figures(sentence, language, published=NOON)
    assert change.period == "2025-05"


# The first value's period: none where the second is what it became, that of the sentence where they are two things.
COUNTED = [
    ("en", "In May 2025 the network in Sweden grew from 5 hospitals to 12 hospitals.", None),
    ("en", "In May 2025 the network in Sweden grew from 5 hospitals to 12 doctors.", "2025-05"),
    ("en", "In May 2025 the network in Sweden grew from 5 hospitals to 12.", None),
    ("de", "Das Netz wuchs im Mai 2025 von 5 Krankenhäusern auf 12 Krankenhäuser.", None),
    ("de", "Das Netz wuchs im Mai 2025 von 5 Krankenhäusern auf 12 Ärzte.", "2025-05"),
    ("de", "Die Zahl der Verkehrstoten Norwegens nahm im Mai 2025 von 12 auf 5 ab.", None),
    ("fr", "Le réseau est passé en mai 2025 de 5 hôpitaux à 12 hôpitaux.", None),
    ("fr", "Le réseau est passé en mai 2025 de 5 hôpitaux à 12 médecins.", "2025-05"),
    ("ru", "Сеть в Швеции выросла в мае 2025 года с 5 больниц до 22 больницы.", None),
    ("ru", "Сеть в Швеции выросла в мае 2025 года с 5 больниц до 12 врачей.", "2025-05"),
]


@pytest.mark.parametrize(("language", "sentence", "old"), COUNTED)
def test_two_counts_are_of_one_thing_only_in_the_same_words(language, sentence, old):
    was, became = figures(sentence, language, published=NOON)
    assert (was.period, became.period) == (old, "2025-05")
