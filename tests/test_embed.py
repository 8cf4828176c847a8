"""The sentence encoder behind its door, and what is not worth encoding."""

from collections.abc import Sequence

import numpy as np
import pytest

from monitor.embed import NOT_INSTALLED, embed, packaged, why_not

NEWS = (
    "The port of Varnholm handled more cargo than ever before. "
    "Its new cranes were paid for by the region. "
    "The harbour master expects another record next year."
)


class Counting:
    """Three dimensions: how many sentences it saw is all that it says."""

    name, dims = "counting/1", 3

    def __init__(self):
        self.seen: list[str] = []

    def encode(self, sentences: Sequence[str]) -> bytes:
        self.seen.extend(sentences)
        return np.tile(np.array([127, 0, 0], np.int8), len(sentences)).tobytes()


def test_each_sentence_has_a_row_and_a_span():
    embedding = embed(NEWS, "en", Counting())
    assert [NEWS[start:end][:9] for start, end in embedding.spans] == ["The port ", "Its new c", "The harbo"]
    assert len(embedding.vectors) == 3 * embedding.dims
    assert embedding.model == "counting/1"


def test_the_documents_vector_is_the_mean_at_full_length():
    class Corner(Counting):
        def encode(self, sentences):
            return np.array([[127, 0, 0], [0, 127, 0], [127, 0, 0]], np.int8).tobytes()

    mean = np.frombuffer(embed(NEWS, "en", Corner()).mean, np.int8).astype(float)
    assert np.linalg.norm(mean) == pytest.approx(127, abs=1)
    assert mean[0] == pytest.approx(2 * mean[1], abs=1)


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        (NEWS, "hi", "it sees one sentence like the other"),
        (NEWS, None, "a language that nobody could name"),
        ("One sentence on a port. And one more on its cranes.", "en", "two sentences are alike in any newspaper"),
        ("Photo: AP\nRead more\nShare\nTop stories\n" + "The port handled more cargo.", "en", "captions say nothing"),
        ("", "en", "nothing at all"),
    ],
)
def test_some_texts_get_no_vectors_and_it_is_said_why(text, language, why):
    encoder = Counting()
    assert embed(text, language, encoder) is None, why
    assert why_not(text, language), why


def test_a_language_that_the_model_does_not_know_is_compared_with_itself_where_its_sentences_are_told_apart():
    class Corner(Counting):
        def encode(self, sentences):
            return np.array([[127, 0, 0], [0, 127, 0], [0, 0, 127]], np.int8).tobytes()

    assert embed(NEWS, "fi", Corner()) is not None
    assert "does not know fi" in why_not(NEWS, "fi")


@pytest.mark.parametrize(("language", "said"), [("uk", "in part only"), ("cs", "in part only"), ("hi", "not know hi")])
def test_how_little_of_a_language_is_known_is_said(language, said):
    assert said in why_not(NEWS, language)


def test_a_text_whose_translations_only_numbers_can_find_says_so():
    assert all("by their numbers only" in said for said in (why_not(NEWS, "hi"), why_not(NEWS, None), NOT_INSTALLED))
    assert "numbers" not in why_not("One sentence on a port. And one more on its cranes.", "en")


def test_scripts_and_countries_of_a_known_language_are_known():
    assert why_not(NEWS, "zh-Hant") is None
    assert why_not(NEWS, "pt-BR") is None


def test_short_chinese_sentences_count():
    text = "港口吞吐量创下新高。新起重机由该地区出资。港务局长预计明年再创纪录。"
    assert len(embed(text, "zh-Hans", Counting()).spans) == 3


def test_a_long_text_is_known_by_its_beginning():
    text = " ".join(f"Sentence number {number} says a little more." for number in range(500))
    assert len(embed(text, "en", Counting()).spans) == 200


def test_a_line_without_a_full_stop_is_cut():
    encoder = Counting()
    text = f"{NEWS} {'and another port ' * 10_000}"
    embed(text, "en", encoder)
    assert max(map(len, encoder.seen)) <= 600


@pytest.fixture(scope="module")
def encoder():
    encoder = packaged()
    if encoder is None:
        pytest.skip("the sentence encoder is not installed")
    return encoder


def test_the_packaged_encoder_brings_a_translation_near(encoder):
    english, russian, other = (
        "The city council approved a new tram line to the airport.",
        "Городской совет одобрил новую трамвайную линию до аэропорта.",
        "Scientists have described a species of frog that sings underwater.",
    )
    rows = np.frombuffer(encoder.encode([english, russian, other]), np.int8).reshape(3, -1).astype(float)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert rows[0] @ rows[1] > 0.6
    assert rows[0] @ rows[2] < 0.3


def test_the_packaged_encoder_names_its_version_and_gives_the_same_vectors_again(encoder):
    assert encoder.name.startswith("use-multilingual-3/")
    assert encoder.encode(["The same sentence."]) == encoder.encode(["The same sentence."])
    assert len(encoder.encode(["One.", "Two."])) == 2 * encoder.dims
    assert encoder.encode([]) == b""


def test_both_scripts_of_chinese_are_one_to_the_encoder(encoder):
    def rows(text, language):
        return np.frombuffer(embed(text, language, encoder).vectors, np.int8)

    simplified = "港口的货物吞吐量创下历史新高。新的起重机由该地区出资购买。港务局长预计明年会再创纪录。"
    traditional = "港口的貨物吞吐量創下歷史新高。新的起重機由該地區出資購買。港務局長預計明年會再創紀錄。"
    assert (rows(simplified, "zh-Hans") == rows(traditional, "zh-Hant")).all()
    assert (rows(simplified, "zh-Hans") != rows(traditional, "zh-Hans")).any(), "as a text of the other script is not"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("am", "በከተማው አዲስ ትምህርት ቤት ተከፈተ። ሚኒስትሩ ወጪው እንደሚጨምር ተናገሩ። ባለፈው ዓመት ወደ ውጭ የሚላኩ ምርቶች ቀነሱ።"),
        ("bn", "শহরে একটি নতুন বিদ্যালয় খোলা হয়েছে। মন্ত্রী বলেছেন ব্যয় বাড়বে। গত বছর রপ্তানি কমেছে।"),
    ],
)
def test_a_script_that_the_model_can_not_read_gets_no_vectors(encoder, language, text):
    assert embed(text, language, encoder) is None


def test_there_is_one_packaged_encoder_in_a_process(encoder):
    assert packaged() is encoder
