"""Whose a figure is by a name at its sentence's start, by a region's name, by a site beside its town."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document

DAY = datetime(2025, 10, 1, tzinfo=UTC)


def _subjects(language, text):
    return {f.subject for f in analyse(Document("t", text=text, language=language, published=DAY)).figures}


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("zh", "松岭汽车8月销量为2.1万辆。", "site:松岭汽车"),
        ("zh", "2024年松岭汽车新能源汽车销量为2.1万辆。", "site:松岭汽车"),
        ("zh", "据行业机构统计，上半年松岭科技手机出货量为31万部。", "site:松岭科技"),
        ("zh", "松岭科技表示，上半年手机出货量为31万部。", "site:松岭科技"),
        ("zh", "2024年松岭集团营收为31亿元。", "org:松岭集团"),
        ("zh", "2024年比亚迪汽车销量为427万辆。", "org:byd"),
        ("zh", "据行业机构统计，2024年比亚迪销量为427万辆。", "org:byd"),
        ("ja", "2024年の葉山電機の国内販売台数は3万1200台だった。", "org:葉山電機"),
        ("ja", "調査会社によると、葉山自動車の2024年の国内生産台数は3万1200台だった。", "org:葉山自動車"),
    ],
)
def test_a_company_opens_the_sentence(language, text, subject):
    assert _subjects(language, text) == {subject}


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("zh", "8月新能源汽车销量为131万辆。", "a sort of cars"),
        ("zh", "国产汽车8月销量为131万辆。", "a sort of cars"),
        ("zh", "燃料电池汽车8月销量为1310辆。", "a sort of cars"),
        ("zh", "上海汽车8月产量为12万辆。", "a town's cars"),
        ("zh", "大型集团上半年营收为12亿元。", "a sort of firms"),
        ("ja", "電気自動車の2024年の国内販売台数は3万1200台だった。", "a sort of cars"),
        ("ja", "輸入自動車の8月の販売台数は3万1200台だった。", "a sort of cars"),
        ("ja", "冷凍食品の2024年の国内生産量は150万トンだった。", "a sort of goods"),
    ],
)
def test_a_sort_of_goods_or_firms_is_no_company(language, text, why):
    assert not any((subject or "").startswith("org:") for subject in _subjects(language, text)), why


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Vermont counted 5,112 births in 2024.", "US-VT"),
        ("en", "Offaly had 3,112 farms in 2024.", "IE-OY"),
        ("fr", "L'Argovie comptait 3 112 exploitations en 2024.", "CH-AG"),
        ("es", "Ayacucho registró 812 incendios en 2024.", "PE-AYA"),
    ],
)
def test_a_name_that_only_its_sentence_shows_to_be_a_places_is_the_places(language, text, place):
    assert _subjects(language, text) == {place}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            (
                "Lisbon's Beato Airport handled 2.1 million passengers in July 2025.",
                "Beato Airport handled 2.1 million passengers in July 2025.",
                "In all, 2.1 million passengers passed through Lisbon's Beato airport in July 2025.",
            ),
        ),
        (
            "en",
            (
                "Bristol's Tollgate Museum drew 48,000 visitors in 2024.",
                "The Tollgate Museum in Bristol drew 48,000 visitors in 2024.",
            ),
        ),
        (
            "en",
            (
                "The Larne–Cairnryan ferry carried 512,000 passengers in 2024.",
                "Some 512,000 passengers travelled on the ferry between Larne and Cairnryan in 2024.",
                "The ferry from Cairnryan to Larne carried 512,000 passengers in 2024.",
                "Between Larne and Cairnryan the ferry carried 512,000 passengers in 2024.",
            ),
        ),
        (
            "fr",
            (
                "Le musée des Lucioles de Lyon a accueilli 31 000 visiteurs en 2024.",
                "Le musée des Lucioles a accueilli 31 000 visiteurs en 2024.",
            ),
        ),
        (
            "fr",
            (
                "Le festival des Grandes Marmites a attiré 31 000 festivaliers en 2024.",
                "Les Grandes Marmites ont attiré 31 000 festivaliers en 2024.",
            ),
        ),
        (
            "fr",
            (
                "La Bretagne ne compte que 1,2 million de voyageurs sur la LGV Nantes-Rennes en 2024.",
                "La ligne à grande vitesse entre Nantes et Rennes a transporté 1,2 million de voyageurs en 2024.",
            ),
        ),
        (
            "tr",
            (
                "Bursa'daki Ipek Yolu Müzesi 2024'te 48.000 ziyaretçi ağırladı.",
                "Ipek Yolu Müzesi 2024'te 48.000 ziyaretçi ağırladı.",
            ),
        ),
        (
            "tr",
            (
                "Larende ile Ayvadere arasındaki feribot hattında 2024'te 412 bin yolcu taşındı.",
                "Ayvadere-Larende feribot hattı 2024'te 412 bin yolcu taşıdı.",
            ),
        ),
        ("zh", ("8月份湖南松岭博物馆接待观众61万人次。", "湖南松岭博物馆8月接待观众61万人次。")),
        ("zh", ("2024年沪昆高铁发送旅客8900万人次。", "据铁路部门统计，沪昆高铁2024年发送旅客8900万人次。")),
        (
            "ru",
            (
                "Пассажиропоток Стригино в июле составил 141 тыс. человек.",
                "Аэропорт Стригино в июле обслужил 141 тыс. пассажиров.",
            ),
        ),
        (
            "pl",
            (
                "Gdyński terminal promowy obsłużył w lipcu 41 tys. pasażerów.",
                "Terminal promowy w Gdyni obsłużył w lipcu 41 tys. pasażerów.",
            ),
        ),
    ],
)
def test_a_site_is_one_in_all_its_constructs(language, texts):
    found = [_subjects(language, text) for text in texts]
    assert len(found[0]) == 1
    assert all(one == found[0] for one in found)
    assert str(next(iter(found[0]))).startswith("site:")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "Leeds's City Museum drew 9,000 visitors in 2024.",
            "Bristol's City Museum drew 9,000 visitors in 2024.",
        ),
        (
            "fr",
            "La cathédrale Notre-Dame de Reims a accueilli 9 000 visiteurs en 2024.",
            "La cathédrale Notre-Dame de Chartres a accueilli 9 000 visiteurs en 2024.",
        ),
        (
            "en",
            "The ferry between Larne and Cairnryan carried 9,000 people in 2024.",
            "Trains between Larne and Cairnryan carried 9,000 people in 2024.",
        ),
        ("zh", "沪昆高铁2024年发送旅客8900万人次。", "上海铁路2024年发送旅客8900万人次。"),
        ("en", "Singapore had 9,000 passengers in July.", "Singapore's Changi Airport had 9,000 passengers in July."),
    ],
)
def test_two_sites_are_two(language, one, other):
    assert _subjects(language, one).isdisjoint(_subjects(language, other))
