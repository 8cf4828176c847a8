import pytest

from monitor.describe.entities import find


def found(text):
    return [(name.id, name.kind) for name in find(text)]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Pazhou Laboratory hired 40 people.", ["org:pazhou-laboratory"], "a name and a head word"),
        ("He left the Hetao Science Park.", ["org:hetao-science-park"], "the article is not part of it"),
        ("The University of Nairobi opened.", ["org:university-of-nairobi"], "the head word first"),
        ("Six National Key Laboratories opened.", [], "a kind of laboratory is no laboratory"),
        ("A Research Center was planned. Its Center grew.", [], "kinds, not names"),
        ("A GROUP OF THREE", [], "capitals throughout say nothing"),
        ("松山湖材料实验室有员工八百人", ["org:松山湖材料实验室"], "a Chinese name"),
        ("根據松山湖大學的調查", ["org:松山湖大學"], "a function word is no part of a name"),
        ("昨日来自松山湖大学的", ["org:松山湖大学"], "two of them"),
        ("共有六个国家重点实验室，大学生很多", [], "kinds and students"),
        ("中国地质大学招生", ["org:中国地质大学"], "a country is part of a name that says nothing without it"),
        ("韩国航空大学", ["org:韩国航空大学"], "the same of another country"),
        ("中国松山湖大学招生", ["org:松山湖大学"], "and no part of a name of its own"),
        ("Сотрудники компании «Новый свет» и фонда «Опора»", ["org:новый-свет", "org:опора"], "in quotation marks"),
        ("Газета «Новый свет» вышла", [], "no kind of body that figures are about"),
    ],
)
def test_organisations_are_known_by_how_they_are_called(text, expected, why):
    assert [key for key, kind in found(text) if kind == "org"] == expected, why


@pytest.mark.parametrize(
    "text",
    [
        "ranked third in the Global Innovation Index 2031",
        "《2031年全球创新指数》显示",
        "в Глобальном инновационном индексе страна заняла третье место",
        "the new GII ranking",
    ],
)
def test_one_ranking_has_one_id_in_every_language(text):
    assert ("list:global-innovation-index", "list") in found(text)


def test_a_ranking_inside_a_word_is_none():
    assert found("GIIs and HDIX") == []
