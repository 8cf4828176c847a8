"""Ranks, streaks, ratios: what is one, what only looks like one, and that noise costs little."""

import time
from decimal import Decimal

import pytest

from monitor.data import load
from monitor.domain import Approx, FigureKind
from monitor.figures.shadow import shadow
from monitor.figures.special import special
from monitor.figures.vocabulary import vocabulary
from tests.figures.build import figures

KINDS = (FigureKind.RANK, FigureKind.STREAK, FigureKind.RATIO)

EN = [
    ("Over half of them agreed.", "half", "ratio", "0.5", "1", "a half of many"),
    ("Half those surveyed said no.", "Half", "ratio", "0.5", "1", "without of"),
    ("Profit fell by almost half.", "half", "ratio", "0.5", "1", "a change by half"),
    ("Deaths were halved.", "halved", "ratio", "0.5", "1", "as a verb"),
    ("It needs a two-thirds majority.", "two-thirds", "ratio", "0.6667", "1", "as adjective"),
    ("Sales fell a quarter to $3m.", "a quarter", "ratio", "0.25", "1", "a and a denominator"),
    ("It has one-ninth of the output.", "one-ninth", "ratio", "0.1111", "1", "hyphen"),
    ("One in three adults smokes.", "One in three", "ratio", "0.3333", "1", "one in"),
    ("About 1 in 5 firms closed.", "1 in 5", "ratio", "0.2", "1", "digits"),
    ("Three out of ten voters stayed home.", "Three out of ten", "ratio", "0.3", "1", "out of"),
    ("Every fifth household is poor.", "Every fifth", "ratio", "0.2", "1", "every and an ordinal"),
    ("Twice as many came.", "Twice", "ratio", "2", "times", "twice"),
    ("Output doubled to 4 tonnes.", "doubled", "ratio", "2", "times", "as a verb"),
    ("It is double the level of May.", "double", "ratio", "2", "times", "double the"),
    ("Rents have tripled.", "tripled", "ratio", "3", "times", "three"),
    ("Exports grew fourfold.", "fourfold", "ratio", "4", "times", "fold"),
    ("It is three times as high.", "three times", "ratio", "3", "times", "as high"),
    ("It is two and a half times higher.", "two and a half times", "ratio", "2.5", "times", "and a half"),
    ("Traffic is up x3 this year.", "x3", "ratio", "3", "times", "a sign"),
    ("It is the third largest maker.", "third largest", "rank", "3", "rank", "superlative"),
    ("The world's second-biggest economy slowed.", "second-biggest", "rank", "2", "rank", "hyphen"),
    ("Chile ranked 0th in output.", "0th", "rank", "0", "rank", "no such place, so that it can be told"),
    ("Chile ranked 5th in output.", "5th", "rank", "5", "rank", "verb"),
    ("He is in 12th place.", "12th place", "rank", "12", "rank", "place"),
    ("Leeds came second in the vote.", "second", "rank", "2", "rank", "came"),
    ("The club finished third.", "third", "rank", "3", "rank", "a table's place"),
    ("They are fourth in the table.", "fourth", "rank", "4", "rank", "in the table"),
    ("The firm is No. 3 in the world.", "No. 3", "rank", "3", "rank", "number in the world"),
    ("It took the top spot.", "top spot", "rank", "1", "rank", "first in words"),
    ("Exports fell for the third straight month.", "third straight month", "streak", "3", "mo", "straight"),
    ("It is the fifth consecutive quarter of growth.", "fifth consecutive quarter", "streak", "5", "quarter", "of"),
    ("A 7th consecutive quarterly deficit.", "7th consecutive quarterly", "streak", "7", "quarter", "adjective"),
    ("It rose for the third year running.", "third year running", "streak", "3", "a", "running"),
    ("Grown for 17 years in a row.", "17 years in a row", "streak", "17", "a", "in a row"),
    ("A twenty-third straight week of losses.", "twenty-third straight week", "streak", "23", "wk", "two words"),
    ("A five-game winning streak ended.", "five-game winning streak", "streak", "5", "times", "games"),
    ("Shares fell five days in a row.", "five days in a row", "streak", "5", "d", "days"),
]
ZH = [
    ("超过一半的人同意。", "一半", "ratio", "0.5", "1", "half"),
    ("过半受访者反对。", "过半", "ratio", "0.5", "1", "more than half"),
    ("半数受访者反对。", "半数", "ratio", "0.5", "1", "half of the number"),
    ("其中三分之二来自农村。", "三分之二", "ratio", "0.6667", "1", "two thirds"),
    ("约占全球十分之一。", "十分之一", "ratio", "0.1", "1", "a tenth"),
    ("每三人中有一人吸烟。", "每三人中有一人", "ratio", "0.3333", "1", "one in three"),
    ("七成五的家庭有车。", "七成五", "percent", "75", "%", "tenths and hundredths"),
    ("三成人反对。", "三成", "percent", "30", "%", "people behind it"),
    ("产值翻一番。", "翻一番", "ratio", "2", "times", "doubled once"),
    ("销量增长两倍。", "两倍", "ratio", "2", "times", "as printed"),
    ("价格是去年的3.5倍。", "3.5倍", "ratio", "3.5", "times", "digits"),
    ("需求将增长2至3倍。", "2至3倍", "ratio", "2", "times", "a range"),
    ("该市位居第三。", "第三", "rank", "3", "rank", "after a verb"),
    ("在榜单中排名第5。", "第5", "rank", "5", "rank", "digits"),
    ("产量全国第一。", "第一", "rank", "1", "rank", "in the country"),
    ("它是世界第二大经济体。", "第二大", "rank", "2", "rank", "second largest"),
    ("队伍获得第二名。", "第二名", "rank", "2", "rank", "place"),
    ("出口连续三年增长。", "连续三年", "streak", "3", "a", "years"),
    ("物价连续第五个月下跌。", "连续第五个月", "streak", "5", "mo", "an ordinal"),
    ("股市三连涨。", "三连涨", "streak", "3", "times", "three rises"),
    ("油价两连降。", "两连降", "streak", "2", "times", "two falls"),
]
HANT = [
    ("半數受訪者反對。", "半數", "ratio", "0.5", "1", "half"),
    ("排名全球第三。", "第三", "rank", "3", "rank", "rank"),
    ("連續兩個月下跌。", "連續兩個月", "streak", "2", "mo", "streak"),
    ("它是世界第二大經濟體。", "第二大", "rank", "2", "rank", "second largest"),
    ("營收為去年的兩倍。", "兩倍", "ratio", "2", "times", "twice"),
    ("兩成五的家庭受影響。", "兩成五", "percent", "25", "%", "tenths"),
    ("股市三連跌。", "三連跌", "streak", "3", "times", "falls"),
    ("人數減半。", "減半", "ratio", "0.5", "1", "halved"),
]
RU = [
    ("Половина опрошенных против.", "Половина", "ratio", "0.5", "1", "half"),
    ("Стало вдвое меньше школ.", "вдвое меньше", "ratio", "0.5", "1", "half as many"),
    ("Экспорт сократился наполовину.", "наполовину", "ratio", "0.5", "1", "by half"),
    ("Это две трети дохода.", "две трети", "ratio", "0.6667", "1", "two thirds"),
    ("Доля составила треть.", "треть", "ratio", "0.3333", "1", "a third"),
    ("На четверть выросли цены.", "четверть", "ratio", "0.25", "1", "by a quarter"),
    ("Три четверти семей согласны.", "Три четверти", "ratio", "0.75", "1", "three quarters"),
    ("Это пятая часть бюджета.", "пятая часть", "ratio", "0.2", "1", "a fifth part"),
    ("Каждый пятый житель уехал.", "Каждый пятый", "ratio", "0.2", "1", "every fifth"),
    ("Семь из десяти россиян согласны.", "Семь из десяти", "ratio", "0.7", "1", "seven of ten"),
    ("Цены выросли вдвое.", "вдвое", "ratio", "2", "times", "twofold"),
    ("Спрос вырос в два раза.", "в два раза", "ratio", "2", "times", "two times"),
    ("Это в 2,5 раза больше.", "в 2,5 раза", "ratio", "2.5", "times", "a decimal"),
    ("Цена выше в полтора раза.", "в полтора раза", "ratio", "1.5", "times", "one and a half"),
    ("Рост в три с половиной раза.", "в три с половиной раза", "ratio", "3.5", "times", "and a half"),
    ("Экспорт утроился.", "утроился", "ratio", "3", "times", "tripled"),
    ("Клуб занял третье место.", "третье место", "rank", "3", "rank", "took a place"),
    ("Страна на пятом месте.", "пятом месте", "rank", "5", "rank", "another case"),
    ("Город стоит на 12-м месте.", "12-м месте", "rank", "12", "rank", "digits and ending"),
    ("Это третий по величине город.", "третий по величине", "rank", "3", "rank", "by size"),
    ("Он поднялся на двадцать первое место.", "двадцать первое место", "rank", "21", "rank", "two words"),
    ("Компания лидирует в мире.", "лидирует", "rank", "1", "rank", "leads"),
    ("Падение третий месяц подряд.", "третий месяц подряд", "streak", "3", "mo", "an ordinal"),
    ("Рост пять лет подряд.", "пять лет подряд", "streak", "5", "a", "years"),
    ("Второй раз подряд он выиграл.", "Второй раз подряд", "streak", "2", "times", "times"),
    ("Пятый квартал кряду снижение.", "Пятый квартал кряду", "streak", "5", "quarter", "кряду"),
]
JA = [
    ("半数が賛成した。", "半数", "ratio", "0.5", "1", "half of the number"),
    ("過半数を獲得した。", "過半数", "ratio", "0.5", "1", "more than half"),
    ("費用は半分になった。", "半分", "ratio", "0.5", "1", "half"),
    ("全体の3分の2を占める。", "3分の2", "ratio", "0.6667", "1", "two thirds"),
    ("3人に1人が反対した。", "3人に1人", "ratio", "0.3333", "1", "one in three"),
    ("7割が賛成した。", "7割", "percent", "70", "%", "tenths"),
    ("3割5分の値下げとなった。", "3割5分", "percent", "35", "%", "hundredths"),
    ("前年の2倍に増えた。", "2倍", "ratio", "2", "times", "twice"),
    ("利益は3.5倍だった。", "3.5倍", "ratio", "3.5", "times", "a decimal"),
    ("日本は3位だった。", "3位", "rank", "3", "rank", "place"),
    ("世界2位の輸出国だ。", "2位", "rank", "2", "rank", "in the world"),
    ("第2位となった。", "第2位", "rank", "2", "rank", "ordinal"),
    ("国内で2番目に大きい湖だ。", "2番目に大き", "rank", "2", "rank", "second largest"),
    ("5年連続で増えた。", "5年連続", "streak", "5", "a", "years"),
    ("7カ月連続の減少だ。", "7カ月連続", "streak", "7", "mo", "months"),
    ("チームは3連敗した。", "3連敗", "streak", "3", "times", "losses"),
]
KO = [
    ("응답자의 절반이 반대했다.", "절반", "ratio", "0.5", "1", "half"),
    ("전체의 3분의 2를 차지한다.", "3분의 2", "ratio", "0.6667", "1", "two thirds"),
    ("10명 중 7명이 찬성했다.", "10명 중 7명", "ratio", "0.7", "1", "of ten"),
    ("매출이 두 배로 늘었다.", "두 배", "ratio", "2", "times", "a word"),
    ("가격이 2.5배 올랐다.", "2.5배", "ratio", "2.5", "times", "a decimal"),
    ("한국은 세계 3위다.", "3위", "rank", "3", "rank", "place"),
    ("점유율 1위를 차지했다.", "1위", "rank", "1", "rank", "first"),
    ("세계에서 두 번째로 큰 시장이다.", "두 번째로 큰", "rank", "2", "rank", "second largest"),
    ("3개월 연속 감소했다.", "3개월 연속", "streak", "3", "mo", "months"),
    ("수출은 5년째 늘었다.", "5년째", "streak", "5", "a", "the fifth year"),
    ("팀은 5연승을 달렸다.", "5연승", "streak", "5", "times", "wins"),
]
DE = [
    ("Die Hälfte der Deutschen ist dagegen.", "Die Hälfte", "ratio", "0.5", "1", "half"),
    ("Es kamen halb so viele Gäste.", "halb so", "ratio", "0.5", "1", "half as many"),
    ("Zwei Drittel stimmten zu.", "Zwei Drittel", "ratio", "0.6667", "1", "two thirds"),
    ("Ein Viertel der Befragten schwieg.", "Ein Viertel", "ratio", "0.25", "1", "a quarter"),
    ("Jeder dritte Deutsche spart.", "Jeder dritte", "ratio", "0.3333", "1", "every third"),
    ("Acht von zehn Haushalten heizen mit Gas.", "Acht von zehn", "ratio", "0.8", "1", "of ten"),
    ("Der Preis hat sich verdoppelt.", "verdoppelt", "ratio", "2", "times", "doubled"),
    ("Er stieg auf das Dreifache.", "das Dreifache", "ratio", "3", "times", "threefold"),
    ("Dreimal so viele kamen.", "Dreimal", "ratio", "3", "times", "times as many"),
    ("Der Umsatz ist 2,5-mal so hoch.", "2,5-mal", "ratio", "2.5", "times", "a decimal"),
    ("Doppelt so viele kamen.", "Doppelt so", "ratio", "2", "times", "twice as many"),
    ("Das Land liegt auf Platz drei.", "Platz drei", "rank", "3", "rank", "place"),
    ("Die Firma liegt auf Rang 5.", "Rang 5", "rank", "5", "rank", "rank"),
    ("Das ist die drittgrößte Stadt.", "drittgrößte", "rank", "3", "rank", "one word"),
    ("An zweiter Stelle folgt Köln.", "zweiter Stelle", "rank", "2", "rank", "an ordinal"),
    ("Verlust zum dritten Mal in Folge.", "dritten Mal in Folge", "streak", "3", "times", "times"),
    ("Er stieg drei Jahre in Folge.", "drei Jahre in Folge", "streak", "3", "a", "years"),
    ("Seit drei Monaten in Folge sinkt er.", "drei Monaten in Folge", "streak", "3", "mo", "months"),
]
FR = [
    ("La moitié des Français est contre.", "La moitié", "ratio", "0.5", "1", "half"),
    ("Le stock a diminué de moitié.", "de moitié", "ratio", "0.5", "1", "by half"),
    ("Deux tiers des élus ont voté.", "Deux tiers", "ratio", "0.6667", "1", "two thirds"),
    ("Un quart des salariés part.", "Un quart", "ratio", "0.25", "1", "a quarter"),
    ("Un Français sur trois épargne.", "Un Français sur trois", "ratio", "0.3333", "1", "one in three"),
    ("Neuf sur dix approuvent.", "Neuf sur dix", "ratio", "0.9", "1", "nine in ten"),
    ("Le prix a doublé.", "doublé", "ratio", "2", "times", "doubled"),
    ("C'est le double de 2019.", "le double", "ratio", "2", "times", "the double"),
    ("C'est trois fois plus cher.", "trois fois", "ratio", "3", "times", "times more"),
    ("La dette a été multipliée par trois.", "multipliée par trois", "ratio", "3", "times", "multiplied"),
    ("Elle est au troisième rang.", "troisième rang", "rank", "3", "rank", "rank"),
    ("Le club est à la 5e place.", "5e place", "rank", "5", "rank", "digits"),
    ("Le troisième plus grand port.", "troisième plus grand", "rank", "3", "rank", "superlative"),
    ("C'est le deuxième producteur mondial.", "deuxième producteur", "rank", "2", "rank", "of the world"),
    ("Hausse pour le troisième mois consécutif.", "troisième mois consécutif", "streak", "3", "mo", "ordinal"),
    ("Trois années de suite, il a neigé.", "Trois années de suite", "streak", "3", "a", "years"),
]
ES = [
    ("La mitad de los españoles ahorra.", "La mitad", "ratio", "0.5", "1", "half"),
    ("Dos tercios votaron a favor.", "Dos tercios", "ratio", "0.6667", "1", "two thirds"),
    ("Una tercera parte se perdió.", "Una tercera parte", "ratio", "0.3333", "1", "a third part"),
    ("Tres cuartas partes son rurales.", "Tres cuartas partes", "ratio", "0.75", "1", "three fourth parts"),
    ("Uno de cada cinco fuma.", "Uno de cada cinco", "ratio", "0.2", "1", "one of each"),
    ("La deuda se duplicó.", "duplicó", "ratio", "2", "times", "doubled"),
    ("El gasto triplicó.", "triplicó", "ratio", "3", "times", "tripled"),
    ("Cuesta el doble que ayer.", "el doble", "ratio", "2", "times", "the double"),
    ("Es cinco veces más caro.", "cinco veces", "ratio", "5", "times", "times more"),
    ("Está en el segundo lugar.", "segundo lugar", "rank", "2", "rank", "place"),
    ("Es el tercer país con mayor gasto.", "tercer país con mayor", "rank", "3", "rank", "with the most"),
    ("El segundo mayor productor cerró.", "segundo mayor", "rank", "2", "rank", "second largest"),
    ("Ocupa el puesto 5 del ranking.", "puesto 5", "rank", "5", "rank", "digits"),
    ("Crece por tercer año consecutivo.", "tercer año consecutivo", "streak", "3", "a", "ordinal"),
    ("Sube tres trimestres seguidos.", "tres trimestres seguidos", "streak", "3", "quarter", "no month in trimestre"),
]
OTHERS = {
    "it": [
        ("La metà degli italiani risparmia.", "La metà", "ratio", "0.5", "1", "half"),
        ("Due terzi hanno votato.", "Due terzi", "ratio", "0.6667", "1", "two thirds"),
        ("Un italiano su tre legge.", "Un italiano su tre", "ratio", "0.3333", "1", "one in three"),
        ("Il prezzo è raddoppiato.", "raddoppiato", "ratio", "2", "times", "doubled"),
        ("Il club è al terzo posto.", "terzo posto", "rank", "3", "rank", "place"),
        ("Cala per il terzo anno consecutivo.", "terzo anno consecutivo", "streak", "3", "a", "years"),
    ],
    "pt": [
        ("Metade dos brasileiros poupa.", "Metade", "ratio", "0.5", "1", "half"),
        ("Dois terços votaram.", "Dois terços", "ratio", "0.6667", "1", "two thirds"),
        ("Um em cada três lê.", "Um em cada três", "ratio", "0.3333", "1", "one in three"),
        ("O preço dobrou.", "dobrou", "ratio", "2", "times", "doubled"),
        ("É o segundo maior produtor.", "segundo maior", "rank", "2", "rank", "second largest"),
        ("Sobe pelo terceiro ano consecutivo.", "terceiro ano consecutivo", "streak", "3", "a", "years"),
    ],
    "uk": [
        ("Половина опитаних проти.", "Половина", "ratio", "0.5", "1", "half"),
        ("Це дві третини доходу.", "дві третини", "ratio", "0.6667", "1", "two thirds"),
        ("Кожен п'ятий українець виїхав.", "Кожен п'ятий", "ratio", "0.2", "1", "every fifth"),
        ("Ціни зросли вдвічі.", "вдвічі", "ratio", "2", "times", "twofold"),
        ("Це у 2,5 раза більше.", "у 2,5 раза", "ratio", "2.5", "times", "a decimal"),
        ("Країна на п'ятому місці.", "п'ятому місці", "rank", "5", "rank", "place"),
        ("Падіння третій місяць поспіль.", "третій місяць поспіль", "streak", "3", "mo", "months"),
    ],
    "pl": [
        ("Połowa badanych jest przeciw.", "Połowa", "ratio", "0.5", "1", "half"),
        ("To dwie trzecie dochodu.", "dwie trzecie", "ratio", "0.6667", "1", "two thirds"),
        ("Co trzeci Polak oszczędza.", "Co trzeci", "ratio", "0.3333", "1", "every third"),
        ("Jest dwa razy więcej firm.", "dwa razy", "ratio", "2", "times", "times more"),
        ("Klub zajął trzecie miejsce.", "trzecie miejsce", "rank", "3", "rank", "place"),
        ("Spadek trzeci miesiąc z rzędu.", "trzeci miesiąc z rzędu", "streak", "3", "mo", "months"),
    ],
    "tr": [
        ("Halkın yarısı karşı.", "yarısı", "ratio", "0.5", "1", "half"),
        ("Oyların üçte ikisi geldi.", "üçte ikisi", "ratio", "0.6667", "1", "two thirds"),
        ("Fiyatlar iki katına çıktı.", "iki katına", "ratio", "2", "times", "doubled"),
        ("Ülke üçüncü sırada.", "üçüncü sırada", "rank", "3", "rank", "place"),
        ("Üst üste üçüncü ay düştü.", "Üst üste üçüncü ay", "streak", "3", "mo", "months"),
    ],
    "ar": [
        ("أكثر من نصف السكان ضد القرار.", "نصف", "ratio", "0.5", "1", "half"),
        ("صوت ثلثا الأعضاء.", "ثلثا", "ratio", "0.6667", "1", "two thirds"),
        ("ارتفع السعر ثلاثة أضعاف.", "ثلاثة أضعاف", "ratio", "3", "times", "three times"),
        ("جاءت في المرتبة الثالثة عالميا.", "المرتبة الثالثة", "rank", "3", "rank", "rank"),
        ("ثاني أكبر اقتصاد في العالم.", "ثاني أكبر", "rank", "2", "rank", "second largest"),
        ("انخفض للشهر الثالث على التوالي.", "شهر الثالث على التوالي", "streak", "3", "mo", "months"),
    ],
    "hi": [
        ("आधे लोग खिलाफ हैं।", "आधे", "ratio", "0.5", "1", "half"),
        ("यह दो तिहाई है।", "दो तिहाई", "ratio", "0.6667", "1", "two thirds"),
        ("कीमत दोगुनी हो गई।", "दोगुनी", "ratio", "2", "times", "doubled"),
        ("आय तीन गुना बढ़ी।", "तीन गुना", "ratio", "3", "times", "three times"),
        ("भारत तीसरे स्थान पर है।", "तीसरे स्थान", "rank", "3", "rank", "place"),
        ("लगातार तीसरे साल गिरावट हुई।", "लगातार तीसरे साल", "streak", "3", "a", "years"),
    ],
    "id": [
        ("Separuh penduduk menolak.", "Separuh", "ratio", "0.5", "1", "half"),
        ("Dua pertiga anggota setuju.", "Dua pertiga", "ratio", "0.6667", "1", "two thirds"),
        ("Harga naik dua kali lipat.", "dua kali lipat", "ratio", "2", "times", "twofold"),
        ("Indonesia di peringkat ketiga.", "peringkat ketiga", "rank", "3", "rank", "rank"),
        ("Turun tiga bulan berturut-turut.", "tiga bulan berturut-turut", "streak", "3", "mo", "months"),
    ],
    "vi": [
        ("Một nửa dân số phản đối.", "Một nửa", "ratio", "0.5", "1", "half"),
        ("Hai phần ba đồng ý.", "Hai phần ba", "ratio", "0.6667", "1", "two thirds"),
        ("Giá tăng gấp đôi.", "gấp đôi", "ratio", "2", "times", "doubled"),
        ("Việt Nam đứng thứ ba.", "thứ ba", "rank", "3", "rank", "place"),
        ("Giảm năm thứ ba liên tiếp.", "năm thứ ba liên tiếp", "streak", "3", "a", "years"),
    ],
}
WORDINGS = [
    (language, *row)
    for language, rows in {
        **{"en": EN, "zh-Hans": ZH, "zh-Hant": HANT, "ru": RU, "ja": JA, "ko": KO, "de": DE, "fr": FR, "es": ES},
        **OTHERS,
    }.items()
    for row in rows
]


@pytest.mark.parametrize(("language", "text", "surface", "kind", "value", "unit", "why"), WORDINGS)
def test_a_wording_is_read_as_what_it_says(language, text, surface, kind, value, unit, why):
    found = [(one.surface, one.kind, one.value, one.unit) for one in figures(text, language)]
    assert (surface, FigureKind(kind), Decimal(value), unit) in found, why


TRAPS = [
    ("en", "A double-decker bus stopped.", "a kind of bus"),
    ("en", "They booked a double room.", "a kind of room"),
    ("en", "He plays the double bass.", "an instrument"),
    ("en", "Critics see a double standard.", "two measures"),
    ("en", "She won the mixed doubles in Paris.", "a kind of match"),
    ("en", "The hall doubled as a hospital.", "served as"),
    ("en", "He is doubling down on it.", "goes on"),
    ("en", "It was 1-0 at half-time.", "a break"),
    ("en", "She scored in the second half.", "a part of the match"),
    ("en", "Sales rose in the first half of the year.", "a part of the year"),
    ("en", "It began at half past ten.", "time of day"),
    ("en", "He waited half an hour.", "a duration"),
    ("en", "Her other half was away.", "a spouse"),
    ("en", "They sell second-hand cars.", "used"),
    ("en", "A third party sued.", "someone else"),
    ("en", "They gave first aid.", "help"),
    ("en", "They lost the quarter-final.", "a round"),
    ("en", "It met one third-placed team.", "a qualifier"),
    ("en", "It rose in the third quarter of 2024.", "a part of the year"),
    ("en", "The third chapter is long.", "only numbers"),
    ("en", "He lost in the second round.", "a round"),
    ("en", "It is the first time.", "only numbers"),
    ("en", "Life in the 21st century is hard.", "a date"),
    ("en", "The second man fled.", "only numbers"),
    ("en", "He scored the second goal in the third set.", "a narrative"),
    ("en", "Safety comes first.", "matters most"),
    ("en", "Why did it happen in the first place?", "at all"),
    ("en", "The three times champion won.", "how often"),
    ("en", "Take it three times a day.", "how often"),
    ("en", "She won it three times.", "how often, nothing compared"),
    ("en", "The aim is twofold.", "two parts"),
    ("en", "He drives a BMW X3.", "a model"),
    ("en", "It was built in two straight lines.", "not bent"),
    ("en", "He won in straight sets.", "a score"),
    ("en", "Reactor No. 1 was shut.", "a name"),
    ("en", "It rains every second day.", "how often"),
    ("en", "Half the battle is won.", "a saying"),
    ("en", "They found three in seven attacks.", "where, not of how many"),
    ("en", "She was one in a million.", "a saying"),
    ("en", "One in London, one in Paris.", "places"),
    ("en", "It was the first satellite in the world.", "an order in time"),
    ("zh-Hans", "第三季度业绩公布。", "a part of the year"),
    ("zh-Hans", "第二天他走了。", "the next day"),
    ("zh-Hans", "第三届大会开幕。", "only numbers"),
    ("zh-Hans", "第三方机构参与。", "someone else"),
    ("zh-Hans", "半年报公布。", "half a year"),
    ("zh-Hans", "半导体行业增长。", "a material"),
    ("zh-Hans", "上半场结束。", "a part of the match"),
    ("zh-Hans", "他的另一半来了。", "a spouse"),
    ("zh-Hans", "公司成立于北京。", "founded"),
    ("zh-Hans", "一成不变的做法。", "unchanged"),
    ("zh-Hans", "双方签署协议。", "both sides"),
    ("zh-Hans", "纽约第五大道很热闹。", "a street"),
    ("zh-Hans", "她是中国第一位女总统。", "the first to be one"),
    ("zh-Hans", "他信心百倍。", "a saying"),
    ("zh-Hans", "连续剧开播。", "a series on television"),
    ("zh-Hans", "第一产业增长。", "a sector"),
    ("zh-Hans", "他被任命为首席执行官。", "an office"),
    ("zh-Hant", "第二季營收公布。", "a part of the year"),
    ("zh-Hant", "三位一體的戰略。", "a saying"),
    ("ru", "Это случилось второй раз.", "only numbers"),
    ("ru", "Вторая половина дня будет сухой.", "a part of the day"),
    ("ru", "Команда вышла в четверть финала.", "a round"),
    ("ru", "Он ждал полчаса.", "a duration"),
    ("ru", "Встреча в половине шестого.", "time of day"),
    ("ru", "У него двойной паспорт.", "a kind of passport"),
    ("ru", "Прошла четверть века.", "a duration"),
    ("ru", "Указано место рождения.", "where one was born"),
    ("ru", "Он двукратный чемпион.", "a title"),
    ("ru", "Компания получила строительный подряд.", "a contract"),
    ("ru", "Он взялся за дело с удвоенной энергией.", "a saying"),
    ("ru", "Каждый второй день идёт дождь.", "how often"),
    ("ru", "В пятый раз он проиграл.", "only numbers"),
    ("ru", "Партия получила 3 места.", "seats"),
    ("ru", "Они пришли вдвоём.", "two together"),
    ("ja", "半年で終わった。", "half a year"),
    ("ja", "半導体の需要が減った。", "a material"),
    ("ja", "3連休が始まった。", "days off"),
    ("ja", "割引が始まった。", "a discount"),
    ("ja", "三位一体の改革だ。", "a saying"),
    ("ja", "第3回大会が開かれた。", "only numbers"),
    ("ko", "반도체 수출이 줄었다.", "a material"),
    ("ko", "두 번째 경기가 열렸다.", "only numbers"),
    ("ko", "연속극이 끝났다.", "a series on television"),
    ("ko", "첫째 날이다.", "only numbers"),
    ("de", "In der Halbzeit stand es 1:0.", "a break"),
    ("de", "Die zweite Halbzeit begann.", "a part of the match"),
    ("de", "Die Dritte Welt leidet.", "a name"),
    ("de", "Die zweite Hälfte war besser.", "a part of the match"),
    ("de", "Ein Doppelpass führte zum Tor.", "a pass"),
    ("de", "Er wohnt im Viertel am Fluss.", "a part of town"),
    ("de", "Es ist Viertel nach zehn.", "time of day"),
    ("de", "Sie trafen sich dreimal.", "how often"),
    ("de", "Jede zweite Woche regnet es.", "how often"),
    ("de", "Der dritte Mann floh.", "only numbers"),
    ("de", "Er kam am Potsdamer Platz 1 an.", "an address"),
    ("fr", "La demi-finale a eu lieu.", "a round"),
    ("fr", "Ils font moitié-moitié.", "each his part"),
    ("fr", "Un pays tiers a signé.", "someone else"),
    ("fr", "Le tiers-monde souffre.", "a name"),
    ("fr", "Le quart de finale est joué.", "a round"),
    ("fr", "La Seconde Guerre mondiale a éclaté.", "a name"),
    ("fr", "Il a la double nationalité.", "a kind"),
    ("fr", "Le cinquième but est tombé.", "only numbers"),
    ("fr", "Il a lu un rapport sur trois entreprises.", "about three"),
    ("fr", "Prenez-le trois fois par jour.", "how often"),
    ("es", "Llega a mitad de año.", "a date"),
    ("es", "La segunda mitad fue mejor.", "a part of the match"),
    ("es", "Ganó los cuartos de final.", "a round"),
    ("es", "El cuarto de baño está roto.", "a room"),
    ("es", "Tiene doble nacionalidad.", "a kind"),
    ("es", "Tres veces campeón del mundo.", "how often"),
    ("es", "En primer lugar, gracias.", "firstly"),
    ("it", "Ai quarti di finale ha perso.", "a round"),
    ("it", "La prima metà è finita.", "a part"),
    ("pt", "A primeira metade acabou.", "a part"),
    ("pt", "Jogou as quartas de final.", "a round"),
    ("uk", "Друга половина дня буде сухою.", "a part of the day"),
    ("pl", "Pierwsza połowa meczu minęła.", "a part of the match"),
    ("tr", "Maçın ikinci yarısı başladı.", "a part of the match"),
    ("ar", "انتظر نصف ساعة.", "a duration"),
    ("hi", "आधी रात हो गई।", "midnight"),
    ("id", "Ia menunggu setengah jam.", "a duration"),
    ("vi", "Nửa đầu năm đã qua.", "a part of the year"),
]


@pytest.mark.parametrize(("language", "text", "why"), TRAPS)
def test_what_only_looks_like_a_rank_streak_or_ratio_is_none(language, text, why):
    assert [one.surface for one in figures(text, language) if one.kind in KINDS] == [], why


def test_a_wording_may_say_how_exact_it_is():
    assert [one.approx for one in figures("過半数を獲得した。", "ja")] == [Approx.OVER]


def test_a_range_of_multiples_keeps_both_ends():
    found = figures("It is two to three times higher.")[0]
    assert (found.surface, found.approx, found.low, found.high) == ("two to three times", Approx.RANGE, 2, 3)


def test_a_language_without_wordings_of_its_own_gets_english_ones():
    assert [one.surface for one in figures("Det er the third largest maker.", "nb")] == ["third largest"]


NOISE = [
    ("half of the ", "en", "a whole wording, again and again"),
    ("one in one out of ", "en", "a wording's beginning"),
    ("third straight ", "en", "a streak without its end"),
    ("twenty ", "en", "tens without an end"),
    ("第", "zh", "an ordinal without number"),
    ("第一二三", "zh", "an ordinal without end"),
    ("居", "zh", "a verb of ranking"),
    ("每三人中", "zh", "the beginning of a ratio"),
    ("в два ", "ru", "a multiple without its end"),
    ("из двух ", "ru", "a ratio without its end"),
    ("un sur ", "fr", "a ratio without its end"),
    ("zwei von ", "de", "a ratio without its end"),
    ("연속", "ko", "a streak without number"),
    ("1連続", "ja", "streaks"),
    ("9", "ja", "digits"),
]


@pytest.mark.parametrize(("run", "language", "why"), NOISE)
def test_noise_costs_by_its_length_only(run, language, why):
    text = shadow(run * (100_000 // len(run)))
    words = vocabulary(language)
    started = time.process_time()
    list(special(text, words))
    assert time.process_time() - started < 4.0, why


@pytest.mark.parametrize("language", sorted({row["language"] for row in load("figures_patterns.toml")["pattern"]}))
def test_every_word_that_calls_a_wording_is_enough_to_find_it(language):
    """Around its `near` words a row finds what it finds in the whole text, however long that is."""
    words = vocabulary(language)
    for tag, text, *_ in WORDINGS:
        if tag.split("-")[0] != language:
            continue
        plain = shadow(text)
        alone = {(one.start, one.end, one.value) for one in special(plain, words)}
        far = {(one.start - 600, one.end - 600, one.value) for one in special("- " * 300 + plain, words)}
        assert alone == far, text
