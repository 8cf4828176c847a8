"""A noun right in front of a count's name says which of them are counted; places, times and offices don't."""

import pytest

from tests.figures.build import figures

ROWS = [
    # language, text, indicator, scope, why
    ("ko", "2024년 다문화 학생은 3만2000명이다.", "students", "다문화", "some of them"),
    ("ko", "2024년 고등학생은 3만2000명이다.", "students", "고등", "of one kind of school, in one word"),
    ("ko", "2024년 크루즈 관광객은 3만2000명이다.", "tourist_arrivals", "크루즈", "some of them"),
    ("ko", "2024년 혼외 출생아는 3만2000명이다.", "births", "혼외", "some of them"),
    ("ko", "2024년 전국 출생아는 3만2000명이다.", "births", None, "the whole country"),
    ("ko", "지난해 출생아는 3만2000명이다.", "births", None, "a time"),
    ("ko", "통계청이 집계한 출생아는 3만2000명이다.", "births", None, "who counted"),
    ("ja", "2024年、不登校の児童生徒は3万2千人だった。", "students", "不登校", "some of them"),
    ("ja", "2024年のクルーズ観光客は3万2千人だった。", "tourist_arrivals", "クルーズ", "some of them"),
    ("ja", "2024年、医療福祉の就業者は3万2千人だった。", "employed_persons", "医療福祉", "some of them"),
    ("ja", "2024年の日本人の出生数は3万2千人だった。", "births", None, "as Japan counts them"),
    ("ja", "2024年9月末時点の人口は3万2千人だった。", "population", None, "a time"),
    ("ja", "総務省統計局の人口は3万2千人だった。", "population", None, "an office"),
    ("zh", "2024年杭州邮轮游客达3.2万人。", "tourist_arrivals", "邮轮", "some of them"),
    ("zh", "2024年杭州老年人口达3.2万人。", "population", "老年", "some of them"),
]


@pytest.mark.parametrize(("language", "text", "indicator", "scope", "why"), ROWS)
def test_a_noun_in_front_says_which_are_counted(language, text, indicator, scope, why):
    found = [one for one in figures(text, language) if one.kind == "count"][-1]
    assert (found.indicator, found.scope) == (indicator, scope), why
