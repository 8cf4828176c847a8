"""The forms that a name takes in Russian and Ukrainian, so that "в Шэньчжэне" is found under Шэньчжэнь.

Enters: a name in the nominative, or an adjective's stem. Leaves: its forms, the name itself first.
Never: a dictionary; endings follow from the last letters, and a form too many does no harm, because
a text never contains it.
"""

import re

_ADJECTIVE_ENDINGS = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_UKRAINIAN_ADJECTIVE = ("ий", "ого", "ому", "им", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими")
_HUSHING = "жшчщц"
_VELAR = "кгхжшчщ"
_CASES = 6  # nominative, genitive, dative, accusative, instrumental, prepositional


def forms(name: str) -> tuple[str, ...]:
    """All forms of a Cyrillic name; a name in another script, or in capitals throughout, has one."""
    if not re.search("[а-яіїєґ]", name) or re.search("[^\\W\\d_А-Яа-яЁёІіЇїЄєҐґ]", name):
        return (name,)
    words = name.split(" ")
    declined = [_word(word) for word in words[: _declinable(words)]]
    rest = words[len(declined) :]
    found: dict[str, None] = {name: None}
    for case in range(_CASES):
        for variant in _combine([word[case] for word in declined]):
            found[" ".join([*variant, *rest])] = None
    return tuple(found)


def adjective(stem: str) -> tuple[str, ...]:
    """Forms of an adjective given by its stem: китайск → китайский, китайского …"""
    endings = _UKRAINIAN_ADJECTIVE if re.search("[іїєґ]", stem) else _ADJECTIVE_ENDINGS
    if stem.endswith("н") and endings is _ADJECTIVE_ENDINGS:
        endings = ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми")
    return tuple(stem + ending for ending in endings)


def inhabitants(plural: str) -> tuple[str, ...]:
    """Forms of a people's name given in the plural, and of one of them where that one's name follows from it.

    китайцы → китайцев, китаец …; россияне → россиян, россиянин …; чехи → чехов, where a genitive
    too many (чех for турок) does no harm.
    """
    stem = plural[:-1]
    many = (plural, *(stem + ending for ending in ("ам", "ами", "ах")))
    if plural.endswith(("яне", "ане")):
        return (*many, stem, *(f"{stem}ин{ending}" for ending in ("", "а", "у", "ом", "е")))
    if plural.endswith("цы"):
        before = stem[:-2] + "е" if stem.endswith("йц") else stem[:-1] + "е"
        return (*many, stem + "ев", before + "ц", *(stem + ending for ending in ("а", "у", "ем", "е")))
    return (*many, stem, stem + "ов")


def _declinable(words: list[str]) -> int:
    """How many words change: adjectives up to the first noun; what stands behind it is its attribute."""
    for index, word in enumerate(words):
        if not _is_adjective(word):
            # "Республика Корея": both parts may change in print; "дельта Янцзы": a form too many is harmless.
            return index + 1
    return len(words)


def _is_adjective(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ая", "ий", "ый", "ой", "ое", "ее", "ые", "ие", "яя"))


def _combine(slots: list[tuple[str, ...]]) -> list[list[str]]:
    combined: list[list[str]] = [[]]
    for slot in slots:
        combined = [[*head, form] for head in combined for form in slot]
    return combined


def _word(word: str) -> list[tuple[str, ...]]:
    """Forms of one word by case; several where gender or softness can't be seen."""
    if "-на-" in word:
        head, tail = word.split("-на-", 1)
        return [tuple(f"{form}-на-{tail}" for form in case) for case in _word(head)]
    if _is_adjective(word):
        return _two_halves(word) if "-" in word else _adjective_cases(word)
    if re.search("[іїєґ]", word):
        return _ukrainian_cases(word)
    return _noun_cases(word)


def _two_halves(word: str) -> list[tuple[str, ...]]:
    """Петропавловск-Камчатский changes in both halves, Ямало-Ненецкий in the second only."""
    head, tail = word.rsplit("-", 1)
    pairs = zip(_word(head), _adjective_cases(tail), strict=True)
    return [tuple(f"{a}-{b}" for a in dict.fromkeys((*first, head)) for b in second) for first, second in pairs]


def _adjective_cases(word: str) -> list[tuple[str, ...]]:
    stem, end = word[:-2], word[-2:]
    soft = end in ("яя", "ее") or (end == "ий" and stem[-1] not in "кгхжшчщ")
    if end in ("ая", "яя"):
        oblique = stem + ("ей" if soft else "ой")
        return [(word,), (oblique,), (oblique,), (stem + ("юю" if soft else "ую"),), (oblique,), (oblique,)]
    thin = soft or stem[-1] in _VELAR
    if end in ("ые", "ие"):
        many = "их" if thin else "ых"
        return [(word,), (stem + many,), (stem + many[0] + "м",), (word,), (stem + many[0] + "ми",), (stem + many,)]
    hard = "его" if soft else "ого"
    dative = "ему" if soft else "ому"
    return [
        (word,),
        (stem + hard,),
        (stem + dative,),
        (word, stem + hard),
        (stem + ("им" if thin else "ым"),),
        (stem + ("ем" if soft else "ом"),),
    ]


def _noun_cases(word: str) -> list[tuple[str, ...]]:
    stem, last = word[:-1], word[-1]
    if word.endswith("ия"):
        return _cases(word, stem, ("и", "и", "ю", "ей", "и"))
    if word.endswith("ец") and len(word) > 3:  # a vowel drops out: Череповец, Ельца
        short = word[:-2] + ("ь" if word[-3] == "л" else "й" if word[-3] in "аеиоуыэюя" else "") + "ц"
        return _cases(word, short, ("а", "у", "", "ом", "е"))
    if last == "а":
        genitive = "и" if stem[-1:] in _VELAR else "ы"
        return _cases(word, stem, (genitive, "е", "у", "ей" if stem[-1:] in _HUSHING else "ой", "е"))
    if last == "я":
        return _cases(word, stem, ("и", "е", "ю", "ей", "е"))
    if last == "ь":
        masculine = _cases(word, stem, ("я", "ю", "ь", "ем", "е"))
        feminine = _cases(word, stem, ("и", "и", "ь", "ью", "и"))
        return [(*a, *b) for a, b in zip(masculine, feminine, strict=True)]
    if last == "й":
        return _cases(word, stem, ("я", "ю", "й", "ем", "е"))
    if last == "ы" or (last == "и" and stem[-1:] in _VELAR):
        # Plurals decline (Филиппины, Химки); names borrowed in -и don't: Нили has no form Нил.
        return [(word,), (stem, stem + "ов"), (stem + "ам",), (word,), (stem + "ами",), (stem + "ах",)]
    if word.endswith(("ье", "ие")):
        return _cases(word, stem, ("я", "ю", "е", "ем", "е" if word.endswith("ье") else "и"))
    if word.endswith(("ово", "ево", "ино", "ство")):
        return _cases(word, stem, ("а", "у", "о", "ом", "е"))
    if last in "оеиуэюё":
        return [(word,)] * _CASES
    return _cases(word, word, ("а", "у", "", "ем" if last in _HUSHING else "ом", "е"))


def _ukrainian_cases(word: str) -> list[tuple[str, ...]]:
    stem, last = word[:-1], word[-1]
    if word.endswith("ія"):
        return _cases(word, stem, ("ї", "ї", "ю", "єю", "ї"))
    if last == "а":
        return _cases(word, stem, ("и", "і", "у", "ою", "і"))
    if last == "ь":
        return _cases(word, stem, ("я", "ю", "ь", "ем", "і"))
    if last == "й":
        return _cases(word, stem, ("ю", "ю", "й", "єм", "ї"))
    if last in "иіїєяоуе":
        return [(word,)] * _CASES
    return _cases(word, word, ("а", "у", "", "ом", "і"))


def _cases(word: str, stem: str, endings: tuple[str, str, str, str, str]) -> list[tuple[str, ...]]:
    return [(word,), *((stem + ending,) for ending in endings)]
