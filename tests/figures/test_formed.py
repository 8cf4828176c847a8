"""Whose a figure is where the gazetteer knows nobody: by the form of a name, or the place in an association's."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document

DAY = datetime(2025, 3, 1, tzinfo=UTC)


def _subjects(language, text):
    return [f.subject for f in analyse(Document("t", text=text, language=language, published=DAY)).figures]


@pytest.mark.parametrize(
    ("language", "text", "subject", "why"),
    [
        ("zh", "信阳市茶叶协会介绍,2024年全市茶叶产量为9.2万吨。", "geonames:1788534", "the place in its name"),
        ("zh", "白石电器2024年售出风扇61万台,公司公告称。", "site:白石电器", "a firm by its last part"),
        ("de", "In Oberlauen liefen 2024 nur 54.000 Pumpen vom Band.", "site:oberlauen", "a bare preposition"),
        (
            "de",
            "3.480 Studierende sind 2024/25 an der TU Clausthal eingeschrieben.",
            "org:technische-universität-clausthal",
            "a short name",
        ),
        ("pl", "W Podlaskiem urodziło się w 2024 r. 7100 dzieci.", "PL-20", "a province by its adjective"),
        ("tr", "Rize'nin 2024 çay üretimi 1 milyon 290 bin ton oldu.", "TR-53", "a case behind an apostrophe"),
        ("ru", "В Ильменской больнице в 2024 году лечились 171 человек.", "site:ильменск-больн", "with its kind"),
        ("ru", "Завод «Ясный» выпустил в 2024 году 14,2 тыс. насосов.", "site:ясн", "a name in quotation marks"),
        ("ar", "بلغ إنتاج التمور في سيوة 78 ألف طن خلال 2024.", "site:سيوة", "a bare name behind in"),
        ("ko", "청산도에는 2024년 관광객 31만 명이 다녀갔다.", "site:청산도", "an island"),
        ("en", "Tarncliffe cast 21,900 tonnes of iron in 2024.", "site:tarncliffe", "one word that does it alone"),
        ("en", "The Tarncliffe mill made 21,900 tonnes of paper in 2024.", "site:tarncliffe", "its works are the same"),
        ("en", "In Wexmoor, 14.2% of pensioners received home care in 2024.", "site:wexmoor", "a share of its people"),
        ("es", "La Graciosa recibió 61.000 visitantes en 2024.", "site:graciosa", "a capital behind an article"),
    ],
)
def test_a_name_tells_by_its_form(language, text, subject, why):
    assert _subjects(language, text)[-1] == subject, why


@pytest.mark.parametrize(
    ("language", "text", "why"),
    [
        ("en", "Output reached 21,900 tonnes in 2024.", "a common noun first"),
        ("en", "Tourism brought 3,200 visitors in 2024.", "a common noun that did it"),
        ("en", "The Government built 3,200 homes in 2024.", "an office in capitals"),
        ("en", "Sales at Wexmoor rose 14.2% in 2024.", "a change, no share"),
        ("zh", "新能源汽车2024年销售61万辆,公司公告称。", "what is sold, no firm"),
        ("tr", "Ocak'ta 61 bin ton çay satıldı.", "a month"),
        ("de", "In Tierheimen lebten 2024 rund 5.400 Hunde.", "a common noun behind in"),
        ("ar", "بلغ إنتاج التمور في موسم 2024 نحو 78 ألف طن.", "a season"),
    ],
)
def test_nobody(language, text, why):
    assert _subjects(language, text)[-1] is None, why


def test_whom_a_works_employs_are_not_its_villages():
    assert _subjects("en", "The Tarncliffe mill employed 210 people in 2024.") == ["site:tarncliffe-works"]
