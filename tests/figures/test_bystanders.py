"""Figures of those whom no gazetteer knows are not filed under the known place beside them."""

from dataclasses import replace

import pytest

from monitor.domain import AREA, Mention
from monitor.figures import Hints
from monitor.figures import figures as figures_of
from tests.figures.build import a_description, figures

HANGZHOU = "geonames:1808926"

PARTS = [
    ("Linhe district in Hangzhou recorded exports of 31 billion yuan.", "en", [None], "a district in its city"),
    ("Exports of the Linhe district of Hangzhou fell 3 percent.", "en", [None], "an article before it"),
    ("Hangzhou's Linhe district exported goods. Its imports reached 4 billion yuan.", "en", [None], "its: the part's"),
    ("Linhe county, Hangzhou, exported much. The county's GDP was 9 billion yuan.", "en", [None], "the county's"),
    ("Hangzhou Industrial Park recorded exports of 31 billion yuan.", "en", [None], "a park named after its city"),
    (
        "GDP of Linhe district in Hangzhou reached 9 billion yuan. The city's exports reached 80 billion yuan.",
        "en",
        [None, HANGZHOU],
        "the city is the city",
    ),
    ("Hangzhou has 13 districts.", "en", [HANGZHOU], "districts that are counted are no part"),
    ("杭州市临河区出口310亿元，全区进口40亿元。", "zh-Hans", [None, None], "district, then 全区"),
    ("杭州临河新区研发投入12亿元。", "zh-Hans", [None], "a new area"),
    ("杭州高新区研发投入12亿元。", "zh-Hans", [None], "a zone without a name of its own"),
    ("杭州地区生产总值2万亿元。", "zh-Hans", [HANGZHOU], "地区 is no district"),
    ("В Заречном районе Казани экспорт составил 3 млрд рублей.", "ru", [None], "a district of the city"),
    (
        "Заречный район Казани растёт. В районе экспорт вырос на 4%.",
        "ru",
        [None],
        "the district speaks of the part",
    ),
    ("В районе Казани экспорт вырос на 4%.", "ru", ["geonames:551487"], "around a city"),
]


@pytest.mark.parametrize(("text", "language", "subjects", "why"), PARTS)
def test_a_part_of_a_place_is_not_the_place(text, language, subjects, why):
    told = [one.subject for one in figures(text, language)]
    # A part with an id of its own (test_areas.py) is not the place either.
    assert [None if one and one.startswith(AREA) else one for one in told] == subjects, why


PARTNERS = [
    ("The exports of Germany to China rose to 9 billion euros.", "en", "DE", "china", "the partner stands nearer"),
    ("Exports to China fell 5 percent in Germany.", "en", "DE", "china", "only the partner stands before"),
    ("Germany exported goods worth 9 billion euros to China.", "en", "DE", "china", "behind the figure"),
    ("Imports from Germany reached 9 billion euros.", "en", None, "germany", "nobody but the partner"),
    ("Germany's exports of cars fell 5 percent.", "en", "DE", "cars", "goods"),
    ("Germany's exports to Atlantis fell 5 percent.", "en", "DE", "atlantis", "a partner that nobody knows"),
    ("Germany's exports fell 5 percent.", "en", "DE", None, "all exports"),
    ("浙江对东南亚出口300亿元。", "zh-Hans", "CN-ZJ", "东南亚", "Chinese partner"),
    ("浙江汽车出口300亿元。", "zh-Hans", "CN-ZJ", "汽车", "Chinese goods"),
    ("浙江出口300亿元。", "zh-Hans", "CN-ZJ", None, "all exports in Chinese"),
    ("Экспорт Казани в Атлантиду составил 3 млрд рублей.", "ru", "geonames:551487", "атлантиду", "Russian partner"),
    ("Экспорт автомобилей из Казани вырос на 4%.", "ru", "geonames:551487", "автомобилей", "Russian goods"),
]


@pytest.mark.parametrize(("text", "language", "subject", "scope", "why"), PARTNERS)
def test_who_is_traded_with_bounds_a_figure_and_is_not_its_subject(text, language, subject, scope, why):
    found = figures(text, language)[0]
    assert (found.subject, found.scope) == (subject, scope), why


def test_the_country_is_not_the_one_that_is_traded_with():
    text = "Germany makes cars. Its exports to Russia fell 5 percent. The country imported 3 billion euros of steel."
    assert [one.subject for one in figures(text)] == ["DE", "DE"]


def test_growth_goes_on_with_the_partner_of_the_level():
    assert [one.scope for one in figures("Germany's exports to Russia were 9 billion euros, up 4 percent.")] == [
        "russia",
        "russia",
    ]


BASES = [
    ("Exports rose 8 percent in dollar terms, and rose 9 percent in yuan terms.", "en", ["dollar terms", "yuan terms"]),
    ("In dollar terms, exports rose 8 percent.", "en", ["dollar terms"]),
    ("GDP rose 5 percent at constant prices.", "en", ["constant prices"]),
    ("以美元计出口同比增长8%，以人民币计增长9%。", "zh-Hans", ["dollar terms", "yuan terms"]),
    ("按可比价格计算，地区生产总值增长5%。", "zh-Hans", ["constant prices"]),
    ("Экспорт вырос на 8% в долларовом выражении.", "ru", ["dollar terms"]),
    ("ВВП вырос на 5% в сопоставимых ценах.", "ru", ["constant prices"]),
    ("Exports reached 8 billion euros in real terms.", "en", [None]),
]


@pytest.mark.parametrize(("text", "language", "scopes"), BASES)
def test_the_basis_of_a_growth_bounds_it(text, language, scopes):
    assert [one.scope for one in figures(text, language)] == scopes


FIRMS = [
    ("Seestern AG of Berlin reported sales of 120 million euros.", "en", None, "a legal form before its seat"),
    ("Berlin-based Seestern posted sales of 3 billion euros.", "en", None, "a seat before a name"),
    ("Seestern, headquartered in Berlin, posted sales of 3 billion euros.", "en", None, "a seat behind a name"),
    ("Seestern of Berlin posted a net profit of 3 billion euros.", "en", None, "places make no net profit"),
    ("Banks in Berlin made a net profit of 3 billion euros.", "en", "DE-BE", "many firms of a place do"),
    ("Berlin's exports reached 3 billion euros.", "en", "DE-BE", "no firm"),
    ("杭州海星集团销售额120亿元。", "zh-Hans", None, "Chinese group"),
    ("总部位于杭州的海星销售额120亿元。", "zh-Hans", None, "Chinese seat"),
    ("杭州出口120亿元。", "zh-Hans", "geonames:1808926", "no firm in Chinese"),
    ("ПАО «Ветер» из Казани продало товаров на 5 млрд рублей.", "ru", None, "Russian form"),
    ("Чистая прибыль «Ветра» из Казани составила 5 млрд рублей.", "ru", None, "Russian net profit"),
]


@pytest.mark.parametrize(("text", "language", "subject", "why"), FIRMS)
def test_a_firm_is_not_the_place_where_it_sits(text, language, subject, why):
    assert figures(text, language)[0].subject == subject, why


def test_where_an_organisation_is_based_does_not_have_its_figures():
    text = (
        "Hangzhou grew fast. The Harbour Institute of Optics, a laboratory based in the city,"
        " has set up partnerships with more than 90 universities."
    )
    institute = Mention(
        text.index("Harbour"), text.index(", a lab"), "org:harbour", "Harbour Institute of Optics", (), "org"
    )
    description = a_description(text, "en")
    mentions = tuple(sorted((*description.mentions, institute), key=lambda mention: mention.start))
    (found,) = figures_of(text, "en", Hints(places=replace(description, mentions=mentions)))
    assert found.subject == "org:harbour"


STANDING_BY = [
    ("According to the police in Hangzhou, 12 people were hurt in Norway.", "en", ["NO"], "who says so"),
    ("According to the statistics office of Norway, exports rose 4 percent.", "en", ["NO"], "nobody else is named"),
    ("Laut der Polizei in Berlin wurden 12 Menschen verletzt.", "de", ["DE-BE"], "no comma ends who says so"),
    ("据杭州警方通报，12人在瑞典受伤。", "zh-Hans", ["SE"], "who says so in Chinese"),
    ("Tea costs 2 euros in Berlin, 30 yuan in Hangzhou.", "en", ["DE-BE", "geonames:1808926"], "each its own"),
    ("Two people died in Norway and five farmers in Sweden.", "en", ["NO", "SE"], "each its own of two"),
    ("Berlin, which lies north of Bavaria, has 12 theatres.", "en", ["DE-BE"], "where it lies"),
    ("Hangzhou, the capital of Zhejiang, has 12 theatres.", "en", ["geonames:1808926"], "one that holds it"),
    ("Norway importiert 40 Prozent seines Stahls aus Sweden und 15 Prozent aus Germany.", "de", ["NO", "NO"], "from"),
    ("Norway importe 40 % de son acier de Sweden contre 15 % de Germany.", "fr", ["NO", "NO"], "from, in French"),
    ("浙江司机将支付全国最高的费用12亿元。", "zh-Hans", ["CN-ZJ"], "the highest in the country is not the country's"),
    ("杭州注册的航空公司运营12架客机。", "zh-Hans", ["geonames:1808926"], "a kind of firms has no name"),
    ("杭州海翔航空集团运营12架客机。", "zh-Hans", [None], "a firm with a name"),
]


@pytest.mark.parametrize(("text", "language", "subjects", "why"), STANDING_BY)
def test_a_place_may_only_stand_by(text, language, subjects, why):
    assert [one.subject for one in figures(text, language)] == subjects, why
