"""When: dates and spans named in a text, as the contract writes periods.

Enters: a shadow, its language, the publication date (for "last year"). Leaves: `When`s
in text order. Never: a guess; a month without a year needs the publication date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.data import load

_MONTHS_EN = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS_RU = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_COUNT = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
}
_RU_COUNT = {"два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10}
_ORDER = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
}
_ORDER_RU = {
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четв": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_HAN = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Y = r"(?P<y>(?:19|20)\d\d)"
_MONTH_EN = rf"(?P<m>{'|'.join(_MONTHS_EN)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
_MONTH_EN2 = _MONTH_EN.replace("<m>", "<m2>")
_OF_YEAR = rf"(?:,? (?:of |in )?(?:{_Y}|(?P<rel>this year|last year|the year)))?"


@dataclass(frozen=True, slots=True)
class When:
    """A period named at `[start, end)`. `role`: `at`, `base` (of a comparison), `same` (the same

    months of the year in `period`, which is a base too), `name`, `since`, `by`.
    """

    start: int
    end: int
    period: str
    role: str = "at"


def periods(plain: str, start: int, end: int, language: str, published: datetime | None) -> list[When]:
    """All periods named in the sentence `plain[start:end]`; the widest wording at a place counts."""
    if not _HINT.search(plain, start, end):
        return []
    found: list[When] = []
    for pattern, make in _rules(language):
        for match in pattern.finditer(plain, start, end):
            period = make(match, published)
            if period:
                found.append(When(match.start(), match.end(), period, _role(plain, start, match)))
    kept: list[When] = []
    for when in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or when.start >= kept[-1].end:
            kept.append(when)
    return kept


# Without one of these no rule can match.
_HINT = re.compile(
    r"(?:19|20)\d\d|year|month|quarter|half|"
    r"\b(?:in|from|between) (?:early |late |mid-)?(?:ja|fe|ma|ap|ju|au|se|oc|no|de)"
    r"|[年月季]|半年"
    r"|same|год|месяц|кварт|полугод|\b[вс] (?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)|"
    r"작년|올해|지난해|월|año|ann|\ban\b"
    r"|jahr|العام|yıl"
)

_SAME = re.compile(r"\bsame (?:period|month|quarter|half|time)|同期|\b(?:аналогичн|том же |того же |тот же )")
_BASE = _NAME_BEFORE = _NAME_AFTER = None


def _role(plain: str, start: int, match: re.Match[str]) -> str:
    if _SAME.search(match.group()):
        return "same"
    base, name_before, name_after = _roles()
    before, after = (
        plain[max(start, match.start() - 60) : match.start()].rstrip(),
        plain[match.end() : match.end() + 40],
    )
    if name_after.match(after) or name_before.search(before):
        return "name"
    if before.endswith("(") and "-" in match.group():
        return "name"
    if base.search(before):
        return "base"
    if re.search(r"\bby(?: the end of)?$|\bbefore$|к$|\bдо$", before) or (
        before.endswith("到") and "年" in match.group()
    ):
        return "by"
    return "at"


def _roles() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    global _BASE, _NAME_BEFORE, _NAME_AFTER
    if _BASE is None or _NAME_BEFORE is None or _NAME_AFTER is None:
        rows = load("figures_context.toml")["period"]
        _BASE, _NAME_BEFORE, _NAME_AFTER = (
            re.compile("|".join(rows[key])) for key in ("base_before", "name_before", "name_after")
        )
    return _BASE, _NAME_BEFORE, _NAME_AFTER


Make = Callable[[re.Match[str], datetime | None], str | None]


def _year_of(match: re.Match[str], published: datetime | None, month: int = 0) -> int | None:
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if published is None:
        return None
    if groups.get("rel") in ("last year", "去年", "прошлого года", "прошлом году"):
        return published.year - 1
    if groups.get("rel"):
        return published.year
    return published.year - 1 if month > published.month else published.year


def _plain_year(match: re.Match[str], published: datetime | None) -> str | None:
    return match.group("y")


def _open(match: re.Match[str], published: datetime | None) -> str | None:
    return f"{match.group('y')}/.."


def _between(match: re.Match[str], published: datetime | None) -> str | None:
    first, last = match.group("y"), match.group("y2")
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else None


def _relative(years: int) -> Make:
    return lambda match, published: str(published.year + years) if published else None


def _last_month(match: re.Match[str], published: datetime | None) -> str | None:
    return (published.replace(day=1) - timedelta(days=1)).strftime("%Y-%m") if published else None


def _month_en(match: re.Match[str], published: datetime | None) -> str | None:
    month = next(index + 1 for index, name in enumerate(_MONTHS_EN) if name.startswith(match.group("m")[:3]))
    return _month_text(match, published, month)


def _month_number(match: re.Match[str], published: datetime | None) -> str | None:
    month = int(match.group("m"))
    return _month_text(match, published, month) if 1 <= month <= 12 else None


def _month_ru(match: re.Match[str], published: datetime | None) -> str | None:
    word = match.group("m")
    month = next((index + 1 for index, stem in enumerate(_MONTHS_RU) if word.startswith(stem) and stem != "ма"), 5)
    return _month_text(match, published, month)


def _month_text(match: re.Match[str], published: datetime | None, month: int) -> str | None:
    year = _year_of(match, published, month)
    day = match.groupdict().get("d")
    if year is None:
        return None
    if day and 1 <= int(day) <= 31:
        return f"{year}-{month:02}-{int(day):02}"
    return f"{year}-{month:02}"


def _quarter(match: re.Match[str], published: datetime | None) -> str | None:
    number = _order(match.group("q"))
    year = _year_of(match, published, number * 3 - 2)
    return f"{year}-Q{number}" if year and 1 <= number <= 4 else None


def _half(match: re.Match[str], published: datetime | None) -> str | None:
    number = (
        _order(match.group("q")) if match.group("q") not in ("上", "下") else (1 if match.group("q") == "上" else 2)
    )
    year = _year_of(match, published, number * 6 - 5)
    return f"{year}-H{number}" if year and number in (1, 2) else None


def _order(word: str) -> int:
    if word in _ORDER:
        return _ORDER[word]
    if word in _HAN:
        return _HAN[word]
    return next(
        (number for stem, number in _ORDER_RU.items() if word == stem or (len(stem) > 3 and word.startswith(stem))), 0
    )


def _first_months(per: int) -> Make:
    def make(match: re.Match[str], published: datetime | None) -> str | None:
        word = match.group("n")
        count = int(word) if word.isdecimal() else _COUNT.get(word, _HAN.get(word, _RU_COUNT.get(word, 0)))
        months = count * per
        year = _year_of(match, published, months)
        if year is None or not 1 <= months <= 12:
            return None
        return str(year) if months == 12 else f"{year}-01/{year}-{months:02}"

    return make


def _to_month(match: re.Match[str], published: datetime | None) -> str | None:
    first, last = _month_value(match.group("m")), _month_value(match.group("m2"))
    year = _year_of(match, published, last)
    return f"{year}-{first:02}/{year}-{last:02}" if year and 1 <= first < last <= 12 else None


def _over_years(match: re.Match[str], published: datetime | None) -> str | None:
    """ "from October 2024 to March 2025": both ends have their year."""
    first = f"{match.group('y')}-{_month_value(match.group('m')):02}"
    last = f"{match.group('y2')}-{_month_value(match.group('m2')):02}"
    return f"{first}/{last}" if first < last else None


def _year_before(match: re.Match[str], published: datetime | None) -> str | None:
    year = match.groupdict().get("y")
    return year or (str(published.year - 1) if published else None)


def _month_value(word: str) -> int:
    if word.isdecimal():
        return int(word)
    english = next((index + 1 for index, name in enumerate(_MONTHS_EN) if name.startswith(word[:3])), 0)
    return english or next((i + 1 for i, stem in enumerate(_MONTHS_RU) if word.startswith(stem) and stem != "ма"), 5)


def _year_end(match: re.Match[str], published: datetime | None) -> str | None:
    year = _year_of(match, published)
    return f"{year}-12" if year else None


_EN: tuple[tuple[str, Make], ...] = (
    (rf"\bend of (?:{_Y}|(?P<rel>last year|this year))", _year_end),
    (rf"\b(?:at )?(?:year-end|end-)(?: )?{_Y}", _year_end),
    (rf"\b(?:from|between) {_Y} (?:to|and|through|until) (?P<y2>(?:19|20)\d\d)\b", _between),
    (rf"\b{_Y} ?[-–—/] ?(?P<y2>(?:20)?\d\d)\b(?![-/])", _between),
    (rf"\bfirst (?P<n>\w+) quarters{_OF_YEAR}", _first_months(3)),
    (rf"\bfirst (?P<n>\w+) months{_OF_YEAR}", _first_months(1)),
    (rf"\b(?P<q>first|second|third|fourth|final|[1-4](?:st|nd|rd|th)) quarter{_OF_YEAR}", _quarter),
    (rf"\bq(?P<q>[1-4]){_OF_YEAR}\b", _quarter),
    (rf"\b(?P<q>first|second) half{_OF_YEAR}(?! of (?!the year))", _half),
    (rf"\bfrom {_MONTH_EN} {_Y} (?:to|through|until) {_MONTH_EN2} (?P<y2>(?:19|20)\d\d)", _over_years),
    (
        rf"\b(?:(?:from|in|for|during|of) )?{_MONTH_EN} ?(?:-|–|—|to|through|until|till) ?{_MONTH_EN2}{_OF_YEAR}",
        _to_month,
    ),
    (rf"\bbetween {_MONTH_EN} and {_MONTH_EN2}{_OF_YEAR}", _to_month),
    (
        r"\b(?:the )?same (?:period|month|quarter|half|time) (?:(?:of|in|a) )?"
        rf"(?:last year|the (?:previous|prior|preceding) year|{_Y}|year (?:earlier|ago|before))",
        _year_before,
    ),
    (rf"\b{_MONTH_EN} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_Y}", _month_en),
    (rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH_EN} {_Y}", _month_en),
    (rf"\b{_MONTH_EN},? {_Y}", _month_en),
    (
        rf"\b(?:in|for|during|of) (?:early |late |mid-)?{_MONTH_EN}(?! \d)(?:,? (?P<rel>this year|last year))?\b",
        _month_en,
    ),
    (r"\blast year\b(?!')", _relative(-1)),
    (r"\bthis year\b", _relative(0)),
    (r"\blast month\b", _last_month),
    (rf"\bsince {_Y}\b", _open),
    (rf"(?<![\d.,/-]){_Y}(?![\d%]|[.,]\d|-year)", _plain_year),
)
_ZH_Y = r"(?:(?P<y>(?:19|20)\d\d)年|(?P<rel>去年|今年))"
_ZH: tuple[tuple[str, Make], ...] = (
    (r"(?:(?P<y>(?:19|20)\d\d)年|去年|上年)同期", _year_before),
    (rf"(?:截至|截止)?(?:到)?{_ZH_Y}(?:年)?(?:末|底)", _year_end),
    (r"(?P<y>(?:19|20)\d\d)年?(?:至|到|-|—|–|~)(?P<y2>(?:19|20)\d\d)年", _between),
    (rf"(?:{_ZH_Y})?前(?P<n>[一二三两])个?季度", _first_months(3)),
    (rf"(?:{_ZH_Y})?前(?P<n>\d{{1,2}}|[一二三四])个月", _first_months(1)),
    (rf"(?:{_ZH_Y})?(?P<m>\d{{1,2}})月?(?:至|到|-|—|–|~)(?P<m2>\d{{1,2}})月", _to_month),
    (rf"(?:{_ZH_Y})?第?(?P<q>[一二三四1-4])季度", _quarter),
    (rf"(?:{_ZH_Y})?(?P<q>上|下)半年", _half),
    (rf"{_ZH_Y}(?P<m>\d{{1,2}})月(?:(?P<d>\d{{1,2}})日)?", _month_number),
    (r"(?<![\d年至\-—–~])(?P<m>\d{1,2})月(?:份)(?!\d)", _month_number),
    (r"(?:自|从)(?P<y>(?:19|20)\d\d)年(?:以来|起)", _open),
    (r"去年(?!同期)", _relative(-1)),
    (r"今年(?!以来)", _relative(0)),
    (r"(?P<y>(?:19|20)\d\d)年(?!代)", _plain_year),
)
_RU_REL = rf"(?: (?:{_Y}(?: год\w*| г\.)?|(?P<rel>прошлого года|этого года|текущего года)))?"
_RU_MONTH = r"(?P<m>январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_RU: tuple[tuple[str, Make], ...] = (
    (rf"\b(?:на |к |по состоянию на )?кон[её]?ц\w* {_Y}", _year_end),
    (rf"\b{_Y} ?[-–—] ?(?P<y2>(?:19|20)\d\d)\b", _between),
    (rf"\b(?:с|от) {_Y} (?:по|до) (?P<y2>(?:19|20)\d\d)\b", _between),
    (
        rf"\b(?:за|в) (?:первые )?(?P<n>\d{{1,2}}|{'|'.join(_RU_COUNT)}) месяц\w+{_RU_REL}",
        _first_months(1),
    ),
    (rf"\b(?:за|в) (?:первые )?(?P<n>\d|два|три) квартал\w+{_RU_REL}", _first_months(3)),
    (rf"\b(?P<q>перв|втор|трет|четв)\w+ квартал\w*{_RU_REL}", _quarter),
    (rf"\b(?P<q>i{{1,3}}|iv|[1-4])(?:-м|-й|-го)? квартал\w*{_RU_REL}", _quarter),
    (rf"\b(?P<q>перв|втор)\w+ полугоди\w*{_RU_REL}", _half),
    (rf"\b(?:(?:в|за) )?{_RU_MONTH}\w* ?[-–—] ?{_RU_MONTH.replace('<m>', '<m2>')}\w*{_RU_REL}", _to_month),
    (rf"\bс {_RU_MONTH}\w* по {_RU_MONTH.replace('<m>', '<m2>')}\w*{_RU_REL}", _to_month),
    (
        r"\b(?:аналогичн\w+|том же|того же|тот же) (?:период|месяц|квартал|полугоди)\w* "
        rf"(?:прошлого года|{_Y}(?: год\w*| г\.)?)",
        _year_before,
    ),
    (rf"\b(?P<d>\d{{1,2}}) {_RU_MONTH}\w* {_Y}", _month_ru),
    (rf"\bв {_RU_MONTH}\w*{_RU_REL}", _month_ru),
    (r"\bв прошлом году\b", _relative(-1)),
    (r"\bв (?:этом|текущем|нынешнем) году\b", _relative(0)),
    (rf"\bс {_Y} года\b(?! по)", _open),
    (rf"(?<![\d.,/-]){_Y}(?![\d%]|[.,]\d)", _plain_year),
)
_JA_KO: tuple[tuple[str, Make], ...] = (
    (r"(?P<y>(?:19|20)\d\d) ?[年년] ?(?P<m>\d{1,2}) ?[月월](?: ?(?P<d>\d{1,2}) ?[日일])?", _month_number),
    (r"(?P<y>(?:19|20)\d\d) ?[年년]", _plain_year),
    (r"昨年|去年|前年(?=の)|작년|지난해", _relative(-1)),
    (r"今年|올해", _relative(0)),
)
_REST: tuple[tuple[str, Make], ...] = (
    (rf"(?<![\d.,/-]){_Y}(?![\d%]|[.,]\d)", _plain_year),
    (
        r"\bel año pasado\b"
        r"|\bl'année dernière\b|\bl'an dernier\b|\bim vergangenen jahr\b|\bim vorjahr\b|العام الماضي|\bgeçen yıl\b",
        _relative(-1),
    ),
)
_compiled: dict[str, list[tuple[re.Pattern[str], Make]]] = {}


def _rules(language: str) -> list[tuple[re.Pattern[str], Make]]:
    if language not in _compiled:
        rows = {"zh": _ZH, "ru": _RU, "ja": _JA_KO, "ko": _JA_KO, "en": _EN}.get(language) or (
            *_months_of(language),
            *_REST,
        )
        _compiled[language] = [(re.compile(pattern), make) for pattern, make in rows]
    return _compiled[language]


def _months_of(language: str) -> tuple[tuple[str, Make], ...]:
    """ "Oktober 2025", "octubre de 2025": names of months by CLDR, always with a year."""
    from babel import Locale, UnknownLocaleError

    try:
        names: dict[int, str] = Locale.parse(language).months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return ()

    def maker(month: int) -> Make:
        return lambda match, published: f"{match.group('y')}-{month:02}"

    return tuple((rf"\b{re.escape(name.lower())}(?: del?)? {_Y}\b", maker(month)) for month, name in names.items())
