"""Old documents that arrive today are compared with each other as new ones are."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.analyse import prepare
from monitor.domain import Document, Extras
from monitor.pipeline import Audience, Corridor
from monitor.pool import Limits, ParserPool
from storage.archive import Archive

ENGLISH = """The old lighthouse on the northern cape will become a museum next spring, the port authority said.
Its keeper, who has lived there with his family for many years, will guide the visitors himself.
The lamp is going to be lit again every Saturday evening, although ships no longer need it.
Volunteers from the fishing villages have already repaired the stairs and painted the tower white and red.
A small boat will take school classes across the bay when the weather is calm."""
RUSSIAN = """Старый маяк на северном мысе следующей весной станет музеем, сообщило управление порта.
Его смотритель, который много лет живёт там со своей семьёй, сам будет водить посетителей.
Лампу снова будут зажигать каждую субботу вечером, хотя судам она больше не нужна.
Добровольцы из рыбацких деревень уже починили лестницу и покрасили башню в белый и красный цвета.
В тихую погоду небольшая лодка будет возить школьные классы через залив."""
NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=730)


@pytest.fixture(scope="module")
def encoding():
    """Workers that have the sentence encoder."""
    with ParserPool(1, Limits(), prepare_with_vectors) as pool:
        yield pool


def prepare_with_vectors():
    prepare(Extras(), True)


def test_two_translations_of_an_old_text_that_come_today_are_one_story(tmp_path, encoding):
    with Archive.open(f"sqlite:///{tmp_path}/news.db") as archive:
        corridor = Corridor(archive, encoding, Audience(), clock=lambda: NOW, window=timedelta(days=30))
        first = corridor.walk(a_document("one", ENGLISH, "en", LONG_AGO))
        second = corridor.walk(a_document("two", RUSSIAN, "ru", LONG_AGO + timedelta(days=1)))
        later = corridor.walk(a_document("three", RUSSIAN.replace("Старый", "Прежний"), "ru", NOW))
    assert first.story == second.story
    assert later.story != first.story, "two years lie between"


def a_document(name, text, language, published):
    return Document(
        id=name, text=text.replace("\n", "\n\n"), language=language, title="Lighthouse", published=published
    )
