"""The documentation names every key, and the default file is right."""

from pathlib import Path

import pytest

from monitor.settings import load, models

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = [
    models.Defaults,
    models.SourceSettings,
    models.FeedSettings,
    models.PlaceSettings,
    models.TopicSettings,
    models.IndicatorSettings,
    models.WatchSettings,
    models.EmailSettings,
    models.SlackSettings,
    models.TerminalSettings,
    models.RuleSettings,
    models.Settings,
]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_is_in_the_documentation(section):
    text = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    keys = [field.alias or name for name, field in section.model_fields.items()]
    assert [key for key in keys if f"`{key}`" not in text] == []


def test_the_default_file_is_right_and_names_no_secret():
    settings = load(ROOT / "sources.yaml", {})
    assert len(settings.domain_sources()) >= 8
    assert settings.channels == {}


def test_the_default_file_says_of_every_source_whether_it_was_checked():
    text = (ROOT / "sources.yaml").read_text(encoding="utf-8")
    assert text.count("checked:") - text.count("`checked:") == text.count("  - name:") - text.count("#  - name:")
