"""A value that is denied in favour of another: "not 4 percent, as first reported, but 5" revises 4 to 5."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe

DAY = datetime(2025, 3, 24, tzinfo=UTC)

DENIED = [
    ("en", "Norway's economy grew not by 1.8 percent in 2024, as announced in February, but by 2.1 percent."),
    (
        "ru",
        "ВВП Норвегии в 2024 году увеличился не на 1,8%, как сообщалось ранее, а на 2,1%, уточнил Росстат.",
    ),
    ("uk", "ВВП Норвегії у 2024 році зріс не на 1,8%, як повідомляли раніше, а на 2,1%."),
    ("de", "Norwegens Wirtschaft wuchs 2024 nicht um 1,8 Prozent, wie im Februar gemeldet, sondern um 2,1 Prozent."),
    ("fr", "L'économie norvégienne a crû en 2024 non pas de 1,8 %, comme annoncé en février, mais de 2,1 %."),
    ("es", "La economía noruega creció en 2024 no un 1,8 %, como se anunció en febrero, sino un 2,1 %."),
    ("it", "L'economia norvegese è cresciuta nel 2024 non dell'1,8%, come annunciato a febbraio, ma del 2,1%."),
    ("pt", "A economia da Noruega cresceu em 2024 não 1,8%, como se anunciou em fevereiro, mas 2,1%."),
    ("pl", "Gospodarka Norwegii wzrosła w 2024 roku nie o 1,8 proc., jak podawano w lutym, lecz o 2,1 proc."),
    ("tr", "Norveç ekonomisi 2024'te daha önce açıklandığı gibi yüzde 1,8 değil, yüzde 2,1 büyüdü."),
    ("zh", "挪威2024年经济增速不是此前公布的1.8%,而是2.1%,挪威统计局更正说。"),
    ("ja", "ノルウェーの2024年の経済成長率は、先に発表した1.8%ではなく2.1%だった。"),
    ("ko", "노르웨이의 2024년 경제성장률은 앞서 발표한 1.8%가 아니라 2.1%였다."),
    ("ar", "لم يكن نمو اقتصاد النرويج في 2024 بنسبة 1.8% كما أعلن سابقا بل 2.1%."),
]

OTHERS = [
    ("en", "Norway's economy grew not by 1.8 percent in 2024, as analysts expected, but by 2.1 percent."),
    ("de", "Norwegens Wirtschaft wuchs 2024 nicht um 1,8 Prozent, wie von Ökonomen erwartet, sondern um 2,1 Prozent."),
    ("ru", "Экспорт Норвегии в январе вырос не на 1,8%, как годом ранее, а на 2,1%."),
]


def observed(text, language):
    return observe(analyse(Document("d", text=text, language=language, published=DAY)), DAY)


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_the_value_behind_but_replaces_the_denied_one(language, text):
    [found] = observed(text, language)
    assert (found.series.subject, found.series.measure, found.period) == ("NO", "gdp", "2024")
    assert found.value == Decimal("2.1")
    assert any(cue.startswith("replaces:1.8") for cue in found.cues)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_what_was_expected_or_is_another_years_is_no_value_and_is_not_revised(language, text):
    found = observed(text, language)
    assert Decimal("1.8") not in {one.value for one in found}
    assert not any(cue.startswith("replaces:") for one in found for cue in one.cues)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Romania exported not only 5.2 million tonnes of grain in 2024 but also 3.1 million tonnes of oil.", 2),
        (
            "de",
            "Rumänien erntete 2024 nicht nur 5,2 Millionen Tonnen Weizen, sondern auch 3,1 Millionen Tonnen Mais.",
            1,
        ),
        ("ja", "ルーマニアは2024年に小麦520万トンだけではなく、トウモロコシ310万トンも輸出した。", 2),
    ],
)
def test_not_only_denies_nothing(language, text, values):
    found = observed(text, language)
    assert Decimal("5.2e6") in {one.value for one in found}
    assert len(found) == values
    assert not any(cue.startswith("replaces:") for one in found for cue in one.cues)
