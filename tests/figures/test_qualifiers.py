"""Words beside an indicator's name that make it another thing, and those that change nothing."""

import pytest

from tests.figures.build import figures

# Language, sentence with one figure, its indicator, what bounds it (None: nothing).
ROWS = [
    ("en", "Sweden's inland GDP grew 1.4 percent in 2024.", "gdp", "inland", "any word behind a possessive"),
    ("en", "Offshore GDP in Norway fell 3.4 percent in 2024.", "gdp", "offshore", "a capital that begins the sentence"),
    ("en", "Norway's non-petroleum GDP grew 1.4 percent in 2024.", "gdp", "non-petroleum", "non-"),
    ("en", "Sweden's annual GDP grew 1.4 percent in 2024.", "gdp", None, "annual changes nothing"),
    ("en", "The Swedish GDP grew 1.4 percent in 2024.", "gdp", None, "whose it is, is said by the subject"),
    ("en", "Cheap credit lifted GDP in Sweden to 6.4 trillion kronor in 2024.", "gdp", None, "a verb"),
    ("en", "Sweden's nominal GDP grew 4.4 percent in 2024.", "gdp", "nominal terms", "growth is real unless said"),
    ("en", "The registered unemployment rate in Sweden was 3.2 percent in May 2025.", "unemployment_rate",
     "registered", "counted at the offices"),
    ("en", "The insured unemployment rate in Sweden was 1.2 percent in May 2025.", "unemployment_rate", "insured",
     "only of those insured"),
    ("en", "On the expanded definition, unemployment in Sweden was 9.6 percent in May 2025.", "unemployment_rate",
     "expanded", "with those who look no longer"),
    ("pt", "No conceito de subutilização, a taxa de desemprego na Suécia foi de 9,6% em maio de 2025.",
     "unemployment_rate", "expanded", "subutilização"),
    ("ko", "5월 스웨덴의 확장실업률은 9.6%였다.", "unemployment_rate", "expanded", "확장"),
    ("uk", "Чисті міжнародні резерви Швеції, тобто без позик, на 1 травня 2025 року становили 3 млрд доларів.",
     "fx_reserves", "net", "the clause of the name"),
    ("en", "By the ILO definition, unemployment in Austria was 5.2 percent in May 2025.", "unemployment_rate", "ilo",
     "whose definition, anywhere in the sentence"),
    ("en", "Sweden's official unemployment rate was 8.2 percent in May 2025.", "unemployment_rate", None, "official"),
    ("en", "Sweden's structural unemployment was 5.2 percent in May 2025.", "unemployment_rate", "structural", "-al"),
    ("en", "Latest unemployment in Sweden was 8.2 percent in May 2025.", "unemployment_rate", None, "latest"),
    ("zh", "瑞典2025年5月登记失业率为3.2%。", "unemployment_rate", "registered", "登记"),
    ("zh", "瑞典2025年5月调查失业率为8.2%。", "unemployment_rate", None, "what surveys find is the rate"),
    ("zh", "瑞典2024年绿色GDP增长1.4%。", "gdp", "绿色", "绿色"),
    ("zh", "瑞典2024年非金融业GDP增长1.4%。", "gdp", "非金融业", "非"),
    ("zh", "瑞典2024年全年GDP增长1.4%。", "gdp", None, "全年"),
    ("zh", "2023年，浙江规模以上工业企业投入研发经费1800亿元。", "rd_expenditure", "industrial enterprises", "投入"),
    ("ru", "Сельскохозяйственный ВВП Швеции в 2024 году вырос на 1,4 %.", "gdp", "сельскохозяйственный", "-ный"),
    ("ru", "Годовой ВВП Швеции в 2024 году вырос на 1,4 %.", "gdp", None, "годовой"),
    ("ru", "С ростом спроса ВВП Швеции в 2024 году вырос на 1,4 %.", "gdp", None, "существительное"),
    ("ru", "Номинальный ВВП Швеции в 2024 году вырос на 4,4 %.", "gdp", "nominal terms", "номинальный"),
    ("ru", "Уровень официально зарегистрированной безработицы в Швеции в мае 2025 года составил 3,2 %.",
     "unemployment_rate", "registered", "зарегистрированной"),
    ("uk", "Зареєстроване безробіття у Швеції у травні 2025 року становило 3,2 %.", "unemployment_rate", "registered",
     "зареєстроване"),
    ("de", "Das Nicht-Öl-BIP Schwedens wuchs 2024 um 1,4 Prozent.", "gdp", "nicht-öl", "vor dem Bindestrich"),
    ("de", "Die strukturelle Arbeitslosigkeit in Schweden lag im Mai 2025 bei 5,2 Prozent.", "unemployment_rate",
     "strukturelle", "-ell"),
    ("de", "Die durchschnittliche Arbeitslosigkeit in Schweden lag 2024 bei 8,2 Prozent.", "unemployment_rate", None,
     "durchschnittlich"),
    ("de", "Die registrierte Arbeitslosigkeit in Schweden lag im Mai 2025 bei 3,2 Prozent.", "unemployment_rate",
     "registered", "registriert"),
    ("fr", "Le chômage rural en Suède était de 5,2 % en mai 2025.", "unemployment_rate", "rural", "rural"),
    ("fr", "Le chômage total en Suède était de 8,2 % en mai 2025.", "unemployment_rate", None, "total"),
    ("es", "El PIB no petrolero de Suecia creció un 1,4 % en 2024.", "gdp", "no petrolero", "no petrolero"),
    ("es", "El PIB anual de Suecia creció un 1,4 % en 2024.", "gdp", None, "anual"),
    ("es", "El paro registrado en Suecia fue del 3,2 % en mayo de 2025.", "unemployment_rate", "registered", "paro"),
    ("es", "El desempleo registrado en mayo de 2025 en Suecia fue del 8,2 %.", "unemployment_rate", None,
     "registrado en mayo: observed in May"),
    ("pt", "O PIB industrial da Suécia cresceu 1,4% em 2024.", "gdp", "industrial", "-al"),
    ("it", "Il Pil agricolo della Svezia è cresciuto dell'1,4 % nel 2024.", "gdp", "agricolo", "agricolo"),
    ("it", "Il Pil reale della Svezia è cresciuto dell'1,4 % nel 2024.", "gdp", None, "reale"),
    ("pl", "PKB rolniczy Szwecji wzrósł w 2024 roku o 1,4 proc.", "gdp", "rolniczy", "rolniczy"),
    ("ja", "スウェーデンの2024年の名目GDPは4.4%増えた。", "gdp", "nominal terms", "名目"),
    ("ko", "스웨덴의 2024년 농업 GDP는 1.4% 증가했다.", "gdp", "농업", "농업"),
    ("ar", "نما الناتج المحلي الإجمالي غير النفطي في السويد بنسبة 1.4% في عام 2024.", "gdp", "غير النفطي", "غير"),
    ("en", "Norway's average daily exports were 0.5 billion euros in May 2025.", "exports", "daily average", "a day"),
    ("ko", "노르웨이의 2025년 5월 일평균 수출액은 5억 유로였다.", "exports", "daily average", "일평균"),
    ("zh", "挪威2025年5月日均出口额为5亿欧元。", "exports", "daily average", "日均"),
    ("ru", "Среднесуточный экспорт Норвегии в мае 2025 года составил 0,5 млрд евро.", "exports", "daily average",
     "среднесуточный"),
    ("en", "Continuing jobless claims in the US stood at 1,902,000 in the week to 3 May 2025.", "jobless_claims",
     "continued", "not the initial ones"),
    ("zh", "截至2024年底，奥斯陆公共充电桩为8720个。", "ev_chargers", "public", "公共"),
    ("zh", "截至2024年底，奥斯陆公共和私人充电桩共8720个。", "ev_chargers", None, "all of them"),
    ("pl", "Przeciętne wynagrodzenie w Polsce w sektorze przedsiębiorstw w maju 2025 r. wyniosło 8000,10 zł.", "wages",
     "enterprise sector", "the larger firms"),
    ("en", "Bulgaria's private external debt stood at 30.2 billion euros in May 2025.", "external_debt", "private",
     "not the government's"),
    ("id", "Utang luar negeri pemerintah Indonesia tercatat 213,9 miliar dolar AS pada Mei 2025.", "external_debt",
     "public", "pemerintah"),
    ("zh", "2025年3月，越南乘用车销量为2.4万辆。", "vehicle_sales", "passenger vehicles", "乘用车"),
    ("zh", "2025年3月，越南乘用车零售2.4万辆。", "vehicle_sales", "passenger vehicles, retail", "零售"),
    ("zh", "2025年3月，越南汽车销量为3.1万辆。", "vehicle_sales", None, "all vehicles"),
    ("en", "Passenger vehicle sales in Vietnam came to 24,100 in March 2025.", "vehicle_sales", "passenger vehicles",
     "passenger"),
    ("vi", "GDP phi nông nghiệp của Thụy Điển tăng 1,4% trong năm 2024.", "gdp", "phi nông", "phi"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "indicator", "scope", "why"), ROWS, ids=[f"{r[0]}: {r[4]}" for r in ROWS])
def test_a_word_beside_the_name_bounds_it_unless_it_changes_nothing(
    language: str, text: str, indicator: str, scope: str | None, why: str
):
    (found,) = figures(text, language)
    assert (found.indicator, found.scope) == (indicator, scope), why


def test_what_goes_on_without_a_name_keeps_its_bounds():
    text = "Sweden's inland GDP was 4.1 trillion kronor in 2024, up 1.4 percent. That figure fell 0.3 percent in 2023."
    assert [one.scope for one in figures(text)] == ["inland"] * 3


def test_another_name_in_the_sentence_has_its_own_bounds():
    text = "Sweden's inland GDP grew 1.4 percent in 2024, while GDP grew 2.2 percent."
    assert [one.scope for one in figures(text)] == ["inland", None]
