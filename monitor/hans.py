"""Chinese in one script, for comparison: what differs only in script says the same.

Enters: Chinese text in any script. Leaves: the same in simplified characters. Never: text that is shown or stored;
the conversion keeps no offsets.
"""

from functools import cache
from typing import Any


def simplified(text: str, language: str | None) -> str:
    """`text` in simplified characters if `language` is traditional Chinese (`zh-Hant`), else as it is.

    The sentence encoder has learned hardly any traditional characters: with them, likenesses between languages lie
    .11 lower (docs/decisions/0004-stories.md).
    """
    return str(_converter().convert(text)) if language == "zh-Hant" else text


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
