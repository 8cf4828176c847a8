"""Who is left in and who is out: bands of ages and exclusions bound a series, what everybody is does not."""

import pytest

from tests.figures.build import figures

AGES = [
    ("en", "Unemployment among people aged 15 to 24 in Norway was 11 percent in 2024.", "youth_unemployment", None),
    ("en", "Norway's unemployment rate for 25-29-year-olds was 5 percent.", "unemployment_rate", "aged 25-29"),
    ("en", "Norway's unemployment rate for 15-74-year-olds was 4 percent.", "unemployment_rate", None),
    ("en", "Norway's unemployment rate was 4 percent; 15-24-year-olds marched.", "unemployment_rate", None),
    ("en", "The employment rate of people in Norway aged 55 and over was 40 percent.", "employment_rate", "aged 55+"),
    ("en", "Among Norwegians aged 16 to 34, the unemployment rate was 9 percent.", "unemployment_rate", "aged 16-34"),
    ("de", "Die Erwerbslosenquote der 25- bis 34-Jährigen lag bei 5 Prozent.", "ilo_unemployment_rate", "aged 25-34"),
    ("ru", "Среди жителей в возрасте от 25 до 34 лет безработица составила 5%.", "unemployment_rate", "aged 25-34"),
    ("de", "Die Arbeitslosenquote der unter 25-Jährigen lag im März bei 7 Prozent.", "youth_unemployment", None),
    ("fr", "Chez les 15-24 ans, le taux de chômage a atteint 19 % en 2024.", "youth_unemployment", None),
    ("fr", "Le taux de chômage des 25-49 ans a atteint 6 % en 2024.", "unemployment_rate", "aged 25-49"),
    ("es", "La tasa de paro de los menores de 25 años fue del 26 %.", "youth_unemployment", None),
    ("it", "Il tasso di disoccupazione tra i 15 e i 24 anni era del 20 %.", "youth_unemployment", None),
    ("pt", "A taxa de desemprego das pessoas de 18 a 24 anos foi de 14 %.", "youth_unemployment", None),
    ("ru", "Уровень безработицы среди жителей 20–29 лет составил 5%.", "unemployment_rate", "aged 20-29"),
    ("uk", "Рівень безробіття серед осіб віком 15–24 років становив 18%.", "youth_unemployment", None),
    ("pl", "Stopa bezrobocia osób w wieku 15-24 lat wyniosła 11 proc.", "youth_unemployment", None),
    ("tr", "15-24 yaş grubunda işsizlik oranı yüzde 15 oldu.", "youth_unemployment", None),
    ("ar", "بلغ معدل البطالة للفئة العمرية 15-24 سنة 20%.", "youth_unemployment", None),
    ("zh", "浙江16—24岁劳动力失业率为17%。", "youth_unemployment", None),
    ("zh", "浙江30—59岁劳动力失业率为4%。", "unemployment_rate", "aged 30-59"),
    ("ja", "15～24歳の失業率は4%だった。", "youth_unemployment", None),
    ("ko", "15∼29세 실업률은 6%였다.", "unemployment_rate", "aged 15-29"),
]


@pytest.mark.parametrize(("language", "text", "indicator", "scope"), AGES)
def test_a_band_of_ages_makes_another_series(language, text, indicator, scope):
    one = next(figure for figure in figures(text, language) if figure.unit == "%" or figure.value >= 1000)
    assert (one.indicator, one.scope) == (indicator, scope)


WITHOUT = [
    ("en", "Vehicle sales in Norway, excluding vans, came to 128,000 in 2024.", "without vans"),
    ("en", "Vehicle sales in Norway, including vans, came to 148,000 in 2024.", None),
    ("en", "Retail sales in Norway excluding cars rose 3 percent in May.", "without cars"),
    ("en", "Industrial output in Norway rose 3 percent, excluding price effects.", None),
    (
        "de",
        "Der Einzelhandelsumsatz ohne Kraftfahrzeuge stieg in Norway im Mai um 3 Prozent.",
        "without cars",
    ),
    ("fr", "Les ventes au détail hors automobiles ont progressé de 3 % en mai.", "without cars"),
    ("es", "Las ventas minoristas, sin contar automóviles, subieron 3 % en mayo.", "without cars"),
    ("ja", "軽自動車を除く新車販売台数は28万台だった。", "without 軽自動車"),
    ("ja", "軽自動車を含む新車販売台数は44万台だった。", None),
    ("ko", "수입차를 제외한 자동차 판매는 12만대였다.", "without 수입차"),
    ("zh", "除汽车以外的社会消费品零售总额增长4%。", "without cars"),
    ("zh", "固定资产投资（不含农户）增长4%。", None),
    ("zh", "社会消费品零售总额扣除价格因素增长4%。", None),
]


@pytest.mark.parametrize(("language", "text", "scope"), WITHOUT)
def test_what_is_left_out_bounds_a_known_indicator(language, text, scope):
    told = (figures(text, language)[0].scope or "").split(", ")
    assert next((bound for bound in told if bound.startswith("without ")), None) == scope


TRAVELLERS = [
    ("2024年，杭州接待国内游客1.2亿人次。", "geonames:1808926", "what kind of travellers"),
    ("2024年，杭州接待国内外游客1.3亿人次。", "geonames:1808926", "at home and abroad"),
]


@pytest.mark.parametrize(("text", "subject", "why"), TRAVELLERS)
def test_domestic_travellers_are_the_citys_own(text, subject, why):
    assert figures(text, "zh")[-1].subject == subject, why


KINDS = [
    ("en", "Average wages of Norway's teachers rose 4.1 percent in 2024.", "wages", "teachers"),
    ("ru", "Средняя зарплата медсестёр в Швеции в мае составила 61 тыс. крон.", "wages", "nurses"),
    ("de", "Die Löhne der Metaller in Norway stiegen 2024 um 4,8 Prozent.", "wages", "metalworkers"),
    ("es", "Los salarios de los docentes en Norway subieron un 2,1 % en mayo.", "wages", "teachers"),
    ("pl", "Płace górników w Norway wzrosły w 2024 roku o 5,1 proc.", "wages", "miners"),
    ("zh", "6月份，瑞典一线城市新建商品住宅销售价格同比下降1.4%。", "house_prices", "first-tier, new homes"),
    ("en", "The two-year government bond yield of Norway was 3.9 percent.", "bond_yield", "2 years"),
    ("zh", "2024年浙江秋粮产量302万吨。", "grain_output", "autumn crop"),
    ("ja", "瑞典の6月の輸出数量は前年同月比2.5%増だった。", "exports", "volume"),
    ("ru", "Розничный товарооборот торговых сетей Швеции за полугодие вырос на 10,1%.", "retail_sales", "chain stores"),
    ("zh", "杭州2024年户籍人口出生率为5.9‰。", "birth_rate", "registered residents"),
    ("en", "Healthy life expectancy in Norway was 71.2 years in 2024.", "life_expectancy", "healthy"),
    ("ru", "Чистая прибыль Сбербанка по МСФО в 2024 году составила 1,2 трлн рублей.", "corporate_profits",
     "international standards"),
    ("ru", "Чистая прибыль Сбербанка по РСБУ в 2024 году составила 1,1 трлн рублей.", "corporate_profits",
     "national standards"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "indicator", "scope"), KINDS)
def test_another_way_to_reckon_makes_another_series(language, text, indicator, scope):
    one = figures(text, language)[0]
    assert (one.indicator, one.scope) == (indicator, scope)
