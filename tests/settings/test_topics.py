"""Places and topics of the user's own: what they are made of, and what is refused."""

from pathlib import Path

import pytest

from monitor.errors import ConfigError
from monitor.settings import load, load_text


def topic(rest):
    return f"topics:\n  - id: custom:chips\n    name: Chips\n{rest}"


def refusal(text, folder=Path()):
    with pytest.raises(ConfigError) as caught:
        load_text(text, str(folder / "sources.yaml"), {})
    return caught.value


def test_examples_are_texts_or_files_beside_the_configuration(tmp_path):
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples/one.txt").write_text("\ufeffA fab was built.", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(
        topic(
            "    examples:\n      - A new line makes wafers.\n      - text: Chips.\n      - {file: examples/one.txt}\n"
        ),
        encoding="utf-8",
    )
    (made,) = load(tmp_path / "sources.yaml", {}).extras().topics
    assert made.examples == ("A new line makes wafers.", "Chips.", "A fab was built.")


def test_one_example_needs_no_brackets():
    (made,) = load_text(topic("    examples: A new line makes wafers.\n"), "sources.yaml", {}).extras().topics
    assert made.examples == ("A new line makes wafers.",)


@pytest.mark.parametrize(
    ("example", "key", "words", "why"),
    [
        ("{file: none.txt}", "[0].file", "none.txt can't be read: No such file", "a path that leads nowhere"),
        ("{file: .}", "[0].file", "is no file", "a folder"),
        ("{file: bytes}", "[0].file", "not UTF-8", "another charset"),
        ("{file: blank}", "[0].file", "is empty", "nothing in it"),
        ("{file: huge}", "[0].file", "larger than 1 MiB", "no article"),
        ("{file: blank, text: x}", "[0]", "one of `text` and `file`", "both"),
        ("{}", "[0]", "one of `text` and `file`", "neither"),
        ("' '", "[0]", "is empty", "a blank text"),
        ("{path: x}", "[0].path", "there is no key `path`", "another key"),
        ("5", "[0]", "must be", "a number"),
    ],
)
def test_an_example_that_is_none_is_named_with_file_line_and_key(tmp_path, example, key, words, why):
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "blank").write_bytes(b" \n")
    (tmp_path / "huge").write_bytes(b"x" * ((1 << 20) + 1))
    error = refusal(topic(f"    examples:\n      - {example}\n"), tmp_path)
    assert (error.line, error.key) == (5, f"topics[0].examples{key}"), why
    assert words in error.message, why


def test_a_topic_without_anything_can_not_fit():
    error = refusal(topic(""))
    assert (error.line, error.key) == (2, "topics[0]")
    assert "can't fit any article" in error.message


@pytest.mark.parametrize("words", ["['']", "[' ', chips]", "['*']"])
def test_an_empty_word_would_fit_everything_and_is_refused(words):
    error = refusal(topic(f"    words: {words}\n"))
    assert error.key == "topics[0].words"
    assert "every text" in error.message


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("topics: [{id: chips, name: Chips, words: chip}]", "custom:chips"),
        ("places: [{id: North Sea, name: North Sea}]", "macro:north-sea"),
        ("indicators: [{id: Chip Output, names: {en: chips}}]", "chip_output"),
    ],
)
def test_an_id_of_ones_own_that_looks_wrong_is_shown_how_it_looks_right(text, example):
    assert f"must look like {example}" in refusal(text).message
