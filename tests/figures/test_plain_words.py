"""Ordinary words that look like a statistic's: each rule with what it is for beside what only sounds like it."""

import pytest

WHOSE = [
    # language, text, subject of its first figure, why
    ("ru", "Центробанк оставил ключевую ставку на уровне 16% в мае 2024 года.", "RU", "a Russian paper's own bank"),
    (
        "ru",
        "Киргизский Центробанк оставил ставку на уровне 9% в мае 2024 года.",
        None,
        "another country's, by adjective",
    ),
    ("ru", "В мае 2024 года в Армении ставка составляет 8%, сообщил Центробанк.", "AM", "another country's, by name"),
    ("en", "The ONS said unemployment was 4.3% in May 2024.", "GB", "letters in capitals"),
    ("en", "Ons Holt, a runner, won 40 races in 2024.", None, "a person's name"),
    ("fr", "Selon l'ONS, le chômage a atteint 11,8 % en mai 2024.", None, "another office in French"),
    ("pt", "Segundo o Caged, o desemprego foi de 7,8% em maio de 2024.", "BR", "letters in their own language"),
    ("en", "Some 3 million caged birds were sold in 2024.", None, "an ordinary word of another language"),
    ("en", "The Census Bureau said unemployment was 4.1% in May 2024.", "US", "a name, in capitals"),
    ("en", "A census bureau counted unemployment at 4.1% in May 2024.", None, "a common noun"),
    ("en", "Unemployment in Kenya was 5.6% in 2024, the Census Bureau said.", "KE", "another country is named"),
    ("de", "Bundesweit lag die Arbeitslosenquote im Mai 2024 bei 5,8 Prozent.", "DE", "the reader's own"),
    (
        "de",
        "Bundesweit lag die Arbeitslosenquote im Mai 2024 bei 6,4 Prozent, so das AMS.",
        None,
        "another federal state's",
    ),
    ("ja", "厚生労働省によると、2024年の有効求人倍率は1.25倍だった。", "JP", "a ministry that no other has"),
    ("ja", "内閣府によると、2024年の世界の失業率は5.1%だった。", None, "a wider whole in the clause"),
    ("ko", "한국은행에 따르면 2024년 실업률은 2.8%였다.", "KR", "a central bank that the list of known names has"),
    ("ko", "기획재정부에 따르면 2024년 세계 성장률은 3.1%였다.", None, "the world, by a Korean office"),
    (
        "en",
        "The Office for National Statistics put euro zone unemployment at 6.4% in 2024.",
        "macro:eurozone",
        "a group",
    ),
]


@pytest.mark.parametrize(("language", "text", "subject", "why"), WHOSE, ids=[row[-1] for row in WHOSE])
def test_an_office_tells_whose_a_figure_is_only_by_a_name_of_its_own(found, language, text, subject, why):
    assert found(text, language)[0].subject == subject, why


SCOPES = [
    # language, text, scope of its first figure, why
    ("en", "The stock of foreign direct investment in Peru reached $120 billion in 2024.", "stock", "a level"),
    ("en", "Peru's stock market cheered as foreign direct investment hit $9 billion in 2024.", None, "shares"),
    ("zh-Hans", "截至2024年底，秘鲁外国直接投资存量达1200亿美元。", "stock", "a level in Chinese"),
    ("zh-Hans", "2024年前三季度，秘鲁累计吸收外资90亿美元。", None, "so far this year is a flow"),
    (
        "ru",
        "Накопленный объём прямых иностранных инвестиций в Перу составил 120 млрд долларов в 2024 году.",
        "stock",
        "level",
    ),
    ("en", "Rural unemployment in Ghana was 3.9% in 2024.", "rural", "beside the indicator"),
    ("en", "Ghana's Ministry of Rural Works said unemployment in Ghana was 3.9% in 2024.", None, "an office's name"),
    ("ru", "Среди сельского населения безработица в Казахстане составила 4,9% в 2024 году.", "rural", "told in front"),
    ("ru", "Розничные продажи в Новгородской области выросли на 6% в 2024 году.", None, "inside a place's name"),
    ("en", "Life expectancy for men in Chile was 78 years in 2024.", "men", "of whom"),
    ("en", "In Chile, life expectancy for women, at 83 years in 2024, is rising.", "women", "a figure told aside"),
    ("en", "Among women, life expectancy in Chile was 83 years in 2024.", "women", "told in front"),
    ("en", "Life expectancy for men and women in Chile was 80 years in 2024.", None, "of everybody"),
    (
        "it",
        "La vita media degli uomini: la speranza di vita degli uomini in Italia era di 81 anni nel 2024.",
        "men",
        "Italian",
    ),
    ("it", "Per gli uomini d'affari la disoccupazione in Italia era al 6,7% nel 2024.", None, "businessmen"),
    ("fr", "L'enquête donne pour la France un taux de chômage de 7,4 % en 2024.", None, "an Italian word in French"),
    ("fr", "En 2024, le taux de chômage des femmes en France était de 7,1 %.", "women", "French"),
    ("es", "El desempleo juvenil en Chile fue del 21,5% en 2024.", None, "the indicator itself"),
    ("es", "La tasa de paro en Chile fue del 8,4% en 2024 y la juvenil del 21,5%.", None, "the next figure's word"),
    ("it", "Giovanni Bassi dice che il tasso di disoccupazione in Italia era al 6,7% nel 2024.", None, "a first name"),
    ("en", "Electricity generation from coal in Poland fell to 90 TWh in 2024.", "coal", "a source"),
    ("fr", "La production d'électricité bas carbone en Suisse a atteint 66 TWh en 2024.", None, "low carbon"),
    ("en", "Hydropower electricity generation in Norway reached 137 TWh in 2024.", "hydro", "a source"),
    ("en", "Electricity generation for hydrogen plants in Norway reached 7 TWh in 2024.", None, "inside another word"),
    ("en", "Electricity generation from wind in Denmark reached 20 TWh in 2024.", "wind", "a source"),
    ("en", "Calm winds held electricity generation in Denmark to 20 TWh in 2024.", None, "weather"),
    ("en", "Net foreign direct investment in Peru was $7 billion in 2024.", "net", "beside the indicator"),
    ("en", "Figures on the net show foreign direct investment in Peru was $9 billion in 2024.", None, "the internet"),
    ("zh-Hans", "2024年，秘鲁净出口增加，外汇储备为790亿美元。", None, "net exports"),
    ("fr", "La France a recensé 2.900 morts sur les routes en 2024, outre-mer compris.", "with overseas", "comma"),
    ("en", "Road deaths in France fell to 2,900 in 2024, not including overseas departments.", None, "the opposite"),
]


@pytest.mark.parametrize(("language", "text", "scope", "why"), SCOPES, ids=[row[-1] + row[0] for row in SCOPES])
def test_a_kind_is_told_by_its_own_words_beside_the_figure(found, language, text, scope, why):
    assert found(text, language)[0].scope == scope, why


MEASURES = [
    # language, text, indicator of its first figure, why
    ("ar", "صدرت تونس 300 ألف طن من الزيت عام 2024.", "exports", "exported"),
    ("ar", "صدر بيان عن دعم بقيمة 300 مليون دولار لتونس عام 2024.", None, "was issued"),
    ("en", "Nonfarm payrolls grew by 190,000 jobs in May 2024.", "nonfarm_payrolls", "by its name"),
    ("es", "En Perú se crearon 60.000 empleos en 2024.", "jobs_created", "any job creation"),
    ("pt", "O país gerou 60.000 vagas em maio de 2024.", "jobs_created", "Portuguese"),
    ("fr", "L'économie du Sénégal a créé 60.000 emplois en 2024.", "jobs_created", "French"),
    ("es", "La fábrica creó 300 empleos en Perú en 2024.", None, "a firm's jobs"),
    (
        "es",
        "La economía estadounidense creó 180.000 empleos en mayo de 2024.",
        "nonfarm_payrolls",
        "the American count",
    ),
    ("tr", "Türkiye'de politika faizi Mayıs 2024'te yüzde 50 oldu.", "policy_rate", "the central bank's"),
    ("tr", "Türkiye'de mevduat faizi Mayıs 2024'te yüzde 58 oldu.", "deposit_rate", "a bank's on deposits"),
    ("en", "Hospitals in Chile saw 150,000 babies born in 2024.", "births", "born that year"),
    ("en", "Chile had 40,000 children born abroad in 2024.", "foreign_born", "born elsewhere"),
    ("it", "Nel 2024 i nati in Svizzera sono stati 80.000.", "births", "Italian"),
    ("it", "In Svizzera vivono 90.000 nati in Serbia nel 2024.", None, "Italian, where people come from"),
    ("tr", "Şili'de 2024'te 300 bin bebek arabası satıldı.", None, "prams"),
    ("de", "2024 wurden in Ungarn 490 Menschen im Straßenverkehr getötet.", "road_deaths", "killed"),
    ("de", "2024 wurden in Ungarn 18.000 Menschen im Straßenverkehr verletzt.", "road_injuries", "hurt"),
    ("ru", "В 2024 году в ДТП в Казахстане погибли 2500 человек.", "road_deaths", "killed, Russian"),
    ("ru", "В 2024 году в ДТП в Казахстане ранены 20 тысяч человек.", "road_injuries", "hurt, Russian"),
    ("tr", "Şili'de 2024'te trafik kazalarında 12 bin kişi yaralandı.", "road_injuries", "hurt, Turkish"),
    ("en", "Inflation in Norway was 2.3% in May 2025.", "cpi", "a level, so over a year"),
    ("de", "Die Inflation in Norwegen lag im Mai 2025 bei 2,3 Prozent.", "cpi", "a level, German"),
    ("en", "Inflation in Argentina was 2.3% in May 2025.", None, "the month's comes first there"),
    ("en", "Consumer prices in Norway rose 0.4% in May 2025.", None, "over a month or a year?"),
    ("en", "Lund ranked 95th in the World University Rankings 2029.", "the_university_rank", "any year"),
    (
        "en",
        "By the ILO definition, the unemployment rate in Austria was 5.2% in 2024.",
        "ilo_unemployment_rate",
        "anywhere",
    ),
]


@pytest.mark.parametrize(("language", "text", "indicator", "why"), MEASURES, ids=[row[-1] for row in MEASURES])
def test_a_measure_is_named_by_words_that_mean_it(found, language, text, indicator, why):
    assert found(text, language)[0].indicator == indicator, why


GOODS = [
    ("ja", "2024年の日本の中古車輸出は1兆円だった。", "中古車"),
    ("ko", "2024년 한국의 화장품 수출은 102억 달러였다.", "화장품"),
    ("zh-Hans", "2024年，中国稀土出口5亿美元。", "稀土"),
]


@pytest.mark.parametrize(("language", "text", "goods"), GOODS)
def test_goods_are_those_of_the_one_list_of_goods(found, language, text, goods):
    assert found(text, language)[0].scope == goods
