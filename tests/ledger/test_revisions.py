"""Texts that put one value in the place of another: what they state, what that replaces, and which series it is of."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.analyse import analyse
from monitor.contract import document_from
from monitor.domain import Observation
from monitor.ledger import observe
from monitor.ledger.quoted import quoted
from monitor.ledger.revisions import left_behind, replaced, said_to_replace

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def read(language: str, text: str, name: str = "a", published: str = "2025-07-20"):
    document = {"id": name, "url": None, "language": language, "published": published, "source": name}
    return analyse(document_from({**document, "title": "", "text": text}, Path()))


def told(language: str, text: str, **more: str) -> tuple[Observation, ...]:
    return observe(read(language, text, **more), NOW)


PAIRS = [
    (
        "en",
        "The port of Rijeka has cut its count of containers handled in 2024 to 391,240. Its first tally was 402,115.",
        "391240",
        "402115",
        "the old value in the next sentence",
    ),
    (
        "en",
        "The statistics office now puts Latvia's goods exports in 2024 at 18.7 billion euros; it had reported 18.4 "
        "billion euros in February.",
        "18.7e9",
        "18.4e9",
        "behind a semicolon",
    ),
    (
        "en",
        "Latvia's economy grew by 0.4 percent in 2024, the office said on Friday, upgrading a flash estimate that had "
        "pointed to a drop of 0.2 percent.",
        "0.4",
        "-0.2",
        "an estimate that pointed the other way",
    ),
    (
        "en",
        "Latvia's goods exports in 2024 came to 18.7 billion euros, the office said, updating a preliminary figure of "
        "18.4 billion euros.",
        "18.7e9",
        "18.4e9",
        "updating a figure",
    ),
    (
        "en",
        "The office has downgraded its estimate of Latvia's economic growth in 2024 from 1.2 percent to 0.9 percent.",
        "0.9",
        "1.2",
        "from one to the other is no range",
    ),
    (
        "ru",
        "Экспорт Латвии за 2024 год служба во второй оценке определила в 18,7 млрд евро против 18,4 млрд в первой.",
        "18.7e9",
        "18.4e9",
        "an ordinal without its noun",
    ),
    (
        "ru",
        "Служба понизила оценку: экспорт Латвии в 2024 году — 18,1 млрд евро. В феврале сообщалось о 18,4 млрд евро.",
        "18.1e9",
        "18.4e9",
        "told in February",
    ),
    (
        "ru",
        "Служба уточнила число родившихся в Латвии в 2023 году: 14 490 вместо 14 506.",
        "14490",
        "14506",
        "a count before instead",
    ),
    (
        "uk",
        "Служба оновила дані: експорт Латвії у 2024 році — 18,1 млрд євро. У лютому повідомлялося про 18,4 млрд євро.",
        "18.1e9",
        "18.4e9",
        "told in February",
    ),
    (
        "es",
        "La oficina elevó a 18.700 millones de euros las exportaciones de Letonia de 2024, frente a los 18.400 "
        "millones de euros anunciados en marzo.",
        "18.7e9",
        "18.4e9",
        "the object behind, and its year behind a place",
    ),
    (
        "es",
        "La oficina actualizó las exportaciones de Letonia en 2024 a 18.700 millones de euros; en enero había "
        "informado 18.400 millones de euros.",
        "18.7e9",
        "18.4e9",
        "what it had reported",
    ),
    (
        "fr",
        "L'office relève à 1,4 % la croissance de l'économie de la Tunisie en 2024, contre 1,2 % "
        "annoncés il y a un an.",
        "1.4",
        "1.2",
        "announced a year ago, for the same year",
    ),
    (
        "fr",
        "L'office a abaissé les exportations de la Lettonie en 2024 à 18,1 milliards d'euros. Le premier chiffre était "
        "de 18,4 milliards d'euros.",
        "18.1e9",
        "18.4e9",
        "the first figure",
    ),
    (
        "de",
        "Das Amt hat die Exporte Lettlands für 2024 auf 18,1 Milliarden Euro korrigiert, nach 18,4 Milliarden Euro in "
        "der ersten Meldung.",
        "18.1e9",
        "18.4e9",
        "nach … in der ersten Meldung",
    ),
    (
        "de",
        "Das Amt aktualisierte die Exporte Lettlands für 2024 auf 18,1 Milliarden Euro; im Februar waren noch 18,4 "
        "Milliarden Euro genannt worden.",
        "18.1e9",
        "18.4e9",
        "waren genannt worden",
    ),
    (
        "pt",
        "A agência revisou para 2,41 milhões de toneladas a safra de trigo do Paraná em 2024; em junho, a conta era de "
        "2,35 milhões de toneladas.",
        "2.41e6",
        "2.35e6",
        "a conta era de",
    ),
    (
        "it",
        "L'istituto ha aggiornato le esportazioni del Veneto del 2024 a 79,7 miliardi di euro; a gennaio aveva "
        "comunicato 80,2 miliardi di euro.",
        "79.7e9",
        "80.2e9",
        "aveva comunicato",
    ),
    (
        "it",
        "Le esportazioni del Veneto nel 2024 sono di 79,7 miliardi di euro e non di 80,2 miliardi di euro, "
        "come comunicato in precedenza, ha corretto l'istituto.",
        "79.7e9",
        "80.2e9",
        "e non, and who says so behind",
    ),
    (
        "pl",
        "Urząd zaktualizował eksport Łotwy w 2024 roku do 18,1 mld euro; w styczniu podawał 18,4 mld euro.",
        "18.1e9",
        "18.4e9",
        "w styczniu podawał",
    ),
    (
        "tr",
        "Kurum Türkiye'nin 2024 yılı ihracatını 262,4 milyar dolar olarak revize etti. İlk açıklanan rakam 261,9 "
        "milyar dolar idi.",
        "262.4e9",
        "261.9e9",
        "a capital İ",
    ),
    (
        "ar",
        "رفعت دائرة الإحصاءات صادرات المغرب لعام 2024 من 45.5 مليار دولار إلى 46.1 مليار دولار بعد مراجعة البيانات.",
        "46.1e9",
        "45.5e9",
        "the revision is named behind",
    ),
]


@pytest.mark.parametrize(("language", "text", "new", "old", "why"), PAIRS, ids=[row[-1] for row in PAIRS])
def test_the_new_value_is_stated_and_the_old_one_is_what_it_replaces(language, text, new, old, why):
    stated = told(language, text)
    found = {one.value: one for one in stated}
    assert Decimal(new) in found, why
    assert [each.value for each in said_to_replace(found[Decimal(new)])] == [Decimal(old)]
    assert abs(Decimal(old)) not in found
    assert "2024" in found[Decimal(new)].period or "2023" in found[Decimal(new)].period


NOTHING = [
    ("en", "Latvia exported goods worth 1.5 billion euros in March 2025. A year earlier it reported 1.4 billion."),
    ("en", "The firm earned 5.1 billion euros in 2024. It had announced 4.2 billion euros in investments in March."),
    ("en", "Unemployment in Latvia was 7.4 percent in May 2025; in April it was reported at 7.6 percent."),
    ("en", "Sales at the firm were 3.4 billion euros in 2024; analysts had estimated 3.6 billion euros."),
    ("en", "The wheat harvest in Kansas was put at 8.3 million tonnes; it put the corn at 15.4 million tonnes."),
    ("ru", "В мае 2025 года экспорт Латвии составил 1,5 млрд евро. В апреле сообщалось о 1,4 млрд евро."),
    ("ru", "Безработица в Латвии в мае составила 7,4% против 7,6% в первом квартале."),
    ("ru", "В 2024 году в Казани открыли 12 музеев. В мае сообщалось о 15 театрах."),
    ("es", "La firma ganó 340 millones de euros en 2024; en marzo había anunciado 410 millones de euros en naves."),
    ("fr", "Le déficit a été ramené à 3,1 milliards d'euros en 2024, contre 3,9 milliards annoncés un an plus tôt."),
    ("de", "Die Arbeitslosenquote in Tirol lag im Mai bei 4,4 Prozent; im April waren 4,6 Prozent gemeldet worden."),
    ("it", "La ditta ha guadagnato 340 milioni di euro nel 2024; a marzo ne aveva annunciati 410 milioni di spese."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_another_time_or_another_thing_is_not_replaced(language, text):
    analysis = read(language, text)
    assert (replaced(analysis), left_behind(analysis)) == ({}, frozenset())


OBJECTS = [
    (
        "en",
        "Parcel lockers in Tampere took in 4,872,300 packets in 2024, the city said.",
        "The city has lowered its count of deposits at lockers in Tampere in 2024 to 4,655,900, from the 4,872,300 it "
        "published in February.",
        "a long number under other words",
    ),
    (
        "ru",
        "Роддома Латвии выписали в 2023 году 14 506 малышей, сообщила служба.",
        "Служба скорректировала число родившихся в Латвии в 2023 году до 14 490. Ранее называлась цифра 14 506.",
        "a known indicator for open words",
    ),
    (
        "fr",
        "Le tramway de Gand a transporté 48 215 700 voyageurs en 2024.",
        "La régie a corrigé le nombre de passagers du tramway de Gand en 2024 : 47 980 200 au lieu de 48 215 700.",
        "voyageurs and passagers",
    ),
]


@pytest.mark.parametrize(("language", "first", "second", "why"), OBJECTS, ids=[row[-1] for row in OBJECTS])
def test_a_text_that_replaces_a_long_number_is_about_what_had_it(language, first, second, why):
    older = told(language, first, name="a", published="2025-02-10")
    newer = told(language, second, name="b")
    assert len(older) == len(newer) == 1, why
    assert quoted(newer, older), why
    assert quoted(older, newer), "whichever comes first"


def test_a_replaced_value_that_is_printed_late_is_still_of_the_known_series():
    revised = told(
        "en",
        "Statistics Canada has revised job vacancies for the third quarter of 2024 to 553,300, from 547,900 "
        "published in December.",
        published="2025-03-02",
    )
    late = told(
        "fr", "On comptait pourtant 547 900 postes à prendre au Canada au troisième trimestre de 2024.", name="b"
    )
    assert quoted(late, revised)


def test_a_short_number_alone_joins_nothing():
    older = told("en", "Museums in Tampere showed 310 films in 2024.", name="a", published="2025-02-10")
    newer = told("en", "The city has corrected its count of concerts in Tampere in 2024 to 340, from 310.", name="b")
    assert not quoted(newer, older)


WHEN = [
    ("es", "Las exportaciones de Perú de 2024 sumaron 74.600 millones de dólares.", "2024"),
    ("pt", "As exportações de Moçambique de 2024 foram de 8,4 mil milhões de dólares.", "2024"),
    ("it", "Le esportazioni della Svezia del 2024 sono state di 79,7 miliardi di euro.", "2024"),
    ("ru", "Рост ВВП России за январь — март 2025 года к тому же периоду прошлого года составил 1,6%.", "2025-Q1"),
]


@pytest.mark.parametrize(("language", "text", "period"), WHEN)
def test_a_year_behind_the_place_that_it_is_told_of_is_the_value_s(language, text, period):
    assert [one.period for one in told(language, text)] == [period]
