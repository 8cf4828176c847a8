"""Counties, districts and towns that the gazetteer lacks are subjects, told apart by what they lie in."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document

DAY = datetime(2025, 3, 1, tzinfo=UTC)


def _subjects(language, text):
    return [f.subject for f in analyse(Document("t", text=text, language=language, published=DAY)).figures]


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("zh", "据永宁县农业农村局统计，2024年全县茶叶产量6.2万吨。", "area:永宁县"),
        ("zh", "2024年，云阳县接待游客682万人次。", "area:云阳县"),
        ("zh", "2024年末成都市武侯区医疗机构床位2.16万张。", "area:geonames-1815286-武侯区"),
        ("ko", "2024년 경기 안성시 쌀 생산량은 3만톤이었다.", "area:KR-41-안성시"),
        ("ja", "2024年の長野県阿智村の人口は6000人だった。", "area:JP-20-阿智村"),
        (
            "ru",
            "В Кулундинском районе Алтайского края в 2024 году собрали 300 тыс. тонн зерна.",
            "area:RU-ALT-кулундинск",
        ),
        ("en", "In Chengdu's Wuhou district 300 shops closed in 2024.", "area:geonames-1815286-wuhou"),
        ("en", "In the Wuhou district of Chengdu 300 shops closed in 2024.", "area:geonames-1815286-wuhou"),
    ],
)
def test_a_part_has_an_id(language, text, subject):
    assert _subjects(language, text) == [subject]


def test_two_districts_of_one_name_are_two():
    assert _subjects("zh", "2024年长春市朝阳区新建公园12个。") != _subjects("zh", "2024年北京市朝阳区新建公园31个。")


def test_a_kind_is_no_county():
    assert _subjects("zh", "目前全国已建成产茶大县300个。") == [None]


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("pl", "W naszym kraju w 2024 roku sprzedano 551 tys. samochodów.", "PL"),
        ("tr", "Ülkemizde 2024'te 1,2 milyon otomobil satıldı.", "TR"),
        ("uk", "У нашій країні 2024 року продали 70 тисяч автомобілів.", "UA"),
    ],
)
def test_our_country_in_languages_of_one_country(language, text, country):
    assert _subjects(language, text) == [country]
