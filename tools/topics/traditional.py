"""Writes the zh-Hant lines of monitor/data/topics.toml from its zh lines (needs opencc-purepy).

places-venv/bin/python tools/topics/traditional.py
"""

import re
from pathlib import Path

from opencc_purepy import OpenCC

FILE = Path(__file__).parents[2] / "monitor" / "data" / "topics.toml"


def main() -> None:
    convert = OpenCC().convert
    lines = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("zh-Hant"):
            continue
        lines.append(line)
        if match := re.fullmatch(r'zh = "(.*)"', line):
            lines.append(f'zh-Hant = "{convert(match[1], "s2twp")}"')
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
