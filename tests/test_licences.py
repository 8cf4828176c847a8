"""What is installed beside the product may be shipped with it: no GPL, no AGPL, nothing unknown."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = re.compile(
    r"\b(MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python Software Foundation|LGPL|Lesser General Public|Unlicense|"
    r"Zlib|HPND|0BSD|CC0|Public Domain|PostgreSQL|Unicode)\b",
    re.IGNORECASE,
)
FORBIDDEN = re.compile(r"\bA?GPL|(?<!Lesser )General Public License", re.IGNORECASE)
# Packages whose metadata says nothing usable, with what their licence file says. Read it before adding one.
READ_BY_HAND: dict[str, str] = {}


def locked() -> list[str]:
    names = set()
    for lock in ("requirements.lock", "requirements-dev.lock"):
        names |= set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    return sorted(names)


def licence_of(found: Distribution) -> str:
    """The licence expression, else the licence classifiers, else the (short) licence field."""
    about = found.metadata
    if expression := about.get("License-Expression"):
        return str(expression)
    classifiers = [
        line.rpartition("::")[2].strip() for line in about.get_all("Classifier") or [] if "License ::" in line
    ]
    stated = [name for name in classifiers if name != "OSI Approved"]
    return "; ".join(stated) or (about.get("License") or "").strip()[:200]


def verdict(licence: str) -> str:
    """`ok`, `forbidden` or `unknown`. Of alternatives one that is allowed is enough."""
    choices = re.split(r"\s+OR\s+|;|/", licence, flags=re.IGNORECASE)
    if any(ALLOWED.search(choice) and not FORBIDDEN.search(choice.replace("LGPL", "")) for choice in choices):
        return "ok"
    return "forbidden" if FORBIDDEN.search(licence) else "unknown"


@pytest.mark.parametrize("name", locked())
def test_every_locked_package_may_be_shipped_along(name: str) -> None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is locked for another system and not installed here")
    licence = READ_BY_HAND.get(name) or licence_of(found)
    assert verdict(licence) == "ok", f"{name}: {licence or 'no licence stated'}"


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", "ok"),
        ("GPL-3.0-only", "forbidden"),
        ("AGPL-3.0", "forbidden"),
        ("GNU General Public License v3 (GPLv3)", "forbidden"),
        ("GNU Lesser General Public License v3 (LGPLv3)", "ok"),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", "ok"),
        ("", "unknown"),
        ("Proprietary", "unknown"),
    ],
)
def test_the_check_tells_licences_apart(licence: str, expected: str) -> None:
    assert verdict(licence) == expected
