"""Example articles of the user's topics, read from the files that `sources.yaml` names.

Enters: settings, and the folder that their paths are relative to. Leaves: settings in which every
example is a text, and what is wrong with those that can't be read.
"""

from pathlib import Path

from monitor.settings.models import ExampleSettings, Settings, TopicSettings

MAX_BYTES = 1 << 20  # an article is a few kilobytes; a megabyte is another kind of file
Problems = list[tuple[tuple[str | int, ...], str]]


def with_examples(settings: Settings, folder: Path) -> tuple[Settings, Problems]:
    """Settings with the examples' texts, and paths and messages of the files that give none."""
    problems: Problems = []
    topics = tuple(
        _topic(topic, ("topics", i, "examples"), folder, problems) for i, topic in enumerate(settings.topics)
    )
    return settings.model_copy(update={"topics": topics}), problems


def _topic(topic: TopicSettings, path: tuple[str | int, ...], folder: Path, problems: Problems) -> TopicSettings:
    read: list[ExampleSettings] = []
    for i, example in enumerate(topic.examples):
        try:
            read.append(example if example.file is None else _read(example, folder / example.file))
        except ValueError as error:
            problems.append(((*path, i, "file"), str(error)))
    return topic.model_copy(update={"examples": tuple(read)})


def _read(example: ExampleSettings, file: Path) -> ExampleSettings:
    """The example with its file's text. Raises `ValueError` that says why there is none."""
    try:
        if file.exists() and not file.is_file():
            raise ValueError(f"{example.file} is no file; name one of plain text")
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ValueError(f"{file} can't be read: {error.strerror}; paths are relative to this file") from error
    if len(raw) > MAX_BYTES:
        raise ValueError(f"{example.file} is larger than {MAX_BYTES >> 20} MiB; an example is one article")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{example.file} is not UTF-8 text; save it as UTF-8") from error
    if not text.strip():
        raise ValueError(f"{example.file} is empty")
    return example.model_copy(update={"text": text})
