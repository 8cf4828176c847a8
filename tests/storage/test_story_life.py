"""What becomes of a story on file: its original arrives late, its texts are encoded anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.analyse import prepare
from monitor.domain import Document, Extras
from monitor.embed import packaged
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive

NOW = datetime(2026, 2, 3, 18, tzinfo=UTC)
DAYS = timedelta(days=30)
EN = (
    "Zhejiang exported goods worth 3.92 trillion yuan in 2025, its customs office said on Monday.\n"
    "Its imports came to 1.34 trillion yuan in the same year.\n"
    "The office expects trade to grow further, since two rail lines to the coast open in May.\n"
    "Most of the goods went through the port of Ningbo."
)
ZH = (
    "浙江省海关周一表示，2025年浙江出口货物3.92万亿元。\n"
    "同年该省进口额为1.34万亿元。\n"
    "海关预计贸易将进一步增长，因为通往沿海的两条铁路将于五月开通。\n"
    "大部分货物经宁波港运出。"
)
RU = (
    "В 2025 году провинция Чжэцзян экспортировала товаров на 3,92 трлн юаней, сообщила в понедельник её таможня.\n"
    "Импорт провинции составил в том же году 1,34 трлн юаней.\n"
    "Таможня ожидает дальнейшего роста торговли, так как в мае откроются две железные дороги к побережью.\n"
    "Большая часть товаров прошла через порт Нинбо."
)


class Anew(InPlace):
    """Workers with another encoder: the same vectors under another name."""

    def run(self, task, argument):
        made = super().run(task, argument)
        return tuple(map(self._renamed, made)) if isinstance(made, tuple) else self._renamed(made)

    def _renamed(self, analysis):
        return replace(analysis, embedding=replace(analysis.embedding, model="another encoder/1"))


@pytest.fixture
def archive(tmp_path):
    if packaged() is None:
        pytest.skip("the sentence encoder is not installed")
    prepare(Extras(), vectors=True)
    with Archive.open(f"sqlite:///{tmp_path}/news.db") as opened:
        yield opened
    prepare(Extras(), vectors=False)  # as other modules of this process expect


def a_corridor(archive, workers):
    return Corridor(archive, workers, Audience(), clock=lambda: NOW, window=DAYS)


def a_document(name, text, language, hour):
    return Document(name, text=text, language=language, source=name, published=NOW.replace(hour=hour))


def test_an_original_that_arrives_late_takes_its_place_and_nothing_is_told_twice(archive):
    corridor = a_corridor(archive, InPlace())
    first = corridor.walk(a_document("en", EN, "en", 12))
    late = corridor.walk(a_document("zh", ZH, "zh", 8))
    assert late.story == first.story
    (story,) = archive.read.stories()
    assert [(each["id"], each["relation"]) for each in story["articles"]] == [
        ("zh", "original"),
        ("en", "translation"),
    ]
    told = {(change["kind"], change["observations"][-1]["article_id"]) for change in archive.read.changes()}
    assert told == {("new_series", "zh"), ("restated", "en")}, "who was published first said it first"
    assert late.alerts == 0, "what was new was told once"


def test_a_replay_with_another_encoder_makes_new_vectors_and_keeps_the_story(archive):
    before = a_corridor(archive, InPlace())
    stories = [before.walk(a_document("en", EN, "en", 12)).story, before.walk(a_document("zh", ZH, "zh", 13)).story]
    assert stories[0] == stories[1]
    after = a_corridor(archive, Anew())
    again = list(after.reread(list(archive.documents())))
    assert [outcome.story for outcome in again] == stories
    current = [each.model for each in archive.vectors(0, NOW - DAYS) if each.vector]
    assert current == ["another encoder/1"] * 2
    assert after.walk(a_document("ru", RU, "ru", 14)).story == stories[0], "what comes is compared with the new ones"
