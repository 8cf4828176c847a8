"""A place of which only the duties or sanctions are told has none of the figures beside it."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document

AUGUST = datetime(2025, 8, 4, 12, tzinfo=UTC)

BORNE = [
    ("en", "Amid pressure from the United States, Danish exports reached 9.8 billion euros in June.", "DK"),
    ("en", "Despite US tariffs, exports of Norway rose to 14.2 billion dollars in June.", "NO"),
    ("zh", "尽管受美国关税影响，6月福建省出口额仍达1020亿元。", "CN-FJ"),
    ("zh", "受美国关税影响，6月出口额降至820亿元，安徽省统计局表示。", "CN-AH"),
    ("ru", "Несмотря на пошлины США, экспорт в июне достиг 8,8 млрд долларов, сообщило правительство Дании.", "DK"),
    ("ko", "미국의 관세 압박 속에서도 대만의 6월 수출액은 508억 달러를 기록했다.", "TW"),
    ("de", "Trotz der Zölle der USA stiegen die Exporte Finnlands im Juni auf 6,8 Milliarden Euro.", "FI"),
    (
        "es",
        "Pese a los aranceles de Estados Unidos, las exportaciones de Chile sumaron 8.100 millones de euros en junio.",
        "CL",
    ),
]


@pytest.mark.parametrize(("language", "text", "whose"), BORNE)
def test_whose_duties_others_bear_is_not_whose_figure_it_is(language, text, whose):
    (figure,) = analyse(Document("d", text=text, language=language, published=AUGUST, source="S")).figures
    assert (figure.subject, figure.scope) == (whose, None)


def test_duties_that_a_place_takes_in_are_its_own():
    text = "Revenue from US tariffs rose to 27.2 billion dollars in June."
    (figure,) = analyse(Document("d", text=text, language="en", published=AUGUST, source="S")).figures
    assert figure.subject == "US"
