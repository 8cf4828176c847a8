"""Where sentences end: one table a kind of stop, properties for all of them, and hostile input."""

import random
import time

import pytest

from monitor.text import sentences, unwrapped


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


# A bar marks where the text must be cut; everything else must stay together.
ENDS = [
    # ---- Latin script
    ("en", "Cargo rose 3.5 percent.| Then it fell.", "a decimal point ends nothing"),
    ("en", "The U.S. Treasury agreed.| It sold bonds in the U.S.| The buyer left.", "dotted words ask for an opener"),
    ("en", "Doors open at 9 a.m.| They close later.", "p.m. and a word that begins sentences"),
    ("en", "Mills spent $1.5 bn. on looms.| No. 12 closed.", "a scale; a number's sign in front of a number"),
    ("en", "Boats of the U.S. Officials sank in the U.K. And Spain.", "a wire's capitals behind a dotted word"),
    ("en", "The answer was no.| He left.", "no is a word where no number follows"),
    ("en", "See fig. 4 and vol. II.| It helps.", "a numeral may be Roman"),
    ("en", "J. R. R. Harrow and Anne-M. Pole sing.| We listen.", "initials, also behind a hyphen"),
    ("en", "Choose plan B.| The choir left.", "a letter in front of an opener ends"),
    (
        "en",
        "Weavers Inc. Chief Ann Pole spoke.| Weavers Inc.| The firm shut.",
        "a firm's form before a name, an opener",
    ),
    ("en", "SALEM, Mass. — The pier sank.", "a dash behind a place's abbreviation is no end"),
    ("en", "A critical mass.| Scientists agree.", "mass is a word where it is written small"),
    ("en", "On Sept. 11 it rained.| It stopped in Sept.| Crowds came.", "a month and its day"),
    ("en", "It was 2021.| 15 boats sailed.", "four digits are no ordinal"),
    ("en", "Depth fell to 3. 5 metres.", "a number broken by a space is one number"),
    ("en", '"Why?" she asked.| "Go!"| He went.', "a small letter behind a question's quotation mark"),
    ("en", "(It was late.)| Then [they left.]| All slept.", "brackets close with their sentence"),
    ("en", "It went on . . . and on.| It stopped . . .| Nobody came.", "spaced dots are one mark"),
    (
        "en",
        "Prices rose.|The mill shut.| See www.quay.example and v2.0.Next",
        "a space forgotten, an address, a version",
    ),
    ("en", "Wait... what?| Wait...| No.", "three dots end in front of a capital only"),
    ("en", "A 74 percent (!) rise came.| All cheered.", "a mark in brackets is a comment"),
    ("en", 'He said: "Sink it. "| Nobody did.| "Row. "', "a straight mark with blanks on both sides closes"),
    ("en", 'Nobody rowed.| " Row it yourself," he said.', "and opens when none is open"),
    ("de", "Am 3. Oktober stieg er.| Im 21. Jahrhundert fiel er.", "ordinals in front of capitals"),
    ("de", "Vom 1.-3. Mai war Markt.| Der XX. Kirchentag begann.", "a span of days; a Roman ordinal"),
    ("de", "Er kam am 3.| Die Werft schwieg.", "an ordinal that ends: an opener follows"),
    ("de", "Er stieg auf 15.| Händler staunten.", "a number with no ordinal's word in front"),
    ("de", "Er zahlt z. B. Zölle, d. h. Abgaben.| Das ist viel.", "spaced abbreviations"),
    ("de", "Nr. 5 kostet 3 Mio. Euro.| Hafenstr. 7 steht leer.", "nouns have capitals, so scales end nothing"),
    ("de", "Art. 5 Abs. 2 gilt.| Eine neue Art.| Dann Ruhe.", "Art is a word without a number"),
    ("de", "Er sagte: „Nein.“| Sie ging.| »Ja.«| Er blieb.", "closing marks of both German styles"),
    ("fr", "Elle dit : « C'est bon. »| Il part.| M. Aubry paie 5 %.| « Non ! »", "a space in front of the guillemet"),
    ("fr", "La foire dure jusqu'à 18 h.| L'entrée est libre.", "an elided article opens"),
    ("es", "EE. UU. creció.| Lo dice EE. UU.| El puerto crece.| ¿Quién?| ¡Nadie!", "doubled letters of a plural"),
    ("es", "Subió un 5,2 % en el art. 3.| Véase la pág. 8.", "numbers behind abbreviations"),
    ("pt", "O sr. Pinto chegou.| Custou R$ 1.500.| A feira abriu.", "thousands' stops"),
    ("it", "Il dott. Neri parla.| L'art. 5 vale.| Nel 2020 no.", "titles"),
    ("nl", "Dat kost 5 mln. euro.| Het is o.a. duur.", "small words"),
    ("sv", "Den 3. oktober steg det.| Det är t.ex. dyrt.", "a small letter behind an ordinal"),
    ("is", "Þann 3. október hækkaði það um 5 kr.| Það var t.d. mikið.", "kr. ends unless a number follows"),
    ("is", "Hann vildi ekki tjá sig.| Flugvöllur lokar.", "sig is a word where it is written small"),
    ("cs", "Dne 3. října vzrostl.| Ve 2. čtvrtletí klesl např. vývoz.", "ordinals, small words"),
    ("cs", "Stál 5 tis. Kč.| Prodal 2 mil. EUR a 300 tis. tun.", "money with a capital behind a scale"),
    ("cs", "Řekl: „Roste.“| Odešel.", "the closing mark that opens in English"),
    ("pl", "W 2024 r. Gdynia rosła.| Ul. Długa i al. Lipowa stoją.", "r., ul. and al. in front of capitals"),
    ("pl", "Zysk to 5 mln zł.| Według portu to dużo.", "money at the end"),
    ("tr", "12. yüzyıl köprüsü onarıldı.| 3. Lig maçı bitti.| Prof. Dr. Ayşe Kaya geldi.", "ordinals before names"),
    ("vi", "TP. Huế tăng 3,5%.| PGS.TS. Lê Văn An nói.| Theo ông, tốt.", "titles run together"),
    ("id", "Harga naik Rp. 5.000.| Jl. Melati No. 5 tutup.| PT. Kapal Tbk. menjual.", "money's sign before, streets"),
    ("ha", "Gwamna ya ce a'a.| Mutane 500 sun zo.", "an apostrophe inside a word"),
    # ---- Cyrillic, Greek, Armenian, Georgian
    ("ru", "В 2024 г. Пермь выросла.| Это 5 млн.| Рост идёт.", "a year; nouns are small, so a scale ends"),
    ("ru", "Он живёт на ул. Лесной, д. 5.| И. И. Петров и А.С. Белов ушли.", "streets and initials"),
    ("ru", "Склад в 2 тыс. кв. м.| Сгорел он за час.", "a unit of one letter ends"),
    ("ru", "Яблоки, груши и т.д.| Цены растут.", "the end of a list"),
    ("ru", "— Кто там? — спросил он.| Тишина.", "a dash and a small letter behind a question"),
    ("uk", "Він на вул. Зелена.| Ціна 5 грн.| У 2024 р. Одеса зросла.", "streets, money, years"),
    ("kk", "Қ. Серікұлы айтты.| Баға 5 млн. теңге болды.", "an initial, a scale"),
    ("bg", "Тя струва 5 лв. на килограм.| Вчера падна.", "a small letter"),
    ("el", "Ανέβηκε η τιμή;| Ναι.| Έφτασε τα 3,5 δισ. ευρώ; όχι.", "the Greek question mark, before capitals"),
    ("en", "The mill shut; Nobody came.", "the same sign parts clauses elsewhere"),
    ("hy", "Նա եկավ։| Գնաց:| Եվ մնաց։", "the Armenian stop and the colon typed for it"),
    ("ka", "ფასი გაიზარდა.| ბაზარი დაიხურა.| ი. მაისურაძე მოვიდა.", "letters that Unicode calls small"),
    # ---- Semitic scripts, Ethiopic
    ("ar", "ارتفع السعر.| هل زاد؟| نعم.| د. سمير تكلم.", "the Arabic question mark, a title"),
    ("ar", "هل وصلت؟، سأل البحار.", "a comma behind the question goes on"),
    ("fa", "قیمت ۳٫۵ درصد بالا رفت.| بازار بسته شد.", "Persian digits"),
    ("ur", "قیمت ۳۔۵ فیصد بڑھی۔| کیوں؟| معلوم نہیں۔", "the Urdu stop, and in a number"),
    ("he", "המחיר עלה.| י. לוי הסכים.| למה?| ככה.", "an initial of a script without capitals"),
    ("am", "ቤቱ ተሠራ።| ለምን፧| አላውቅም፡፡| እሺ።", "the stop, the question, two word spaces typed for a stop"),
    # ---- India
    ("hi", "दाम बढ़ा।| डॉ. वर्मा ने कहा।| एम. के. राव आए।| क्या?| हाँ।", "dandas; titles and letters' names"),
    ("bn", "দাম বেড়েছে।| ড. সেন বলেন।", "the danda in Bengali"),
    ("ta", "விலை உயர்ந்தது.| மு. குமரன் பேசினார்.", "an initial with its vowel's sign"),
    # ---- South-East Asia, Tibet
    ("km", "តម្លៃឡើង។| ផ្លែឈើ ។ល។| អ្នកទិញមក។", "khan, and the sign for `and so on` at a list's end"),
    ("my", "ဈေးတက်သည်။| ဈေးကျသည်။", "the Burmese section mark"),
    # ---- East Asia
    ("zh", "出口增长3.5%。|进口下降。|第3.5节如此？|是！", "no space behind the stop, decimal points"),
    ("zh", "他说：“增长了。”|随后离开。|“完了……”他说。", "a quotation's stop; six dots go on"),
    ("zh", "“跑吧！”的喊声很大。|总额3。5亿元，约３．５倍。", "a particle behind the quotation; wide decimal points"),
    ("zh", '船主说："涨了。"|他走了。|"没有。"', "straight marks: the second closes, the third opens"),
    ("zh", '他走了。|"没有钱，"她说。', "a straight mark behind a stop that opens"),
    ("ja", "「雨です。」と船長は述べた。|「晴れ。」|翌日も同じ。", "a quotation that goes on is no end"),
    ("ja", "価格は（注。次頁）上がった。|本当？|本当だ！", "a stop in a bracket"),
    ("ja", "「行くの?」|誰も答えない。", "an ASCII mark between two Japanese signs"),
    ("ko", "배가 떠났다.|비가 왔다.| 값은 3.5% 올랐다.", "no space behind an ending"),
    ("ko", '"간다." 라고 선장이 말했다.| 끝.', "the particle of a quotation"),
]


@pytest.mark.parametrize(
    ("text", "why"), [pytest.param(text, why, id=f"{tag}: {text[:30]}") for tag, text, why in ENDS]
)
def test_sentences_are_cut_at_the_bars_and_nowhere_else(text: str, why: str) -> None:
    assert split(text.replace("|", "")) == [part.strip() for part in text.split("|")], why


THAI = (
    "ท่าเรือแห่งใหม่เปิดให้บริการเมื่อวันจันทร์หลังจากก่อสร้างมานานกว่าสามปีและใช้งบประมาณจำนวนมากจากรัฐบาลกลาง "
    "เรือประมงขนาดเล็กราว 250 ลำ จอดเทียบท่าในวันแรกพร้อมปลาทูสดจำนวนมากสำหรับตลาดในเมืองหลวงและจังหวัดใกล้เคียง "
    "อย่างไรก็ตาม ชาวบ้านบางส่วนยังกังวลเรื่องน้ำเสียและขยะที่ไหลลงสู่ทะเลในช่วงฤดูมรสุมของทุกปีที่ผ่านมา"
)


def test_thai_is_cut_at_spaces_into_units_of_a_sentences_size() -> None:
    parts = split(THAI)
    assert [part[:4] for part in parts] == ["ท่าเ", "เรือ", "อย่า"], "three clauses, the last behind `however`"
    assert "ราว 250 ลำ" in parts[1], "spaces around a number part nothing"


def test_a_short_thai_line_stays_whole() -> None:
    assert len(split("ราคาข้าว ปรับขึ้น ร้อยละ 3")) == 1


def test_a_shad_ends_a_tibetan_unit_when_enough_stands_before_it() -> None:
    clause = "བོད་ཀྱི་རི་མཐོ་པོ་དེ་ལ་ལོ་ལྟར་དགུན་ཁར་གངས་མང་པོ་འབབས།"
    assert len(split(clause + " " + clause)) == 2, "an end behind enough signs"
    assert len(split("རི། ཆུ། ཤིང་།")) == 1, "shads of a list"


WRAPPED = [
    ("The mill closed on\nmonday and nobody came.", 1, "a small letter goes on"),
    ("The fleet of the\nNorth Sea Company sailed.", 1, "`the` never ends a line"),
    ("Рыбаки города,\nкоторые ушли в море.", 1, "Cyrillic"),
    ("Přístav ve městě,\nšedý a starý, stojí.", 1, "letters beyond Latin-1"),
    ("Mill closes\nThe mill closed on Monday.", 2, "a headline in front of a capital"),
    ("One boat came.\n\nand then another", 2, "an empty line always ends"),
    ("Ports\n12 boats", 2, "a number may begin a line of its own"),
]


@pytest.mark.parametrize(("text", "parts", "why"), WRAPPED)
def test_a_line_that_goes_on_is_no_end(text: str, parts: int, why: str) -> None:
    assert len(split(text)) == parts, why
    assert ("\n" in unwrapped(text)) == (parts == 2), "figures see the same lines"


# ---- what holds for every text

_BRICKS = [part.replace("|", "") for _, part, _ in ENDS]
_BRICKS += [
    THAI,
    "\n",
    "\n\n",
    " ",
    "  \t",
    ".",
    "...",
    '"',
    "»",
    "“",
    "。",
    "」",
    "؟",
    "3. ",
    "z. B. ",
    "Dr. ",
    "(",
    ")",
]


@pytest.mark.parametrize("seed", range(40))
def test_spans_are_in_order_and_leave_only_blanks_out(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(_BRICKS) + chance.choice(["", " ", "\n"]) for _ in range(30))
    spans, at = sentences(text), 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(("tag", "text", "why"), [*ENDS, ("th", THAI, "clauses")])
def test_a_sentence_split_again_is_itself(tag: str, text: str, why: str) -> None:
    for part in split(text.replace("|", "")):
        assert split(part) == [part], (tag, why)


HOSTILE = {
    "dots": ".",
    "dots that end nothing": "." * 999 + "a",
    "initials": "A.A.",
    "spaced initials": "A. ",
    "spaced dots": " .",
    "quotes": '"',
    "stops and quotes": '。"',
    "closers": ".)\"”' ",
    "open quotations": "「。",
    "brackets": "（。",
    "newlines": "\n",
    "blank lines": "\n \t",
    "wrapped lines": "a\n",
    "numbers": "3. ",
    "Thai": "กข ",
    "shads": "།",
    "spaces": " ",
    "openers": ". ((((((((",
}


@pytest.mark.parametrize("brick", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_and_not_faster(brick: str) -> None:
    """A text four times as long may take four times as long; the square would take sixteen times."""

    def took(size: int) -> float:
        text, best = (brick * (size // len(brick) + 1))[:size] + "x", float("inf")
        for _ in range(3):
            begin = time.process_time()
            sentences(text)
            best = min(best, time.process_time() - begin)
        return best

    assert took(160_000) < 9 * took(40_000) + 0.05
