"""langdetect's answer about a text, by its own profiles and sums, in a twentieth of the memory.

Enters: text. Leaves: langdetect's name of a language, or None. Never: chance (it is seeded), an order that the file
system chose. Imported late: the profiles are read for the first text of which the first model is unsure.

langdetect keeps 55 numbers for each of 87,598 n-grams: 59 MB, nearly all of it zeros. Here lie the 184,129 numbers
that its profiles state, 3 MB, and a text is given the rows of its own n-grams only.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langdetect import LangDetectException, detector_factory
from langdetect.detector import Detector
from langdetect.utils.ngram import NGram
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SURE = 0.9
_LONGEST = 3  # letters of an n-gram
_GRAM = f"U{_LONGEST}"
_PLACES = np.array([1 << 42, 1 << 21, 1], np.uint64)  # three code points in one number: 21 bits hold any


def second_voice(text: str) -> str | None:
    """langdetect's name of the language; None when it is not sure, or finds no letters. Same answer every time."""
    detector = _detector(text)
    try:
        best = detector.get_probabilities()[0]
    except LangDetectException:  # digits and punctuation only
        return None
    return str(best.lang) if best.prob > _SURE else None


class Profiles:
    """How likely n-grams are in each language. Stands where langdetect has its factory: `langlist`, `seed`."""

    seed = 0

    def __init__(self, profiles: Iterable[dict[str, Any]]) -> None:
        """Each profile: `name`, `freq` (n-gram → count) and `n_words` (counts of all 1-, 2- and 3-grams)."""
        self.langlist: list[str] = []
        self.word_lang_prob_map: dict[str, int] = {}  # every text brings its own
        keys, values = [], []
        for profile in profiles:
            self.langlist.append(str(profile["name"]))
            keys.append(_keys(np.array(list(profile["freq"]), _GRAM)))
            stated = (count / profile["n_words"][len(gram) - 1] for gram, count in profile["freq"].items())
            values.append(np.fromiter(stated, np.float64))
        languages = np.repeat(np.arange(len(keys), dtype=np.uint8), [len(each) for each in keys])
        together = np.concatenate(keys)
        order = np.argsort(together, kind="stable")
        self._keys, starts = np.unique(together[order], return_index=True)
        self._starts = np.append(starts, len(order))
        self._languages, self._values = languages[order], np.concatenate(values)[order]

    def rows(self, grams: "NDArray[np.str_]") -> "Rows":
        """Those of `grams` that any language has, with their probability in each of `langlist`."""
        asked, first = np.unique(_keys(grams), return_index=True)
        places = np.searchsorted(self._keys, asked)
        known = self._keys[np.minimum(places, len(self._keys) - 1)] == asked
        grams, places = grams[first][known], places[known]
        counts = self._starts[places + 1] - self._starts[places]
        entries = np.arange(counts.sum()) + np.repeat(self._starts[places + 1] - counts.cumsum(), counts)
        table = np.zeros((len(places), len(self.langlist)))
        table[np.repeat(np.arange(len(places)), counts), self._languages[entries]] = self._values[entries]
        return Rows(grams.tolist(), table)


class Rows(dict[str, Any]):
    """n-gram → its row as a list, made when it is looked up: langdetect draws a few of a text's many n-grams."""

    def __init__(self, grams: list[str], table: "NDArray[np.float64]") -> None:
        super().__init__(zip(grams, range(len(grams)), strict=True))
        self._table = table

    def __getitem__(self, gram: str) -> list[float]:
        row: list[float] = self._table[super().__getitem__(gram)].tolist()
        return row


def _detector(text: str) -> Any:
    """langdetect's detector, which has read `text` and knows its n-grams."""
    profiles = _packaged()
    detector = Detector(profiles)
    detector.append(text)
    detector.cleaning_text()  # done again before it counts, which changes nothing
    detector.word_lang_prob_map = profiles.rows(_grams(detector.text))
    return detector


def _grams(text: str) -> "NDArray[np.str_]":
    """All that langdetect may ask for: what it leaves out (words in capitals) does no harm."""
    normal = {char: NGram.normalize(char) for char in set(text)}
    padded = np.array([" " + "".join(map(normal.__getitem__, text)) + " " * _LONGEST]).view("U1")
    windows = (sliding_window_view(padded, size) for size in range(1, _LONGEST + 1))
    return np.concatenate([np.ascontiguousarray(each).view(f"U{each.shape[1]}").ravel() for each in windows])


def _keys(grams: "NDArray[np.str_]") -> "NDArray[np.uint64]":
    """One number for each n-gram of at most three letters."""
    points = np.ascontiguousarray(grams, _GRAM).view(np.uint32).reshape(-1, _LONGEST)
    return points.astype(np.uint64) @ _PLACES


@cache
def _packaged() -> Profiles:
    """Profiles of the wheel, by name: sums of fractions depend on their order."""
    files = sorted(path for path in Path(detector_factory.PROFILES_DIRECTORY).iterdir() if path.name[0] != ".")
    return Profiles(json.loads(path.read_text(encoding="utf-8")) for path in files)
