"""Vocabulary and rules as data files, so that a new word is a line and not a change of code.

Enters: a file's name. Leaves: its content, parsed once a process. TOML for rules and
vocabulary, TSV for long tables. Never: a word of one publisher, place or document.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Content of the TOML file `name` (with its suffix) beside this module. Callers must not change it."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of the TSV file `name`: columns as strings; empty lines and lines that begin with `#` are left out."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
