"""Times that are told in a release's sentence, with a holiday's name, in years of the Republic or behind "llegó"."""

from datetime import UTC, datetime

import pytest

from tests.figures.build import figures

ROWS = [
    # What a value came to is no arrival, and a signed card no signing.
    ("es", "2025-02-10", "La producción de zinc de Perú llegó en 2024 a 1,4 millones de toneladas.", "2024", None),
    (
        "es",
        "2025-02-10",
        "La producción de zinc de Perú llegó el año pasado a 1,4 millones de toneladas.",
        "2024",
        None,
    ),
    ("pt", "2025-09-29", "Portugal criou 47.358 vagas com carteira assinada em julho de 2025.", "2025-07", None),
    # A year in brackets behind a relative one, or in years of the Republic.
    ("ko", "2025-02-26", "지난해(2024년) 한국의 혼인 건수는 22만2412건이었다.", "2024", None),
    ("ko", "2025-02-26", "지난 2024년 한 해 한국의 혼인 건수는 22만2412건이었다.", "2024", None),
    ("ja", "2025-02-26", "昨年(2024年)の婚姻件数は48万5063組だった。", "2024", None),
    ("zh", "2025-02-26", "台灣113年全年結婚數為12萬3061對。", "2024", None),
    ("zh", "2025-02-26", "台灣113年11月出生數為1萬1061人。", "2024-11", None),
    # From a month to a day of another.
    (
        "pt",
        "2024-05-05",
        "O Paraná somou 41.200 casos de dengue de janeiro até 4 de maio de 2024.",
        "2024-01-01/2024-05-04",
        None,
    ),
    (
        "es",
        "2024-05-08",
        "Perú sumó 41.200 casos de dengue de enero al 4 de mayo de 2024.",
        "2024-01-01/2024-05-04",
        None,
    ),
    (
        "de",
        "2024-05-08",
        "Bayern zählte 41.200 Diebstähle von Januar bis zum 4. Mai 2024.",
        "2024-01-01/2024-05-04",
        None,
    ),
    ("en", "2024-05-08", "Norway counted 41,200 thefts from January to May 4, 2024.", "2024-01-01/2024-05-04", None),
    (
        "ru",
        "2024-05-08",
        "С января по 4 мая 2024 года в Норвегии произошло 41 200 краж.",
        "2024-01-01/2024-05-04",
        None,
    ),
    # Holidays.
    ("zh", "2024-10-09", "2024年国庆长假，青岛接待游客512.4万人次。", "2024", "national day holiday"),
    ("zh", "2024-02-19", "今年春节假期，青岛接待游客312.4万人次。", "2024", "spring festival holiday"),
    ("ja", "2024-05-09", "2024年のゴールデンウイークに上野動物園には5万2000人が来園した。", "2024", "golden week"),
    (
        "en",
        "2024-10-09",
        "Qingdao received 5.12 million visitors over the 2024 National Day holiday.",
        "2024",
        "national day holiday",
    ),
    (
        "ru",
        "2024-01-12",
        "За новогодние праздники 2024 года Казань посетили 212 тысяч туристов.",
        "2024",
        "new year holiday",
    ),
    ("es", "2024-04-05", "En la Semana Santa de 2024, Málaga recibió 212.000 turistas.", "2024", "easter holiday"),
    ("zh", "2024-10-04", "2024年国庆假期前三天，青岛接待游客212.4万人次。", None, None),
    # The sentence before says of which time its figures are.
    ("en", "2025-03-01", "The office has put out its figures for 2024. Births in Norway came to 52,718.", "2024", None),
    ("ru", "2025-03-01", "Ведомство опубликовало данные за 2024 год. В Норвегии родились 52 718 детей.", "2024", None),
    ("ja", "2025-03-01", "厚労省は16日、2024年の統計を公表した。出生数は70万2718人だった。", "2024", None),
    (
        "de",
        "2026-02-24",
        "Das Amt hat die Geburten für 2025 vorgelegt. Demnach kamen im Vorjahr in Bayern 102.718 Kinder zur Welt.",
        "2025",
        None,
    ),
    (
        "de",
        "2025-05-09",
        "Das Amt hat seine Angaben zum März nach oben korrigiert: Die Exporte lagen bei 131,2 Milliarden Euro.",
        "2025-03",
        None,
    ),
]

NEITHER = [
    # An arrival, a law, a duration, an event, an old release, the year before the one told.
    ("es", "2025-02-10", "El técnico llegó en 2019 y Perú ganó 12 partidos."),
    ("pt", "2025-09-29", "A lei assinada em julho de 2025 dá a Portugal 4.358 vagas."),
    ("zh", "2025-02-26", "台灣大學創校113年，學生3萬1061人。"),
    ("en", "2025-03-01", "The palace was rebuilt in 2024. Births in Norway came to 52,718."),
    ("en", "2025-03-01", "The results for 2019 were poor. Births in Norway came to 52,718."),
    ("de", "2026-02-24", "In Bayern kamen 2025 102.718 Kinder zur Welt. Im Vorjahr kamen 106.100 Kinder zur Welt."),
    ("de", "2026-02-24", "Die Statistik für 2025 liegt vor. Im Vorjahr waren es in Bayern noch 106.100 Geburten."),
    ("en", "2026-02-24", "Births in Norway came to 52,718 in 2025. A year earlier Norway had 51,100 births."),
]


@pytest.mark.parametrize(("language", "published", "text", "period", "scope"), ROWS)
def test_a_figure_has_its_time(language: str, published: str, text: str, period: str | None, scope: str | None) -> None:
    found = figures(text, language=language, published=_day(published))
    assert [(figure.period, figure.scope) for figure in found[-1:]] == [(period, scope)]


@pytest.mark.parametrize(("language", "published", "text"), NEITHER)
def test_an_event_gives_no_figure_its_time(language: str, published: str, text: str) -> None:
    assert figures(text, language=language, published=_day(published))[-1].period is None


def _day(published: str) -> datetime:
    return datetime.fromisoformat(published).replace(tzinfo=UTC)
