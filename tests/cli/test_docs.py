"""Every command can be found in the documentation, and explains itself."""

from pathlib import Path

import pytest
import typer

from monitor.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
COMMANDS = [
    "analyse", "ingest", "stories", "figures", "series", "changes", "alerts", "alerts test", "search", "feed",
    "inspect", "export", "run", "run --once", "check", "replay", "status", "confirm", "dismiss", "reopen", "links",
    "links --why",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_documentation(command):
    assert any(f"figurewatch {command}" in page.read_text(encoding="utf-8") for page in PAGES)


def test_there_is_no_command_beside_the_documented():
    found = set(typer.main.get_command(app).commands)
    assert found == {command.split()[0] for command in COMMANDS}


@pytest.mark.parametrize("command", [command for command in COMMANDS if "--" not in command])
def test_help_fits_a_terminal_and_says_what_every_option_is(cli, command):
    said = cli(*command.split(), "--help")
    assert said.code == 0
    examples = [line for line in said.out.splitlines() if "| figurewatch" in line]
    assert [line for line in said.out.splitlines() if len(line) > 80 and line not in examples] == []
    assert "TEXT" not in said.out, "a value is called by what it means"


def test_the_list_of_commands_cuts_no_sentence_short(cli):
    commands = cli("--help").out.partition("Commands:")[2]
    assert commands
    assert "..." not in commands
