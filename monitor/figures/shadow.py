"""A text's shadow: the same length, but small letters, ASCII digits and plain marks.

Rules and vocabulary are matched against the shadow, offsets hold in the text. Enters
and leaves: strings of one length. Never: a change of meaning ("，" between clauses stays).
"""

import re

# Where each script's ten digits begin (Unicode Nd): Arabic, Persian, Indic scripts, Thai, Lao, Tibetan, fullwidth ...
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040)
_MORE_ZEROS = (0x7C0, 0x1810, 0x17E0, 0xA9D0, 0xFF10, *range(0x1D7CE, 0x1D800, 10))
_DIGITS = {zero + n: str(n) for zero in (*_ZEROS, *_MORE_ZEROS) for n in range(10)}
_MARKS = {
    **dict.fromkeys("％٪﹪", "%"), **dict.fromkeys("－−‑‐", "-"), **dict.fromkeys("’‘", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\t", " "),
    "．": ".", "＄": "$", "￥": "¥", "￡": "£", "￦": "₩", "İ": "i",
    "＋": "+", "（": "(", "）": ")", "：": ":", "／": "/",
}  # fmt: skip
_TABLE = {**_DIGITS, **{ord(mark): plain for mark, plain in _MARKS.items()}}
# A comma of another script between digits: 1，234 and 1،234, 3،5.
_WIDE_COMMA = re.compile(r"，(?<=\d，)(?=\d{3}(?!\d))|،(?<=\d،)(?=\d)")
_MIDDLE_DOT = re.compile(r"[・·˙](?<=\d.)(?=\d)")


def shadow(text: str) -> str:
    """`text` in small letters with ASCII digits and plain marks, every offset kept."""
    plain = text.translate(_TABLE)
    lower = plain.lower()
    if len(lower) != len(plain):  # a few letters grow when made small
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    return _MIDDLE_DOT.sub(".", _WIDE_COMMA.sub(",", lower))
