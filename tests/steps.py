"""How much work a call is, counted: the same on every machine, however fast and however busy."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")


def steps_of(task: Callable[[], T]) -> tuple[T, int]:
    """What `task` returns, and how many lines of Python ran for it, each turn of a loop anew. Work in C is not seen."""
    steps = 0

    def count(_: FrameType, event: str, __: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        return task(), steps
    finally:
        sys.settrace(before)
