"""Where the evaluation kit is: texts with ground truth that are no part of the product.

Tests that need it run where FIGUREWATCH_KIT names it, or where it lies beside the checkout as
`shared`, and are skipped with a reason elsewhere.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KIT = Path(os.environ.get("FIGUREWATCH_KIT") or Path(__file__).resolve().parents[2] / "shared")
needs_kit = pytest.mark.skipif(not (KIT / "eval").is_dir(), reason="needs the evaluation kit (set FIGUREWATCH_KIT)")


def inputs(*arguments: str) -> list[dict[str, Any]]:
    """The documents of one area, as the kit hands them out."""
    return [json.loads(line) for line in _run("inputs.py", *arguments).splitlines()]


def score(script: str, *arguments: str) -> dict[str, float]:
    """The metrics of one scorer's last line, by name."""
    last = _run(script, *arguments).strip().splitlines()[-1]
    return {name: float(value) for name, value in (pair.split("=") for pair in last.split()[1:])}


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(KIT / "eval" / script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
