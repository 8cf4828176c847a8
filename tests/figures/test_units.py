import re
from decimal import Decimal

import pytest

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.units import SHARED, expanded
from monitor.figures.vocabulary import vocabulary
from tests.figures.build import figure, figures

# Language, sentence, surface, value, unit, why.
PRINTED = [
    ("en", "The bridge cost HK$4.5 billion.", "HK$4.5 billion", "4500000000", "HKD", "a sign with its country"),
    ("en", "They paid CNY4.99 billion.", "CNY4.99 billion", "4990000000", "CNY", "a code glued to the number"),
    (
        "en",
        "A grant of 12.5 million Canadian dollars.",
        "12.5 million Canadian dollars",
        "12500000",
        "CAD",
        "adjective",
    ),
    ("en", "The ticket is 5 dollars and 30 cents.", "5 dollars and 30 cents", "5.30", "USD", "hundredths behind"),
    ("en", "Copper fell to 85 cents.", "85 cents", "0.85", "USD", "hundredths alone"),
    ("en", "Turnover reached 48 MEUR.", "48 MEUR", "48000000", "EUR", "a letter for millions before the code"),
    ("en", "The fee is 115USD.", "115USD", "115", "USD", "a code glued behind"),
    ("en", "The rate rose 0.25 pct points.", "0.25 pct points", "0.25", "percentage_point", "agency style"),
    ("en", "Deaths stood at 6.4‰.", "6.4‰", "6.4", "[ppth]", "per mille keeps its value"),
    ("en", "It pumps 1.2 million barrels a day.", "1.2 million barrels a day", "1200000", "[bbl_us]/d", "per day"),
    ("en", "Gusts of 120 km per hour hit it.", "120 km per hour", "120", "km/h", "a speed of two words"),
    ("en", "The parcel weighs 12kg.", "12kg", "12", "kg", "a symbol glued to the number"),
    ("en", "Soot was at 35 μg/m³.", "35 μg/m³", "35", "ug/m3", "a concentration"),
    ("en", "The plant makes 3 gigawatt-hours.", "3 gigawatt-hours", "3", "GW.h", "energy, not power"),
    ("en", "The link runs at 40 Gbps.", "40 Gbps", "40", "Gbit/s", "a data rate"),
    ("en", "It stores 3 exabytes.", "3 exabytes", "3", "EBy", "a word that CLDR lacks"),
    ("en", "Shares rose 41 points.", "41 points", "41", "{point}", "index points"),
    ("en", "A 10 Mb line.", "10 Mb", "10", "Mbit", "a small b is a bit"),
    ("en", "A 10 MB file.", "10 MB", "10", "MBy", "a capital B is a byte"),
    ("zh-Hans", "装机达到64万千瓦。", "64万千瓦", "640000", "kW", "the 千 of a unit is no thousand"),
    ("zh-Hans", "发电3.5亿千瓦时。", "3.5亿千瓦时", "350000000", "kW.h", "energy"),
    ("zh-Hans", "最低气温为15摄氏度。", "15摄氏度", "15", "Cel", "temperature"),
    ("zh-Hans", "耕地面积300万亩。", "300万亩", "3000000", "{mu}", "a Chinese area"),
    ("zh-Hans", "流量达3500立方米/秒。", "3500立方米/秒", "3500", "m3/s", "per second"),
    ("zh-Hans", "售价12元5角。", "12元5角", "12.5", "CNY", "tenths of a yuan"),
    ("zh-Hans", "人民币5亿元。", "人民币5亿元", "500000000", "CNY", "the currency before and behind"),
    ("zh-Hans", "港币3亿元。", "港币3亿元", "300000000", "HKD", "元 only repeats that it is money"),
    ("zh-Hans", "贷款445万奈拉。", "445万奈拉", "4450000", "NGN", "a name from CLDR"),
    ("zh-Hant", "面積12公頃。", "12公頃", "12", "har", "traditional script"),
    ("zh-Hant", "身高6呎。", "6呎", "6", "[ft_i]", "an English unit's character"),
    ("zh-Hant", "售價300澳幣。", "300澳幣", "300", "AUD", "a name used in Taiwan"),
    ("zh-Hant", "成長0.5個百分點。", "0.5個百分點", "0.5", "percentage_point", "points"),
    ("zh-Hant", "漲幅達3.2%。", "3.2%", "3.2", "%", "per cent"),
    ("zh-Hant", "產量5萬公噸。", "5萬公噸", "50000", "t", "tonnes"),
    ("ru", "Кредит в 5 млн юаней.", "5 млн юаней", "5000000", "CNY", "genitive"),
    ("ru", "Платят 20 долларами.", "20 долларами", "20", "USD", "instrumental"),
    ("ru", "Счёт на 300 чешских крон.", "300 чешских крон", "300", "CZK", "the adjective decides"),
    ("ru", "Билет стоит 20 руб. 50 коп.", "20 руб. 50 коп.", "20.50", "RUB", "copecks"),
    ("ru", "Это 5-процентный рост.", "5-процентный", "5", "%", "an adjective"),
    ("ru", "Добыча 10,5 млн баррелей в сутки.", "10,5 млн баррелей в сутки", "10500000", "[bbl_us]/d", "per day"),
    ("ru", "Урожай 45 ц/га.", "45 ц/га", "45", "{centner}/har", "a Russian measure"),
    ("ru", "Выработка 300 МВт·ч.", "300 МВт·ч", "300", "MW.h", "energy"),
    ("ru", "Ветер 15 м/с.", "15 м/с", "15", "m/s", "a speed"),
    ("ru", "Смертность 12,1 промилле.", "12,1 промилле", "12.1", "[ppth]", "per mille"),
    ("ru", "В городе 50 квадратных километров парков.", "50 квадратных километров", "50", "km2", "an area"),
    ("de", "Es kostet 40 US-Dollar.", "40 US-Dollar", "40", "USD", "a hyphen"),
    (
        "de",
        "Ein Kredit über 3 Millionen Schweizer Franken.",
        "3 Millionen Schweizer Franken",
        "3000000",
        "CHF",
        "two words",
    ),
    ("de", "Mit 500 australischen Dollar.", "500 australischen Dollar", "500", "AUD", "dative"),
    ("de", "Eine 5-prozentige Erhöhung.", "5-prozentige", "5", "%", "an adjective"),
    ("de", "Die Quote stieg um 3 Prozentpunkte.", "3 Prozentpunkte", "3", "percentage_point", "points"),
    ("de", "Die Anlage liefert 12 Megawattstunden.", "12 Megawattstunden", "12", "MW.h", "energy"),
    ("de", "Auf 300 Hektar wächst Wein.", "300 Hektar", "300", "har", "an area"),
    (
        "fr",
        "Cela fait 85 millions de dollars australiens.",
        "85 millions de dollars australiens",
        "85000000",
        "AUD",
        "de",
    ),
    ("fr", "Un coût de 5 millions $ CA.", "5 millions $ CA", "5000000", "CAD", "Canadian French"),
    ("fr", "Une dette de 459 milliards FCFA.", "459 milliards FCFA", "459000000000", "XOF", "a short name"),
    ("fr", "En hausse de 3,2 points de pourcentage.", "3,2 points de pourcentage", "3.2", "percentage_point", "points"),
    ("fr", "Une baisse de 12 pour cent.", "12 pour cent", "12", "%", "two words"),
    ("fr", "Il a livré 13 térawattheures.", "13 térawattheures", "13", "TW.h", "energy"),
    ("fr", "La vitesse est de 40 km/h.", "40 km/h", "40", "km/h", "a speed"),
    ("es", "Pagó 90 millones de dólares canadienses.", "90 millones de dólares canadienses", "90000000", "CAD", "de"),
    ("es", "Cuesta 30 pesos mexicanos.", "30 pesos mexicanos", "30", "MXN", "the adjective decides"),
    ("es", "Subió 0,3 puntos porcentuales.", "0,3 puntos porcentuales", "0.3", "percentage_point", "points"),
    ("es", "Bajó un 12 por ciento.", "12 por ciento", "12", "%", "two words"),
    ("es", "Produce 30.000 barriles diarios.", "30.000 barriles diarios", "30000", "[bbl_us]/d", "per day"),
    ("es", "Caben 40 hectómetros cúbicos.", "40 hectómetros cúbicos", "40", "hm3", "reservoirs"),
    ("it", "Costa 20 milioni di sterline.", "20 milioni di sterline", "20000000", "GBP", "di"),
    ("it", "Vale 300 franchi svizzeri.", "300 franchi svizzeri", "300", "CHF", "adjective"),
    ("it", "Un aumento di 2 punti percentuali.", "2 punti percentuali", "2", "percentage_point", "points"),
    ("it", "È il 12 per cento.", "12 per cento", "12", "%", "two words"),
    ("it", "Un terreno di 5 ettari.", "5 ettari", "5", "har", "an area"),
    ("it", "Va a 130 chilometri all'ora.", "130 chilometri all'ora", "130", "km/h", "a speed"),
    ("pt", "Custou R$ 3,5 milhões.", "R$ 3,5 milhões", "3500000", "BRL", "sign before"),
    ("pt", "Multa de 300 francos suíços.", "300 francos suíços", "300", "CHF", "adjective"),
    ("pt", "Multa de 300 francos suicos.", "300 francos suicos", "300", "CHF", "without accents"),
    ("pt", "Subiu 0,3 ponto percentual.", "0,3 ponto percentual", "0.3", "percentage_point", "points"),
    ("pt", "Caiu 12 por cento.", "12 por cento", "12", "%", "two words"),
    ("pt", "São 50 quilômetros quadrados.", "50 quilômetros quadrados", "50", "km2", "an area"),
    ("ja", "価格は30豪ドルだ。", "30豪ドル", "30", "AUD", "a short name"),
    ("ja", "約1.5億スイス・フランを払う。", "1.5億スイス・フラン", "150000000", "CHF", "a middle dot"),
    ("ja", "５万ヘクタールが焼けた。", "５万ヘクタール", "50000", "har", "an area"),
    ("ja", "時速50キロで走る。", "50キロ", "50", "km/h", "kilometres an hour"),
    ("ja", "空港から50キロ離れた町。", "50キロ", "50", "km", "kilometres"),
    ("ja", "失業率は12パーセントだ。", "12パーセント", "12", "%", "per cent"),
    ("ja", "最大出力は30万キロワット。", "30万キロワット", "300000", "kW", "power"),
    ("ko", "수출은 5,000억 달러였다.", "5,000억 달러", "500000000000", "USD", "two scripts"),
    ("ko", "예산은 30억 호주달러다.", "30억 호주달러", "3000000000", "AUD", "without a space"),
    ("ko", "비중이 0.3%포인트 올랐다.", "0.3%포인트", "0.3", "percentage_point", "points"),
    ("ko", "12퍼센트 늘었다.", "12퍼센트", "12", "%", "per cent"),
    ("ko", "쌀 3만 톤을 보냈다.", "3만 톤", "30000", "t", "tonnes"),
    ("ko", "면적은 50제곱킬로미터다.", "50제곱킬로미터", "50", "km2", "an area"),
    ("uk", "Виділили 250 гривень.", "250 гривень", "250", "UAH", "genitive"),
    (
        "uk",
        "Позика на 14 мільйонів фунтів стерлінгів.",
        "14 мільйонів фунтів стерлінгів",
        "14000000",
        "GBP",
        "two words",
    ),
    ("uk", "Зросло на 0,3 відсоткових пункти.", "0,3 відсоткових пункти", "0.3", "percentage_point", "points"),
    ("uk", "Це 12 відсотків.", "12 відсотків", "12", "%", "per cent"),
    ("uk", "Площа 50 квадратних кілометрів.", "50 квадратних кілометрів", "50", "km2", "an area"),
    ("uk", "Вітер 90 км/год.", "90 км/год", "90", "km/h", "a speed"),
    ("pl", "Kosztuje 300 złotych.", "300 złotych", "300", "PLN", "genitive"),
    ("pl", "Płaci 20 dolarami.", "20 dolarami", "20", "USD", "instrumental"),
    ("pl", "Wzrost o 0,3 punktu procentowego.", "0,3 punktu procentowego", "0.3", "percentage_point", "points"),
    ("pl", "To 12 procent.", "12 procent", "12", "%", "per cent"),
    ("pl", "Ma 50 kilometrów kwadratowych.", "50 kilometrów kwadratowych", "50", "km2", "an area"),
    ("pl", "Farma da 12 megawatogodzin.", "12 megawatogodzin", "12", "MW.h", "energy"),
    ("tr", "10 bin liralık ödeme yapıldı.", "10 bin liralık", "10000", "TRY", "an ending"),
    ("tr", "Kredi 5 milyar avro oldu.", "5 milyar avro", "5000000000", "EUR", "the Turkish name"),
    ("tr", "Fiyatı 200 Avustralya doları.", "200 Avustralya doları", "200", "AUD", "a name from CLDR"),
    ("tr", "Oran yüzde 5 oldu.", "yüzde 5", "5", "%", "before the number"),
    ("tr", "Hız binde 3 arttı.", "binde 3", "3", "[ppth]", "per mille before the number"),
    ("tr", "Gemide 50 tonluk vinç var.", "50 ton", "50", "t", "an ending behind"),
    ("tr", "Park 50 kilometrekare.", "50 kilometrekare", "50", "km2", "an area"),
    ("ar", "الثمن 3 جنيهات استرلينية.", "3 جنيهات استرلينية", "3", "GBP", "plural"),
    ("ar", "الثمن 5 دينار اردني.", "5 دينار اردني", "5", "JOD", "without the hamza"),
    ("ar", "ارتفع 12 في المائة.", "12 في المائة", "12", "%", "two words"),
    ("ar", "زاد 3 نقاط مئوية.", "3 نقاط مئوية", "3", "percentage_point", "points"),
    ("ar", "المساحة 50 كيلومترا مربعا.", "50 كيلومترا مربعا", "50", "km2", "an area"),
    ("ar", "أنتج 30 ألف برميل يوميا.", "30 ألف برميل يوميا", "30000", "[bbl_us]/d", "per day"),
    ("hi", "लागत 5 करोड़ रुपए है।", "5 करोड़ रुपए", "50000000", "INR", "a spelling"),
    ("hi", "कीमत 20 अमेरिकी डॉलर है।", "20 अमेरिकी डॉलर", "20", "USD", "adjective"),
    ("hi", "यह 12 फीसदी बढ़ा।", "12 फीसदी", "12", "%", "the Persian word"),
    ("hi", "दर 2 प्रतिशत अंक बढ़ी।", "2 प्रतिशत अंक", "2", "percentage_point", "points"),
    ("hi", "क्षमता 300 मेगावाट है।", "300 मेगावाट", "300", "MW", "power"),
    ("hi", "रफ्तार 40 किलोमीटर प्रति घंटे।", "40 किलोमीटर प्रति घंटे", "40", "km/h", "a speed"),
    ("id", "Biayanya Rp 5 miliar.", "Rp 5 miliar", "5000000000", "IDR", "before the number"),
    ("id", "Nilainya 20 juta dolar AS.", "20 juta dolar AS", "20000000", "USD", "with its country"),
    ("id", "Naik 12 persen.", "12 persen", "12", "%", "per cent"),
    ("id", "Naik 0,3 poin persentase.", "0,3 poin persentase", "0.3", "percentage_point", "points"),
    ("id", "Luasnya 50 kilometer persegi.", "50 kilometer persegi", "50", "km2", "an area"),
    ("id", "Produksi 30 ribu barel per hari.", "30 ribu barel per hari", "30000", "[bbl_us]/d", "per day"),
    ("vi", "Chi phí 5 tỷ đồng.", "5 tỷ đồng", "5000000000", "VND", "dong"),
    ("vi", "Giá 20 đô la Mỹ.", "20 đô la Mỹ", "20", "USD", "with its country"),
    ("vi", "Tăng 12 phần trăm.", "12 phần trăm", "12", "%", "per cent"),
    ("vi", "Tăng 0,3 điểm phần trăm.", "0,3 điểm phần trăm", "0.3", "percentage_point", "points"),
    ("vi", "Sản lượng 30 tấn.", "30 tấn", "30", "t", "tonnes"),
    ("vi", "Rộng 50 km vuông.", "50 km vuông", "50", "km2", "an area"),
    ("bg", "Струва 15 лв.", "15 лв.", "15", "BGN", "abbreviated"),
    ("nl", "Het kost 20 pond.", "20 pond", "20", "GBP", "pounds are money"),
    ("sv", "Omsättningen var 30 Mkr.", "30 Mkr", "30000000", "SEK", "a letter for millions"),
    ("fa", "قیمت ۲۰ دلار بود.", "۲۰ دلار", "20", "USD", "Persian digits"),
]


@pytest.mark.parametrize(("language", "text", "surface", "value", "unit", "why"), PRINTED)
def test_a_unit_is_read_in_its_language(language, text, surface, value, unit, why):
    found = figure(text, surface, language)
    assert (found.value, found.unit) == (Decimal(value), unit), why


# Language, sentence, the unit that must not be read (None: no money, per cent or measure at all), why.
TRAPS = [
    ("en", "ALL 50 STATES VOTED.", "ALL", "a line of capitals"),
    ("en", "TOP 10 firms came.", "TOP", "a word in capitals before a small number"),
    ("en", "They will TRY 5 designs.", "TRY", "a word in capitals"),
    ("en", "Of the twelve, 5 won medals.", "KRW", "a verb"),
    ("en", "Some 25 real estate firms closed.", "BRL", "an adjective"),
    ("en", "The 5G network reached 30 towns.", "g", "a generation"),
    ("en", "It has 40 in stock.", "[in_i]", "a preposition"),
    ("en", "The store sold 40 pints of milk in 3 shops.", "[in_i]", "a preposition behind a count"),
    ("en", "About 25 bar owners protested.", "bar", "bars are pubs"),
    ("en", "They built 12 stone walls.", "[stone_av]", "a material"),
    ("en", "A 200 pounds of cocaine haul.", "GBP", "a weight"),
    ("en", "A 5-pound bag was sold.", "GBP", "a weight"),
    ("en", "He lost 20 pounds last year.", "GBP", "a weight"),
    ("en", "It paid 3 million pounds for the site.", "[lb_av]", "money"),
    ("en", "The city has 40 yards building vessels.", "[yd_i]", "shipyards"),
    ("en", "She holds 30 yen-denominated bonds.", "JPY", "bonds are counted"),
    ("en", "It gave 4 mile stones to the park.", "[mi_i]", "another word"),
    ("en", "The meeting is at 5 pm.", "pm", "a time"),
    ("en", "A 4K screen and a 3D film.", "K", "names"),
    ("en", "The list has 7 points of order.", "{point}", "items of a list"),
    ("en", "They lead by 3, $5 million behind.", "USD 3", "the sign belongs to the next number"),
    ("es", "El nuevo Boeing 17 ha desencadenado un debate.", "har", "a form of to have"),
    ("it", "Nel 17 ha detto che parte.", "har", "a form of to have"),
    ("es", "Abrió 64 puntos de venta.", "{point}", "places"),
    ("pt", "Tem 64 pontos de venda.", "{point}", "places"),
    ("fr", "Il a 64 points de vente.", "{point}", "places"),
    ("fr", "Elle a vendu 300 livres pour enfants.", "GBP", "books"),
    ("ru", "Рейсы в 27 пунктов назначения.", "{point}", "places"),
    ("ru", "Выдали 5 т.р. на дорогу.", "t", "thousands of roubles"),
    ("ru", "Это было в 2024 г. в городе.", "g", "a year"),
    ("ru", "Дом 5 т.е. пятый.", "t", "an abbreviation"),
    ("uk", "Рейси до 27 пунктів призначення.", "{point}", "places"),
    ("zh-Hans", "安装14500块定日镜。", "CNY", "a measure word"),
    ("zh-Hans", "我们寄来一块岩石。", "CNY", "a measure word"),
    ("zh-Hans", "约晚8点接到报警。", "{point}", "a time"),
    ("zh-Hans", "会议3点30分开始。", "{point}", "a time"),
    ("zh-Hans", "10时30分升级预警。", "dL", "分 and 升级"),
    ("zh-Hans", "院子里有3桶水。", "[bbl_us]", "buckets"),
    ("zh-Hans", "角度为30度。", "Cel", "an angle"),
    ("zh-Hans", "该视频有1000点击。", "{point}", "clicks"),
    ("zh-Hans", "门票5元，30分钟一班。", "CNY 35", "minutes are no hundredths"),
    ("zh-Hans", "2024元旦有500人。", "CNY", "New Year's Day"),
    ("ja", "第3度目の挑戦だった。", "Cel", "times"),
    ("ja", "2度にわたり延期した。", "Cel", "times"),
    ("ko", "101동 주민이 항의했다.", "VND", "a building"),
    ("de", "Am Fr. 5 Leute kamen.", "CHF", "Friday"),
    ("tr", "Takım 5 dalda yarıştı.", "d", "a branch"),
    ("tr", "Bölgede 5 yeni okul açıldı.", "JPY", "new"),
    ("tr", "Günde 25 randevu verildi.", "ZAR", "appointments"),
    ("tr", "Ligde 18 takım var.", "t", "teams"),
    ("tr", "Sezonda 34 maç oynandı.", "m", "matches"),
    ("tr", "Mağazada 20 halı satıldı.", "har", "carpets"),
]


@pytest.mark.parametrize(("language", "text", "unit", "why"), TRAPS)
def test_a_word_that_only_looks_like_a_unit_is_none(language, text, unit, why):
    code, _, value = unit.partition(" ")
    wrong = [
        one.surface for one in figures(text, language) if one.unit == code and (not value or str(one.value) == value)
    ]
    assert wrong == [], why


def test_a_shared_currency_is_decided_by_the_country():
    text = "Norway spent 12 million kroner. Sweden spent 30 million kronor."
    assert {one.unit for one in figures(text)} == {"NOK", "SEK"}
    assert figures("The fund holds 12 million pesos.")[0].kind is FigureKind.COUNT


def test_pounds_are_money_until_a_weight_is_near():
    assert figure("The firm lost 20 million pounds.", "20 million pounds").unit == "GBP"
    assert figure("Each box weighs 20 pounds.", "20 pounds").unit == "[lb_av]"


def test_braces_stand_for_every_form():
    assert expanded("рубл{ь|я}{| рф}") == ("рубль", "рубль рф", "рубля", "рубля рф")


CODES = "en zh-Hans zh-Hant ru de fr es it pt ja ko uk pl tr ar hi id vi bg nl sv fa"
LANGUAGES = CODES.split()


@pytest.fixture(scope="module")
def ucum():
    from ucumvert import get_ucum_parser

    return get_ucum_parser()


def test_every_code_of_a_measure_is_ucum(ucum):
    data = load("units.toml")
    codes = {*data["cldr"].values(), *data["printed"].values(), *data["per_none"]["codes"]}
    codes |= {code for table in data["measures"].values() for code in table}
    codes |= {
        code
        for name in ("permille_before", "measures_before")
        for table in data[name].values()
        for code in table.values()
    }
    codes |= {code for table in data["measure_multiples"].values() for code, _ in table.values()}
    codes |= {rule["unit"] for rule in data["rule"]} - {""}
    gains = {gain for table in data["per"].values() for gain in table}
    bad = [code for code in (*codes, *(f"t{gain}" for gain in gains)) if not _parses(ucum, code)]
    assert bad == []


def _parses(ucum, code: str) -> bool:
    from lark.exceptions import LarkError

    try:
        ucum.parse(code)
    except LarkError:
        return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_currency_is_an_iso_code(language):
    units = vocabulary(language).unit_rules.words
    codes = {unit.code for group in units._by_start.values() for _, unit in group if unit.kind == "money"}
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{3}", code) and not code.startswith(SHARED)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_unit_is_a_number_word(language):
    """A scale or a number that were a unit as well would make its reading a matter of order."""
    words = vocabulary(language)
    both = [
        word
        for group in words.units._by_start.values()
        for word, unit in group
        if len(word) > 3 and word in words.numerals and word not in ("cent", "cents")  # French: printed, a coin
    ]
    assert both == []
