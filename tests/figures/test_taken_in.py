"""Who is taken in with the others is no part of them; a number per so many inhabitants is a rate."""

import pytest

from tests.figures.build import figures

SCOPES = [
    ("ja", "2024年の瑞典の人口は外国人を含めて1029万人だった。", "foreign too"),
    ("ja", "2024年の瑞典の外国人の人口は129万人だった。", "foreign"),
    ("de", "Die Zahl der Geburten lag in Bavaria 2023 einschließlich ausländischer Mütter bei 126.100.", "foreign too"),
    ("de", "Die Zahl der Geburten ausländischer Mütter lag in Bavaria 2023 bei 26.100.", "foreign"),
    ("en", "Exports of Norway, including foreign-owned firms, came to 3.3 billion euros in 2023.", "foreign firms too"),
    ("en", "Sweden recorded 11 suicides per 100,000 people in 2022.", "per inhabitants"),
    ("en", "Sweden's public debt owed abroad fell to 31 billion kronor in 2022.", "external"),
]


@pytest.mark.parametrize(("language", "text", "scope"), SCOPES)
def test_a_group_that_is_taken_in_bounds_otherwise_than_one_counted_out(language, text, scope):
    found = [each for each in figures(text, language) if each.indicator]
    assert found[0].scope == scope, [(each.surface, each.indicator, each.scope) for each in found]
