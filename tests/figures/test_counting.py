"""What is counted, and numbers that belong together."""

from decimal import Decimal

import pytest

from monitor.domain import Approx
from tests.figures.build import figure, figures

COUNTED = [
    ("en", "The board named four vice-chairmen.", "four", "vice-chairmen", "a plural without s"),
    ("en", "Of these, 12 of the 40 members left.", "12", "members", "out of a whole"),
    ("en", "Some 310 households lost power.", "310", "households", "a plural"),
    ("de", "Das Land eröffnet drei neue Werke.", "drei", "neue werke", "up to the word with a capital"),
    ("de", "Rund 4.200 Beschäftigte streikten.", "4.200", "beschäftigte", "a noun made of an adjective"),
    ("de", "Von dem Brand waren 17 unbewohnte Häuser betroffen.", "17", "unbewohnte häuser", "an adjective before it"),
    ("fr", "La région compte 1,3 million d'abonnés.", "1,3 million", "abonnés", "behind d'"),
    ("fr", "Le port emploie 860 dockers à Brest.", "860", "dockers", "a preposition ends it"),
    ("es", "Hay 20 millones de usuarios.", "20 millones", "usuarios", "behind de"),
    ("es", "El incendio dejó 14 heridos en la costa.", "14", "heridos", "a preposition ends it"),
    ("it", "Il comune conta 5.300 abitanti.", "5.300", "abitanti", "the noun"),
    ("pt", "A cidade tem 48 escolas públicas.", "48", "escolas públicas", "with its adjective"),
    ("ru", "Из них 8 из 19 стран подписали договор.", "8", "стран", "out of a whole"),
    ("zh-Hans", "洪水造成43人失踪。", "43", "人", "a verb is no noun"),
    ("zh-Hans", "仅这一牧场就有108只。", "108", "只", "who has them is not what is counted"),
    ("zh-Hant", "山頂也有30座。", "30", "座", "the same in traditional characters"),
    ("zh-Hans", "全国约有30多个县、区受灾。", "30", "县", "one character before a mark"),
    ("zh-Hans", "整治涉及300余款游戏。", "300", "游戏", "the noun behind the measure word"),
    ("zh-Hant", "縣內有 36 所學校停課。", "36", "學校", "with spaces; a verb ends it"),
    ("zh-Hans", "全市有240家中小企业。", "240", "中小企业", "中 belongs to the noun"),
    ("zh-Hans", "新建12个创新中心。", "12", "创新中心", "and at its end"),
    ("ja", "１８の州が反対した。", "１８", "州", "behind の"),
    ("ja", "会員80万人のアプリが止まった。", "80万", "人", "what stands behind の has them, and is not counted"),
    ("ja", "県内164店舗で売る。", "164", "店舗", "the measure word itself"),
    ("ja", "県内の４０校が休む。", "４０", "校", "the measure word"),
    ("en", "The gale killed two sailors and injured 31.", "31", "sailors", "what was counted before it, behind a verb"),
    ("de", "Von 90 Räten stimmten 52 mit Ja, 31 mit Nein.", "31", "räten", "what was counted before it"),
    ("es", "Hubo 70 votos a favor y 23 en contra.", "23", "votos", "what was counted before it"),
    (
        "fr",
        "Il y avait 40 boulangeries, il en reste trois.",
        "trois",
        "boulangeries",
        "what was counted before it, in words",
    ),
    (
        "ru",
        "Закон поддержали 90 депутатов, против — 14.",
        "14",
        "депутатов",
        "what was counted before it, behind a dash",
    ),
    ("en", "The motion passed by 61 votes to 48.", "48", "votes", "opposed to what was counted before"),
    ("en", "The crash left 44 injured and 6 dead.", "44", "injured", "what happened to them, without a noun"),
    ("ru", "В шторм погибли четверо.", "четверо", "человек", "a form that counts people only"),
    ("de", "Die Zahl der Filialen stieg auf 1.480.", "1.480", "filialen", "the number of …"),
    ("es", "El número de socios llegó a 3.900.", "3.900", "socios", "the number of …"),
    ("fr", "Le nombre de licenciés a atteint 2 300.", "2 300", "licenciés", "the number of …"),
    ("ru", "Это страна с населением шесть миллионов.", "шесть миллионов", "населением", "in words, behind the noun"),
    ("de", "Vier der 17 am Markt tätigenden Firmen zahlen.", "17", "firmen", "a participle with what belongs to it"),
    ("de", "Neun im Hafen liegenden Schiffen fehlt Öl.", "Neun", "schiffen", "a participle with what belongs to it"),
    ("es", "Entre 120 socios, 70 votaron ayer.", "70", "socios", "a verb is no noun"),
    ("fr", "Sur 900 élèves, 40 redoublèrent.", "40", "élèves", "a verb is no noun"),
    ("fr", "Une vingtaine de skieurs sont là.", "Une vingtaine", "skieurs", "a collective"),
    ("es", "Un centenar de vecinos protestó.", "Un centenar", "vecinos", "a collective"),
    ("ru", "Более сотни яхт вышли в море.", "сотни", "яхт", "over a hundred"),
    ("ru", "Из порта ушло полсотни судов.", "полсотни", "судов", "half a hundred"),
    ("zh-Hans", "2.4万游客滞留海岛。", "2.4万", "游客", "ten thousands need no measure word, and a verb ends the noun"),
    ("zh-Hant", "平台有 3 億的用戶。", "3 億", "用戶", "behind 的"),
    ("zh-Hans", "全市有6个县受灾。", "6", "县", "a noun of one character, no place before it"),
    ("zh-Hans", "赞成75票，反对12票。", "75", "票", "votes"),
    ("zh-Hant", "地震造成 4 棟民宅傾斜。", "4", "民宅", "a verb ends the noun"),
    ("zh-Hans", "警方查获120张。", "120", "张", "who seized them is not counted"),
    ("zh-Hans", "镇上有9名失业的渔民。", "9", "渔民", "what tells which ones"),
    ("zh-Hans", "该公司有45家分店的咖啡业务。", "45", "分店", "a noun before 的"),
    ("zh-Hans", "爆炸致7死15伤。", "15", "伤", "dead and injured"),
    ("ja", "村に３つの円形劇場がある。", "３", "円形劇場", "behind つの"),
    ("ja", "およそ30あるワイナリーが休む。", "30", "ワイナリー", "behind ある"),
    ("ja", "新党は12議席を得た。", "12", "議席", "seats"),
    ("ja", "彼は18.5キャリアポイントで並んだ。", "18.5", "キャリアポイント", "a foreign word"),
    ("en", "Only 19 of 60 berths are free.", "19", "berths", "out of a whole, without an article"),
    ("ru", "Четыре из восьми яхт сели на мель.", "Четыре", "яхт", "out of a whole in words"),
    ("es", "Tres de los nueve faros siguen apagados.", "Tres", "faros siguen apagados", "out of a whole in words"),
    ("ko", "공장 12곳이 멈췄다.", "12", "공장", "the word before it"),
    ("ko", "학생 300명이 모였다.", "300", "명", "people are counted by their measure word"),
    ("ko", "300명의 학생이 모였다.", "300", "명", "people are counted by their measure word"),
]


@pytest.mark.parametrize(("language", "text", "surface", "unit", "why"), COUNTED)
def test_a_count_counts_the_noun_beside_it(language, text, surface, unit, why):
    assert figure(text, surface, language).unit == unit, why


JOINED = [
    ("en", "It rose 3 to 5 percent.", [("3 to 5 percent", "3", "range")], "a range whose unit stands once"),
    ("en", "It fell from 9 percent to 7 percent.", [("9 percent", "9", "exact"), ("7 percent", "7", "exact")], "moved"),
    ("en", "Rates rose from 3 to 5 percent.", [("3", "3", "exact"), ("5 percent", "5", "exact")], "moved, one unit"),
    ("en", "Fees range from 3 to 5 percent.", [("3 to 5 percent", "3", "range")], "from, without a movement"),
    ("en", "It sold 40 and 55 machines.", [("40", "40", "exact"), ("55", "55", "exact")], "a shared noun"),
    ("en", "Between 30 and 40 shops closed.", [("30 and 40", "30", "range")], "opened by between"),
    ("en", "Some 3 or 4 million users left.", [("3 or 4 million", "3000000", "range")], "or"),
    ("de", "Es fielen 10 bis 15 Zentimeter Schnee.", [("10 bis 15 Zentimeter", "10", "range")], "bis"),
    ("fr", "Les prix augmenteraient de 15 à 25 %.", [("15 à 25 %", "15", "range")], "à, though prices move"),
    ("ru", "Цены вырастут на 3-5 процентов.", [("3-5 процентов", "3", "range")], "a hyphen"),
    ("zh-Hans", "气温下降5至8个百分点。", [("5至8个百分点", "5", "range")], "至"),
    ("es", "Hay entre 30 y 40 colegios.", [("30 y 40", "30", "range")], "opened by entre"),
    ("ru", "Ночью до минус 30-35 градусов.", [("минус 30-35 градусов", "-35", "range")], "one minus for both"),
    ("ru", "Ночью -18… -23 градуса.", [("-18… -23 градуса", "-23", "range")], "the warmer end first"),
    ("es", "El valor subirá hasta los 1.134 euros.", [("1.134 euros", "1134", "exact")], "a new level, no limit"),
    ("pl", "Inflacja wzrosła do 5,2 proc.", [("5,2 proc.", "5.2", "exact")], "a new level, no limit"),
    ("es", "Exportó 2 mil 600 millones de pesetas.", [("2 mil 600 millones de pesetas", "2600000000", "exact")], "mil"),
    ("de", "Der Beitrag steigt von 38 auf 44 Euro.", [("38", "38", "exact"), ("44 Euro", "44", "exact")], "one unit"),
    ("en", "Sales grew by 40 to 950 boats.", [("40", "40", "exact"), ("950", "950", "exact")], "by how much, to where"),
    ("fr", "Au moins 18 gares ferment.", [("18", "18", "at_least")], "moins is no minus"),
    ("es", "Al menos 23 barcos zarparon.", [("23", "23", "at_least")], "menos is no minus"),
    ("fr", "Près d'un quart des îles manque.", [("un quart", "0.25", "nearly")], "behind d'"),
    ("zh-Hans", "共有18家以上。", [("18", "18", "at_least")], "以上 behind the measure word"),
    ("ja", "毎年３０頭以上が生まれる。", [("３０", "30", "at_least")], "以上 behind the measure word"),
    ("es", "Hay 6 botes y más de 90 redes.", [("6", "6", "exact"), ("90", "90", "over")], "y más begins another"),
    ("ru", "Счёт приблизился к 70 тысячам рублей.", [("70 тысячам рублей", "70000", "nearly")], "came near"),
    ("ru", "Он шёл полтора километра.", [("полтора километра", "1.5", "exact")], "one and a half"),
    ("ru", "Спортсменка набрала 41,125 балла.", [("41,125", "41.125", "exact")], "marks have decimals"),
    ("zh-Hans", "他身高1米79。", [("1米79", "1.79", "exact")], "metres and centimetres"),
    ("en", "He cleared 5.82m at dusk.", [("5.82m", "5.82", "exact")], "a jump is measured in metres"),
    ("en", "The 240m long pier burned.", [("240m", "240", "exact")], "long makes metres"),
    ("en", "It reached 43C in May.", [("43C", "43", "exact")], "degrees"),
    ("ru", "Пришло два десятка лодок.", [("два десятка", "20", "exact")], "tens"),
    (
        "en",
        "It owes 3 billion euros. Its users number 2 billion.",
        [("3 billion euros", "3000000000", "exact"), ("2 billion", "2000000000", "exact")],
        "no money",
    ),
    ("zh-Hans", "全长3.4千米。", [("3.4千米", "3.4", "exact")], "the 千 of a kilometre"),
    ("it", "Una multa da 5 milioni di euro.", [("5 milioni di euro", "5000000", "exact")], "da is no at least"),
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), JOINED)
def test_numbers_that_belong_together(language, text, expected, why):
    found = figures(text, language)
    assert [(one.surface, f"{one.value:f}", one.approx.value) for one in found] == expected, why


WORDED = [
    ("en", "It needs 60 percent plus one vote.", "60 percent", Approx.EXACT),
    ("en", "Households with $90,000 and up pay more.", "$90,000", Approx.AT_LEAST),
    ("es", "Hubo un tope del 45% de aumento.", "45%", Approx.UP_TO),
    ("zh-Hans", "约有 71% 的受访者同意。", "71%", Approx.ABOUT),
    ("zh-Hans", "罚款多达4亿元。", "4亿元", Approx.UP_TO),
    ("uk", "Понад 30 відсотків мешканців виїхали.", "30 відсотків", Approx.OVER),
    ("hi", "लगभग 30 प्रतिशत लोग गए।", "30 प्रतिशत", Approx.ABOUT),
    ("vi", "Ít nhất 30% hộ dân mất điện.", "30%", Approx.AT_LEAST),
    ("id", "Hampir 30 persen warga pindah.", "30 persen", Approx.NEARLY),
    ("tr", "En fazla yüzde 30 indirim var.", "yüzde 30", Approx.UP_TO),
]


@pytest.mark.parametrize(("language", "text", "surface", "approx"), WORDED)
def test_wording_says_how_exact_a_figure_is(language, text, surface, approx):
    assert figure(text, surface, language).approx is approx


def test_a_shared_scale_is_the_first_ones_too():
    assert [one.value for one in figures("It lost 3 and 5 million users.")] == [Decimal(3) * 10**6, Decimal(5) * 10**6]


WHOLE = [
    ("es", "Llegaron 318,406 personas.", "318,406", "318406", "nobody counts thousandths of persons"),
    ("es", "Hubo 18,402 millones de dólares y 5,317 millones de dólares.", "18,402 millones de dólares", "18402000000",
     "every comma of the paragraph stands before three digits"),
    ("de", "Es kostet 12,345 Millionen Euro.", "12,345 Millionen Euro", "12345000", "nothing says that it groups"),
    ("es", "Hubo 18,402 millones de euros, un 2,5 % más.", "18,402 millones de euros", "18402000",
     "decimals have a comma in this paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "surface", "value", "why"), WHOLE)
def test_a_comma_groups_where_its_text_says_so(language, text, surface, value, why):
    assert figure(text, surface, language).value == Decimal(value), why


CONTINUED = [
    ("de", "Sie schlug 80 Pässe, davon 35 allein.", ["pässe", "pässe"], "davon"),
    ("en", "It has 9,800 shops, up from 7,700.", ["shops", "shops"], "the base of a comparison"),
    ("en", "Of 120 firms, of which 12 closed, nobody spoke.", ["firms", "firms"], "of which"),
    ("fr", "Ils versent 40 milliards d'euros sur 90 milliards.", ["EUR", "EUR"], "money out of money"),
    ("en", "A man of 6 feet 4 inches fled.", ["[in_i]"], "one size in two units"),
    ("ru", "За сезон она набрала 31 (14+17) очко.", ["очко"], "a sum in brackets before the noun"),
    ("es", "Suben las multas impuestas (4.182).", ["multas impuestas"], "a bracket that counts the words before it"),
    ("fr", "Les meilleurs sont Jean Duval (1,6) et Paul Rey (1,7).", [], "marks in brackets behind names"),
    ("en", "The survey was done among 45\nhospitals of the region.", ["hospitals"], "a wrapped line"),
]


@pytest.mark.parametrize(("language", "text", "units", "why"), CONTINUED)
def test_a_bare_number_takes_its_unit_from_its_neighbours(language, text, units, why):
    assert [one.unit for one in figures(text, language)] == units, why


PEOPLE = [
    ("zh-Hans", "2024年末，浙江失业人员28万人。", "28万", "unemployed_persons"),
    ("ru", "Население города составляет 2,3 млн человек.", "2,3 млн", "population"),
]


@pytest.mark.parametrize(("language", "text", "surface", "indicator"), PEOPLE)
def test_what_people_are_counted_as_the_words_before_say(language, text, surface, indicator):
    assert figure(text, surface, language).indicator == indicator


GLUED = [
    ("Police recorded 2.3m offences.", [("2.3m", "2300000", "offences")], "millions of what is counted"),
    ("Some 300k users left.", [("300k", "300000", "users")], "thousands"),
    ("The 300m long bridge and the 100m final.", [("300m", "300", "m")], "metres"),
    ("Profits jumped 6m after the merger.", [], "money without its currency, no metres"),
    ("Ticket sales cleared 3.70m on Friday.", [], "money, though a mark would be printed so"),
    ("The athlete jumped 7m at dusk.", [("7m", "7", "m")], "an athlete jumps metres"),
    ("A beam 2m40 long split.", [("2m40", "2.40", "m")], "metres and centimetres, no square metres"),
    ("The relay took 5m30.", [], "minutes, no cubic metres"),
]


@pytest.mark.parametrize(("text", "expected", "why"), GLUED)
def test_a_letter_glued_to_a_number_scales_what_is_counted(text, expected, why):
    assert [(one.surface, f"{one.value:f}", one.unit) for one in figures(text)] == expected, why


def test_what_stands_inside_a_number_does_not_hide_its_unit():
    assert figure("현금 1억여 원을 받았다.", "1억여 원", "ko").unit == "KRW"


LETTERS = [
    ("fr", "La statue mesure 2m15.", [("2m15", "2.15", "m")], "metres and centimetres"),
    ("es", "El atleta mide 1m92.", [("1m92", "1.92", "m")], "metres and centimetres"),
    ("fr", "Une cuve de 14m3 et un pré de 60 m2.", [("14m3", "14", "m3"), ("60 m2", "60", "m2")], "units of their own"),
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), LETTERS)
def test_metres_have_their_centimetres_behind_them(language, text, expected, why):
    assert [(one.surface, f"{one.value:f}", one.unit) for one in figures(text, language)] == expected, why


ATTRIBUTES = [
    ("Es fehlten 30 aus dem Lager gestohlenen Räder.", ["räder"], "a participle before what is counted"),
    ("Die neun an der Ausfahrt beteiligten Boote sanken.", ["boote"], "another one"),
    ("Der Bestand wuchs auf 700 in den letzten Monaten.", [], "no participle, and a time"),
    ("Der Bestand wuchs auf 700 in den vergangenen Wochen.", [], "a participle, and a time"),
]


@pytest.mark.parametrize(("text", "units", "why"), ATTRIBUTES)
def test_german_counts_what_a_participle_describes_but_no_time(text, units, why):
    assert [one.unit for one in figures(text, "de")] == units, why
