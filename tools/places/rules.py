"""Which of a place's names count, and which need a sign that a place is meant.

Raw lists of names flood: there are towns called As, At, Part and 民主. The smaller the place, the
stricter: an article filed under a village that it never named costs more than a village not found.
Thresholds are Zipf frequencies: 3 is one word in a million, 5 one in ten thousand.
"""

import re
from difflib import SequenceMatcher

from sources import HERE, Place, plain, script, settings, table, wordiness, zipf
from unidecode import unidecode

GREAT, BIG, MIDDLE, TOWN = 3_000_000, 1_000_000, 300_000, 100_000
_ADJECTIVAL = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
_SURNAME = re.compile(r"[а-я]{2,}(?:ов|ев|ёв|ин|ын|ский|цкий|ова|ева|ина|ко)$")
_GENERIC = settings("generic.toml")
_DIRECTION = re.compile(rf"(?:(?:{'|'.join(_GENERIC['words'])})(?:ern|e)?(?:[\s-]|$))+", re.I)
_HAN_DIRECTION = re.compile(_GENERIC["han"])
NOT_NAMES = frozenset(_GENERIC["not_names"])


def words_of(name: str) -> float:
    """How common the name is as a word of a language in its script."""
    kind = script(name)
    if kind == "CYRILLIC":
        return max(wordiness(name, ("ru",)), wordiness(name, ("uk",)), wordiness(name, ("bg",)))
    if kind == "CJK":
        return max(zipf("zh").get(name, 0.0), zipf("ja").get(name, 0.0))
    languages = {"KATAKANA": "ja", "HIRAGANA": "ja", "HANGUL": "ko", "ARABIC": "ar", "DEVANAGARI": "hi", "GREEK": "el"}
    return wordiness(name, (languages[kind],)) if kind in languages else wordiness(name) if kind == "LATIN" else 0.0


def usable(name: str, place: Place, own: bool = False) -> bool:
    """Whether the place goes by this name at all. `own`: it is the name on its own signs."""
    if (
        len(name) > 60
        or _HAN_DIRECTION.fullmatch(name)
        or _DIRECTION.fullmatch(name + " ")
        or name in NOT_NAMES
        or name.endswith((" хот", " ош", " қаласы"))
    ):
        return False
    check = {
        "LATIN": _latin, "CYRILLIC": _cyrillic, "CJK": _han, "KATAKANA": _kana, "HANGUL": _hangul,
        "ARABIC": _arabic, "DEVANAGARI": _other, "GREEK": _other, "THAI": _other, "HEBREW": _other,
    }.get(script(name))  # fmt: skip
    return bool(check) and check(name, place, own)


def is_generic(own: str, place: Place) -> bool:
    """Whether a region's own name is a word that says nothing: "Southern" of Southern District, 西部 of 西部地区."""
    if script(own) in ("CJK", "KATAKANA", "HANGUL", "HIRAGANA"):
        if _HAN_DIRECTION.fullmatch(own):
            return True
        return len(own) == 2 and place.country not in (*HAN_HOME, "KR", "KP") and words_of(own) >= 3.8
    return bool(_DIRECTION.fullmatch(own + " ")) or words_of(own) >= 5.0


def mark(name: str, place: Place) -> str:
    """The name with a ? before it when it is also a word, a person's name or a small town's common name."""
    if by_hand := MARKED.get((place.id, name.lstrip("?"))):
        return by_hand
    if (
        place.kind == "city"
        and name[0] not in "^~=?_"
        and script(name) not in ("LATIN", "CJK")
        and place.size < MIDDLE
        and mark(place.name, place)[0] == "?"
    ):
        return "?" + name  # Nelson is one in any script
    if script(name) == "CJK" and len(name) == 2 and place.kind == "city" and place.size < BIG:
        # Towns of Japan are surnames, some of China are words.
        return "?" + name if place.country == "JP" or words_of(name) >= 3.6 else name
    if name[0] in "^~=?_" or not name[0].isupper() or place.kind == "country":
        return name if name.lower() not in WEAK or name[0] in "^~=?_" else "?" + name
    key = name.lower().replace(" ", "-")
    if key in FIRM and place.size >= MIDDLE:
        return name
    if key in WEAK or (script(name) == "CYRILLIC" and place.size < MIDDLE and _SURNAME.match(name.lower())):
        return "?" + name
    if place.kind == "city" and script(name) == "LATIN" and place.country in ("JP", "CN") and place.size < 400_000:
        return "?" + name  # surnames of Japan, given names of China
    if " " in name and script(name) == "LATIN":
        limit = 4.4 if place.size < TOWN else 4.8 if place.size < MIDDLE else 9.0
    elif place.kind == "region":
        limit = 9.0 if place.size >= MIDDLE else 3.3
    elif place.size < TOWN:
        limit = 2.7
    elif place.size < 400_000:
        limit = 3.5
    else:
        limit = 4.6 if place.size < BIG else 9.0
    return "?" + name if words_of(name) >= limit else name


def _latin(name: str, place: Place, own: bool) -> bool:
    letters = len(re.sub(r"\W", "", name))
    if not name[0].isupper() or re.search(r"\d", name) or (letters < 4 and place.size < 500_000):
        return False
    common = words_of(name)
    if place.kind == "region":
        if len(name.split()) > 1:
            return common < 5.6
        return common < (
            9.0 if place.size >= GREAT else 5.2 if place.size >= BIG else 4.8 if place.size >= MIDDLE else 4.3
        )
    if own:
        return place.size >= MIDDLE or common < (5.4 if place.size >= TOWN else 4.7)
    # Every romanisation that ever was is among the names; what papers print, some list of words knows.
    # A common word of some language (pari, paras) is left to exonyms.tsv.
    alike = SequenceMatcher(None, plain(name), plain(place.name)).ratio()
    least = 4 if place.size >= BIG else 5
    return place.size >= TOWN and alike >= 0.5 and 2.3 <= common < 3.3 and letters >= least


def _cyrillic(name: str, place: Place, own: bool) -> bool:
    if not re.fullmatch(r"[А-ЯЁІЇЄҐЎ][а-яёіїєґў' -]{2,}(?:[ -][А-ЯЁІЇЄҐЎ][а-яёіїєґў'-]+)*", name):
        return False
    at_home = place.country in ("RU", "UA", "BY", "KZ", "KG", "BG", "RS", "MK", "MN", "TJ")
    if place.kind == "region":
        if re.search(r" (?:острова|территория|территории)$", name):
            return True
        return len(name) >= 4 and not _ADJECTIVAL.search(name) and words_of(name) < (5.0 if place.size >= BIG else 3.8)
    if _ADJECTIVAL.search(name) and place.size < BIG:
        return False
    if place.size < BIG and SequenceMatcher(None, unidecode(name).lower(), plain(place.name)).ratio() < 0.5:
        return False  # old names of towns are plain words (Верный)
    limit = 9.0 if place.size >= BIG else 4.6 if place.size >= MIDDLE else 3.9 if at_home else 3.0
    return len(name) >= (4 if place.size < GREAT else 3) and words_of(name) < limit


def _han(name: str, place: Place, own: bool) -> bool:
    if (
        place.kind == "city"
        and name.endswith(("镇", "鎮", "乡", "鄉", "村", "街道", "都", "府", "州", "省", "道"))
        and len(name) > 2
    ):
        return False
    if len(name) < 2 or not re.fullmatch(r"[\u3400-\u9fff々ノヶケ·・-]+", name):
        return False
    common = words_of(name)
    if place.kind == "region":
        if len(name) == 2 and place.country not in HAN_HOME:
            return place.size >= BIG and common < 3.3
        return common < (5.4 if place.size >= BIG else 4.0) and (len(name) > 2 or place.size >= TOWN)
    if len(name) > 2 and name.endswith(("市", "县", "縣", "区", "區", "郡")):
        return len(name) > 3 or name[-1] in "市县縣"
    if len(name) == 2:
        # Two characters meet by chance where words meet (天长 in 明天长沙), and are people's names too.
        limit = 5.6 if place.size >= GREAT else 5.0 if place.size >= BIG else 4.2
        return place.size >= (MIDDLE if place.country in HAN_HOME else BIG) and common < limit
    return common < (9.0 if place.size >= BIG else 4.7 if place.size >= TOWN else 3.6)


def _kana(name: str, place: Place, own: bool) -> bool:
    return len(name.replace("・", "")) >= (3 if place.size >= TOWN else 4) and words_of(name) < (
        9.0 if place.size >= BIG else 4.3 if place.size >= MIDDLE else 3.5
    )


def _hangul(name: str, place: Place, own: bool) -> bool:
    home = place.country in ("KR", "KP")
    least = 2 if home and place.size >= BIG else 3
    return len(name) >= least and words_of(name) < (
        9.0 if place.size >= GREAT else 4.5 if place.size >= BIG else 4.0 if place.size >= TOWN else 3.0
    )


def _arabic(name: str, place: Place, own: bool) -> bool:
    home = place.country in ARABIC_SCRIPT
    if place.kind != "region" and place.size < (TOWN if home else MIDDLE):
        return False
    return (
        len(name) >= 4
        and bool(re.fullmatch(r"[\u0620-\u06ff ]+", name))
        and max(words_of(name), wordiness(name, ("fa",)))
        < (9.0 if place.size >= GREAT else 4.3 if place.size >= BIG else 3.3)
    )


def _other(name: str, place: Place, own: bool) -> bool:
    if place.kind != "region" and place.size < (TOWN if place.country in ("IN", "GR", "CY", "TH", "IL") else BIG):
        return False
    return len(name) >= 4 and words_of(name) < (9.0 if place.size >= BIG else 3.3)


def _ambiguous() -> tuple[set[str], set[str]]:
    """Names that need a sign that a place is meant, and those too big to need one."""
    weak: set[str] = set()
    firm: set[str] = set()
    for line in (HERE / "ambiguous.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            (firm if line.startswith("!") else weak).update(line.lstrip("!").split())
    return weak, firm


WEAK, FIRM = _ambiguous()
MARKED = {(key, name.lstrip("?")): name for key, name in table("marks.tsv")}
ARABIC_SCRIPT = frozenset(
    "AE AF BH DJ DZ EG IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split()  # noqa: SIM905
)

HAN_HOME = ("CN", "JP", "TW", "HK", "MO")
