"""Numbers that are no figures, in many languages: each text holds look-alikes only."""

import pytest

from tests.figures.build import figures

LOOKALIKES = [
    # ages
    ("en", "Police held suspects aged 19, 23 and 40.", "a list of ages"),
    ("en", "Singer Dora Vale (67) cancelled the show.", "an age in brackets, behind a name"),
    ("de", "Die 52-jährige Ministerin trat zurück.", "an age as adjective"),
    ("de", "Geschwister im Alter von 7, 9 und 12 Jahren fehlten.", "a list of ages"),
    ("de", "Die zehnjährige Laufzeit endet, die 30-jährige beginnt.", "lengths of time as adjectives"),
    ("ru", "Задержан 34-летний житель области.", "an age as adjective"),
    ("ru", "Подростки в возрасте 13, 14 и 15 лет пропали.", "a list of ages"),
    ("ru", "Певец Иван Дубов (71 год) выступил.", "an age in brackets"),
    ("uk", "Затримано 34-річного мешканця області.", "an age as adjective"),
    ("pl", "Zatrzymano 28-letniego kierowcę.", "an age as adjective"),
    ("fr", "La victime, âgée de 34 ans, est sortie.", "an age"),
    ("es", "El detenido, de 41 años de edad, calló.", "an age"),
    ("zh-Hans", "现年58岁的部长辞职。", "an age"),
    ("zh-Hant", "年僅 19 歲的選手退賽。", "an age, with spaces"),
    ("ja", "男性（43歳）が保護された。", "an age"),
    # people who were counted before, hundreds without a number, codes, labels
    ("ru", "Все четверо вернулись домой.", "counted before"),
    ("ru", "На берег вышли сотни туристов.", "hundreds, vaguely"),
    ("ru", "Пассажиры рейса 431 ждут.", "a flight"),
    ("es", "Salió en el vuelo QR 3190.", "a flight by its code"),
    ("fr", "Rendez-vous le samedi 21 ici.", "the day behind its name"),
    ("en", "She left with a six-figure sum.", "how many digits"),
    ("zh-Hans", "二十国集团和7国集团开会。", "groups by their names"),
    ("zh-Hans", "她以1分58秒夺冠。", "a time in a race"),
    ("ja", "男子400メートル走の選手。", "a race"),
    ("zh-Hant", "他投進三分球。", "a throw"),
    # hours
    ("zh-Hans", "事故发生在早上 7 点 35 分。", "an hour, with spaces"),
    ("zh-Hans", "会议下午3点半开始。", "half past three"),
    ("zh-Hant", "投票到晚上 8 點截止。", "an hour"),
    ("ja", "午後９時ごろに通報があった。", "an hour"),
    ("ja", "浦和は鹿島に2対0で勝った。", "a result"),
    ("ja", "探査機のアポロ11は月に着いた。", "a name with a number"),
    ("ja", "クラブは来季2部リーグで戦う。", "a division"),
    ("zh-Hans", "订票热线：81-3-45678901，传真03-45678901。", "telephone numbers without marks"),
    ("en", "Call 44-20-79460321 or 020-79460321.", "the same"),
    ("ko", "사고는 오전 8시 20분에 일어났다.", "an hour"),
    ("en", "The gates open at 9.30 and close by 17.45.", "hours with a dot"),
    ("de", "Beginn ist um 18.15 Uhr.", "an hour"),
    ("fr", "Le départ est prévu à 14h30.", "an hour"),
    ("ru", "Поезд прибудет в 15.40.", "an hour with a dot"),
    # scores
    ("en", "The Herons beat the Otters 6-3 on Sunday.", "a result behind its verb"),
    ("en", "A 4-1 win sent them through.", "a result before its noun"),
    ("en", "They won 3&2 in the foursomes.", "a result of golf"),
    ("de", "Die Mannschaft gewann mit 5-2 in Ulm.", "a result"),
    ("fr", "Les visiteurs se sont imposés 3-1.", "a result"),
    ("es", "El equipo local ganó 4-0 el sábado.", "a result"),
    ("ru", "Хозяева победили со счётом 5-2.", "a result"),
    ("ja", "東軍は７勝４敗で終えた。", "wins and losses"),
    ("zh-Hans", "主队以3-1取胜。", "a result"),
    # ordinals, formats, names
    ("zh-Hant", "這是他第 12 次參賽。", "numbered, with spaces"),
    ("zh-Hant", "修憲第 9 條引起爭議。", "an article of a constitution"),
    ("zh-Hans", "他参加了四人赛。", "the name of a format"),
    ("zh-Hans", "六方会谈重启。", "the name of talks"),
    ("ja", "今季３人目の負傷者が出た。", "numbered"),
    ("ja", "県内２例目が確認された。", "numbered"),
    ("ru", "Выход игры на Orbit 4 отложен.", "a product"),
    ("en", "Call the hotline: 555 0199.", "a telephone number"),
    ("zh-Hant", "請致電免付費專線 118 722。", "a telephone number"),
    ("en", "Ring 313-555-0199 for details.", "a telephone number in groups"),
    ("en", "Neighbours called 911 at once.", "an emergency number"),
    ("zh-Hans", "请拨打 0800 234 987 咨询。", "what follows a dialling code"),
    # seasons, anniversaries, places, classes
    ("fr", "La saison 2021-22 reprendra en mai.", "a season"),
    ("en", "The 2018/19 school year ended.", "a school year"),
    ("es", "La banda festejó su 35 aniversario en mayo.", "an anniversary"),
    ("es", "El corte es en la ruta 42, kilómetro 5 de la vía.", "a road and a mark on it"),
    ("ru", "Авария произошла на трассе 31.", "a road"),
    ("es", "La boya está a una latitud de 12,4 grados.", "a coordinate"),
    ("zh-Hans", "北纬31.2度的海面起风。", "a coordinate"),
    ("de", "Büro, Lindenstraße 7, 4020 Linz", "a house and a postcode"),
    ("en", "She won the women's +90kg title.", "a class by weight"),
    ("ru", "Водитель ВАЗ 2199 скрылся.", "a model of a car"),
    ("zh-Hant", "編號 2785 班機延誤。", "a flight"),
    ("ja", "迎えた５回の打席で凡退した。", "an inning"),
    ("zh-Hant", "客隊以 7.5 比 4.5 獲勝。", "a result"),
    ("zh-Hans", "依据第 88 和 91 条（欺诈）起诉。", "two sections of a law"),
    ("zh-Hans", "系统升级到 Orbit 4.2。", "a version"),
    ("de", "Sie sprachen unter vier Augen.", "a saying"),
    ("en", "The odds are 50-50.", "even chances"),
    ("zh-Hans", "结果分为三个等级。", "how many grades a scale has"),
    ("de", "Verurteilt nach § 263 StGB und § 12 Abs. 3 Satz 1.", "sections of a law"),
    ("pt", "O time venceu por 2 a 0 diante da torcida.", "a result"),
    ("ko", "20대 남성이 체포됐다.", "a decade of life"),
    ("en", "In 2019 people voted.", "a year"),
    ("en", "Room 12, Day 3 of Project 25 and Rule 7.", "labels"),
]


@pytest.mark.parametrize(("language", "text", "why"), LOOKALIKES)
def test_a_lookalike_is_no_figure(language, text, why):
    assert [figure.surface for figure in figures(text, language)] == [], why


FIGURES = [
    ("en", "He won 3 to 5 percent of the vote.", "3 to 5 percent", "a share, though it was won"),
    ("en", "Sales lost 6-8 percent.", "6-8 percent", "a range behind a word of losing"),
    ("en", "The team won 12 medals.", "12", "a count behind a word of winning"),
    ("de", "Der Umsatz stieg um 15.30 Prozent.", "15.30 Prozent", "no hour"),
    ("ru", "Ставка выросла в 2,4 раза.", "в 2,4 раза", "no hour"),
    ("ja", "患者３人が退院した。", "３", "a count, not numbered"),
    ("zh-Hans", "四名工人获救。", "四", "a count in characters"),
    ("ru", "При весе 82 кг он бегает.", "82 кг", "a weight, no class"),
    ("de", "Am 3. Mai 12 Filialen zu schließen war falsch.", "12", "a count behind a whole date"),
    ("en", "In August 7,530 people came.", "7,530", "a count behind a month"),
    ("en", "Its 64-shop chain was sold.", "64", "a count glued to its noun"),
    ("es", "Un sismo de magnitud 6,3 sacudió la costa.", "6,3", "a magnitude"),
    ("ru", "В стране с населением шесть миллионов спокойно.", "шесть миллионов", "a large number in words"),
    ("ja", "気温はマイナス5度だった。", "マイナス5度", "a minus in words"),
    ("en", "It reached 38 degrees Celsius.", "38 degrees Celsius", "the s of degrees is no South"),
    ("es", "Llegarán a 38 grados.", "38 grados", "nor that of grados"),
    ("en", "The firm's 1,250 workers and 30 managers won't get Li's bonus.", "1,250", "apostrophes quote nothing"),
    ("fr", "L'usine supprimera 1 250 postes d'ici mai.", "1 250", "nor do French ones"),
    ("en", "Turnout in 2019: 45%; in 2023: 52%.", "45%", "a colon with a space is no score"),
    ("en", "Deaths by March 12: 300 people.", "300", "a colon behind a day"),
    ("en", "Each day 5,000 people cross the bridge.", "5,000", "day is no label here"),
    ("en", "Economists project 4% growth.", "4%", "project is a verb"),
    ("en", "Builders plan 300 new homes.", "300", "plan is a verb"),
    ("en", "Prosecutors will call 20 witnesses.", "20", "nobody is phoned"),
    ("en", "Firms lost 200-300 jobs.", "200-300", "a range behind lost is no score"),
    ("de", "Die Partei gewann 20-30 Mitglieder.", "20-30", "nor behind gewann"),
    ("de", "Etwa 2000 Menschen kamen.", "2000", "people, though it could be a year"),
    ("ru", "На площадь вышли 2000 человек.", "2000", "people"),
    ("en", "Ring the bell 313 times a day.", "313", "no telephone"),
]


@pytest.mark.parametrize(("language", "text", "surface", "why"), FIGURES)
def test_what_only_resembles_a_lookalike_is_a_figure(language, text, surface, why):
    assert surface in [figure.surface for figure in figures(text, language)], why
