import time
from datetime import UTC, datetime

import pytest

from monitor.figures.periods import periods
from monitor.figures.shadow import shadow
from tests.figures.build import NOON, figures

# NOON is Thursday, 20 November 2025.
SAID = [
    ("China's September imports rose 4.1%.", "en", "2025-09", "a month right in front of what it is the month of"),
    ("The August reading was 48.2 points.", "en", "2025-08", "the reading of a month"),
    ("July's fall in orders was 2.6%.", "en", "2025-07", "whose fall it was"),
    ("Der Augustwert lag bei 48,2 Punkten.", "de", "2025-08", "one word of month and value"),
    ("Les importations de septembre ont augmenté de 4,1 %.", "fr", "2025-09", "of September"),
    ("Сентябрьский импорт вырос на 4,1%.", "ru", "2025-09", "an adjective of the month"),
    ("Серпневий показник становив 48,2%.", "uk", "2025-08", "a Ukrainian adjective"),
    ("Sierpniowy odczyt wyniósł 48,2 proc.", "pl", "2025-08", "a Polish adjective"),
    ("9月进口额由此前公布的水平修正为91亿美元。", "zh", "2025-09", "what was announced before is no event"),
    ("In the opening three months of 2025 output rose 2%.", "en", "2025-01/2025-03", "opening months"),
    ("Profit for the three months to June 30 rose 12%.", "en", "2025-04/2025-06", "a span by its end"),
    ("On 3 November 2024 the river rose to 7.2 metres.", "en", "2024-11-03", "day before month"),
    ("Two soldiers were killed on Tuesday.", "en", "2025-11-18", "the last such day"),
    ("Yesterday 3,400 tickets were sold.", "en", "2025-11-19", "the day before publication"),
    ("The firm will open 30 stores next year.", "en", "2026", "the year to come"),
    ("Exports rose 12% to 40 billion rupees in financial year 2024-25.", "en", "2024-04/2025-03", "an Indian year"),
    ("More than 4,500 people have died there since 2014.", "en", "2014/..", "a sum since then"),
    ("In the 1980s the mine employed 6,000 men.", "en", "1980/1989", "a decade"),
    ("В 90-е годы в посёлке жили 12 тысяч человек.", "ru", "1990/1999", "a Russian decade"),
    ("Between 2010 and 2020 the glacier lost 12 metres.", "en", "2010/2020", "a range of years"),
    (
        "From the start of 2011 to April 2018 wages rose by 31%.",
        "en",
        "2011/2018-04",
        "each end as exact as it is told",
    ),
    ("Von 2011 bis April 2018 stiegen die Löhne um 31 Prozent.", "de", "2011/2018-04", "German ends"),
    ("In 2021-22 the club sold 14,000 season tickets.", "en", "2021/2022", "two years on end"),
    ("Im Schuljahr 2021/22 fehlten 900 Lehrer.", "de", "2021/2022", "a school year"),
    ("In December the line will carry 40 trams.", "en", "2025-12", "a month to come"),
    ("В декабре на линию выйдут и будут возить пассажиров 12 трамваев.", "ru", "2025-12", "a Russian month to come"),
    ("Turnout was 71% in the 2015 referendum.", "en", "2015", "counted at an event of that year"),
    ("Bei der Wahl 2015 kam die Liste auf 12 Prozent.", "de", "2015", "a German vote"),
    ("Profit rose 8% from 50 million euros in 2018 to 54 million in 2019.", "en", "2019", "the year a change led to"),
    ("18日の地震で9人がけがをした。", "ja", "2025-11-18", "a day without its month"),
    ("По итогам девяти месяцев прибыль составила 1,3 млрд рублей.", "ru", "2025-01/2025-09", "cumulative"),
    ("В прошлом месяце туристы потратили 3 млрд рублей.", "ru", "2025-10", "last month"),
    ("Пожар 18 августа уничтожил 5 домов.", "ru", "2025-08-18", "a day without a year"),
    ("上半年，工业增加值增长6.4%。", "zh-Hans", "2025-H1", "the year's half"),
    ("上个月，出口下降3%。", "zh-Hans", "2025-10", "Chinese last month"),
    ("民國109年8月，失業率為3.83%。", "zh-Hant", "2020-08", "the Republic's calendar"),
    ("今年前5個月出口額達2,300億美元。", "zh-Hant", "2025-01/2025-05", "traditional characters"),
    ("令和2年9月の失業率は3.0%だった。", "ja", "2020-09", "an emperor's era"),
    ("2024年度の売上高は48兆円だった。", "ja", "2024-04/2025-03", "a Japanese fiscal year"),
    ("올해 2분기 영업이익은 4조6000억원이다.", "ko", "2025-Q2", "Korean quarter"),
    ("Im zweiten Quartal schrumpfte die Wirtschaft um 0,3 Prozent.", "de", "2025-Q2", "German quarter"),
    ("Am 3. November 2024 kamen 400 Besucher.", "de", "2024-11-03", "a day with its point"),
    ("L'an dernier, le pays a accueilli 100 millions de visiteurs.", "fr", "2024", "French last year"),
    ("En juin dernier, 14 000 logements ont été vendus.", "fr", "2025-06", "French last June"),
    ("Entre enero y marzo llegaron 17 millones de turistas.", "es", "2025-01/2025-03", "Spanish span"),
    ("Nel 2024 gli incidenti sono stati 166.525.", "it", "2024", "Italian year"),
    ("Em abril de 2025, a inflação foi de 0,43%.", "pt", "2025-04", "Portuguese month"),
    ("Торік експорт зріс на 4%.", "uk", "2024", "Ukrainian last year"),
    ("W ubiegłym roku eksport wzrósł o 4%.", "pl", "2024", "Polish last year"),
    ("Geçen yıl ihracat 4 milyar dolar oldu.", "tr", "2024", "Turkish last year"),
    ("Ekspor tahun lalu mencapai 4 miliar dolar.", "id", "2024", "Indonesian last year"),
]


@pytest.mark.parametrize(("text", "language", "period", "why"), SAID)
def test_papers_of_many_languages_say_when(text, language, period, why):
    assert figures(text, language)[0].period == period, why


UNSAID = [
    ("Exports may decline by 4%.", "en", "no month but a verb"),
    ("The club sold 9,300 scarves, three times the 2023 figure.", "en", "a base that is multiplied"),
    ("Es gab 900 Brände, dreimal so viele wie 2023.", "de", "a German base that is multiplied"),
    ("Hubo 900 incendios, cuatro veces el total de 2023.", "es", "a Spanish base that is multiplied"),
    ("В лесах 900 пожаров, в четыре раза больше показателя 2023 года.", "ru", "a Russian base that is multiplied"),
    ("The grant helps 3,000 pupils born in the years 2009 and 2010.", "en", "years of birth"),
    ("The yard will write to 2,600 owners who ordered a boat between 2016 and 2019.", "en", "which owners"),
    ("Le chantier écrira aux 2 600 clients qui ont commandé un bateau entre 2016 et 2019.", "fr", "which customers"),
    ("The bridge, opened in 1998, carries 40,000 vehicles.", "en", "an event's year"),
    ("The law passed in 2019 gives 5,000 families an allowance.", "en", "a participle's year"),
    ("The 2016 referendum was won by 52% of voters.", "en", "the year in a name"),
    ("In the early 1980s the mine employed 6,000 men.", "en", "a part of a decade"),
    ("For fiscal 2024, the airline reported a profit of $220 million.", "en", "whose fiscal year?"),
    ("In 2019 the firm had 300 shops; it now employs 9,000 people.", "en", "another time begins"),
    ("Sales have grown 40% since 2010.", "en", "growth since then is no sum"),
    ("Storms in June 2012 and in August 2014 killed 41 people in all.", "en", "two events and one total"),
    ("Les crues de juin 2012 et d'août 2014 ont fait 41 morts au total.", "fr", "two French events"),
    ("Since 2009 is the first time that more than half voted; since then 8% left.", "en", "nothing is counted"),
    ("Por primera vez desde 2009 votó más de la mitad.", "es", "a record"),
    ("Visitors to Harbour Festival 2024 can choose from 60 boats.", "en", "a year in a name"),
    ("La feria Gusto 2024 ofrece 60 puestos.", "es", "a Spanish name"),
    ("Назначенная в 2019 году ректор сказала, что не хватает 300 мест.", "ru", "a Russian participle of persons"),
    ("2019年に就任した学長は、300人を採用すると述べた。", "ja", "a Japanese clause"),
    ("So far this year the lifeboat has saved 31 people.", "en", "a year that is not over"),
    ("In diesem Jahr wurden bislang 31 Menschen gerettet.", "de", "a German year that is not over"),
    ("The bonds due 2031 carry a coupon of 4%.", "en", "when something is due"),
    ("On 3 November the village lost its 200 jobs.", "en", "what is one's own"),
    ("Il 3 novembre il paese ha perso i suoi 200 posti.", "it", "what is one's own in Italian"),
    ("In March the port will get a crane of 900 tonnes, the city promised in 2021.", "en", "promised then"),
    ("По сравнению с 2016 годом население сократилось на 3%.", "ru", "a base"),
    ("Завод, построенный в 1974 году, кормит 3 тысячи человек.", "ru", "a Russian participle"),
    ("В начале 90-х годов в посёлке жили 12 тысяч человек.", "ru", "a part of a Russian decade"),
    ("与2019年相比，游客数量增长6.4%。", "zh-Hans", "a Chinese base"),
    ("该厂成立于1998年，有员工3000人。", "zh-Hans", "a founding"),
    ("比2019年減少三成。", "zh-Hant", "a base in traditional characters"),
    ("2019년 대비 12% 늘었다.", "ko", "a Korean base"),
    ("Gegenüber 2016 stieg die Zahl der Betriebe um 12 Prozent.", "de", "a German base"),
    ("Par rapport à 2010, les émissions ont reculé de 20 %.", "fr", "a French base"),
    ("Las ventas cayeron un 15% frente a 2019.", "es", "a Spanish base"),
    ("Rispetto al 2019 il traffico è cresciuto del 10%.", "it", "an Italian base"),
    ("O hospital, inaugurado em 1985, tem 200 leitos.", "pt", "a Portuguese opening"),
]


@pytest.mark.parametrize(("text", "language", "why"), UNSAID)
def test_what_is_not_said_is_not_guessed(text, language, why):
    assert figures(text, language)[-1].period is None, why


def test_a_base_with_a_figure_of_its_own_gives_it_its_year():
    now, then = figures("Turnout was 61%, compared with 67% in 2019.")
    assert (now.period, then.period) == (None, "2019")


def test_a_year_earlier_is_the_year_before_the_period_spoken_of():
    text = "Sales in the first five months of 2025 totalled $3.1 billion, against $2.8 billion a year earlier."
    assert [one.period for one in figures(text)] == ["2025-01/2025-05", "2024-01/2024-05"]


def test_one_leading_period_holds_for_all_that_is_enumerated():
    assert [one.period for one in figures("In 2022, exports rose 9% and imports 4%.")] == ["2022", "2022"]


def test_a_forecast_does_not_inherit_a_year_that_is_over():
    found = figures("In 2023, sales reached 4 billion euros. They are expected to reach 5 billion euros.")
    assert found[-1].period is None


CAPITALS = [
    ("Україна 2019 року експортувала 9 млн тонн вугілля.", "uk", "2019", "the word for a year behind it"),
    ("Polska 2019 roku wydała 4 mld złotych.", "pl", "2019", "the Polish word behind it"),
    ("Рік 2019 приніс 300 пожеж.", "uk", "2019", "the word in front"),
    ("Rok 2019 przyniósł 300 pożarów.", "pl", "2019", "the Polish word in front"),
    ("Ano 2019 fechou com 300 lojas.", "pt", "2019", "the Portuguese word in front"),
    ("Anno 2019 chiuso con 300 incendi.", "it", "2019", "the Italian word in front"),
    ("Année 2019 avec 300 incendies.", "fr", "2019", "the French word in front"),
    ("L'année 2019 a connu 300 incendies.", "fr", "2019", "a year is not born"),
    ("L'annata 2019 conta 300 etichette.", "it", "2019", "nor is an Italian one"),
    ("Лето 2019 принесло 300 пожаров.", "ru", "2019", "a season"),
    ("Sinds 2019 zijn 300 winkels gesloten.", "nl", "2019", "a sentence's first word, no rule for the language"),
    ("Tijdens 2019 werden 300 winkels gesloten.", "nl", "2019", "another first word"),
    ("Bezoekers van Havenfeest 2019 kiezen uit 60 boten.", "nl", None, "a Dutch name"),
    ("Targi Zabawka 2019 mają 60 stoisk.", "pl", None, "a Polish name"),
    ("Виставка Іграшка 2019 має 60 стендів.", "uk", None, "a Ukrainian name"),
    ("Le Salon de Lyon de 2019 compte 60 stands.", "fr", None, "a French name"),
]


@pytest.mark.parametrize(("text", "language", "period", "why"), CAPITALS)
def test_a_year_behind_a_capital_is_a_name_unless_words_of_its_language_say_that_it_is_a_year(
    text, language, period, why
):
    assert figures(text, language)[0].period == period, why


SEVERAL = [
    ("That is four times the 2023 total of 81,000.", "en", [None, "2023"], "what the base came to"),
    ("C'est quatre fois le total de 2023, soit 81 000.", "fr", [None, "2023"], "what a French base came to"),
    (
        "La banque garde son taux à 3 % et n'attend plus qu'une croissance de 1,1 % en 2026.",
        "fr",
        [None, "2026"],
        "then",
    ),
    ("Wages rose 3% and the union expects a rise of 2% in 2026.", "en", [None, "2026"], "what is expected begins anew"),
    ("The town sold 40 houses and 30 flats in 2023.", "en", ["2023", "2023"], "one statement"),
    ("There were 1,200 sailors who drowned between 2016 and 2019.", "en", ["2016/2019"], "how many did it"),
    ("Il y a eu 1 200 marins qui ont péri entre 2016 et 2019.", "fr", ["2016/2019"], "how many did it in French"),
    ("The 1,200 sailors who drowned between 2016 and 2019 were young.", "en", ["2016/2019"], "how many there were"),
    ("El fondo tenía 4.000 socios al cierre de julio de 2024.", "es", ["2024-07"], "the end of a month"),
    ("Al cierre de julio de 2024, el paro se situó en el 11%.", "es", ["2024-07"], "the end of a month in front"),
    ("El paro quedó en el 11%, al cierre de julio de 2024.", "es", ["2024-07"], "the end of a month behind a comma"),
    ("The fund had 4,000 members (as of July 2024).", "en", ["2024-07"], "the end of a month in brackets"),
    ("Der Verein hatte 4.000 Mitglieder (Stand: Juli 2024).", "de", ["2024-07"], "German brackets"),
    ("Le fonds comptait 4 000 membres, à la fin de juillet 2024.", "fr", ["2024-07"], "the end of a French month"),
]


@pytest.mark.parametrize(("text", "language", "said", "why"), SEVERAL)
def test_each_figure_of_a_sentence_has_its_own_time(text, language, said, why):
    assert [one.period for one in figures(text, language)] == said, why


# A day without its year or its month, by what day it was read on.
DAYS = [
    ("31日の集会に900人が参加した。", "ja", (2024, 3, 5), None, "no 31 February"),
    ("30日的集會有900人參加。", "zh-Hant", (2025, 3, 1), None, "no 30 February"),
    ("29日の集会に900人が参加した。", "ja", (2024, 3, 5), "2024-02-29", "a leap year's day"),
    ("31日の集会に900人が参加した。", "ja", (2024, 4, 5), "2024-03-31", "the last day of the month before"),
    ("On 31 November 2024 the ferry carried 900 people.", "en", (2025, 3, 5), None, "no such day"),
    ("Am 30. Februar 2024 kamen 900 Besucher.", "de", (2025, 3, 5), None, "no such German day"),
    ("On October 27 the ferry carried 900 people.", "en", (2025, 10, 2), None, "weeks ahead, and nothing says so"),
    ("Le 27 octobre, le bac a transporté 900 personnes.", "fr", (2025, 10, 2), None, "French weeks ahead"),
    ("On October 27 the ferry will carry 900 people.", "en", (2025, 10, 2), "2025-10-27", "to come"),
    ("On October 3 the ferry carried 900 people.", "en", (2025, 10, 2), "2025-10-03", "tomorrow elsewhere"),
    ("On October 1 the ferry carried 900 people.", "en", (2025, 10, 2), "2025-10-01", "yesterday"),
]


@pytest.mark.parametrize(("text", "language", "read", "period", "why"), DAYS)
def test_a_day_is_one_of_the_calendar_and_no_day_to_come_unless_it_is_said(text, language, read, period, why):
    assert figures(text, language, published=datetime(*read, 12, tzinfo=UTC))[0].period == period, why


RELATIVE = [("Exports rose 3% last year.", "en"), ("去年出口增长4%。", "zh-Hans"), ("Вчера продали 300 билетов.", "ru")]


@pytest.mark.parametrize(("text", "language"), RELATIVE)
def test_nothing_is_relative_to_an_unknown_publication(text, language):
    assert figures(text, language, published=None)[0].period is None


LONG = ["from may ", "2019年", "in the first ", "1 января ", "compared with ", "1-", "le 3 ", "3. "]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("language", ["en", "zh", "ru", "de", "fr", "ja"])
def test_no_wording_takes_long(piece, language):
    plain = shadow(piece * (1_500 // len(piece)))
    began = time.process_time()
    periods(plain, 0, len(plain), language, NOON)
    assert time.process_time() - began < 1.0


BEHIND = [
    ("de", "Saisonbereinigt betrug die Arbeitslosenquote im März 6,3 Prozent.", "2025-03"),
    ("de", "Geboren wurde er am 6. März.", None),
    ("ru", "Инфляция по итогам октября составила 7,7%.", "2025-10"),
    ("en", "Norway harvested 3 million tonnes of wheat in the 2024-25 season.", "2024/2025"),
    ("en", "Norway's exports came to $4 billion in the fiscal year that ended in March 2025.", "2024-04/2025-03"),
    ("en", "Norway's exports came to $4 billion in the fiscal year from April 2024 to March 2025.", "2024-04/2025-03"),
    ("en", "Consumer prices in Norway rose 4.1 percent in the 12 months through October.", "2025-10"),
    ("pt", "A inflação chegou a 4,1% nos 12 meses até setembro.", "2025-09"),
    (
        "es",
        "Las exportaciones sumaron 4 millones de euros en los 12 meses hasta septiembre de 2025.",
        "2024-10/2025-09",
    ),
    ("zh", "根据2024年统计公报，全年工业增加值增长7%。", "2024"),
    ("ko", "올 들어 8월까지 출생아 수가 16만명으로 집계됐다.", "2025-01/2025-08"),
]


@pytest.mark.parametrize(("language", "text", "period"), BEHIND)
def test_a_period_that_stands_close_to_its_figure_is_read(language, text, period):
    assert [one.period for one in figures(text, language)][:1] == ([period] if period else [])
