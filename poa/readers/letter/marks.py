"""List marks: "1.", "1)", "(a)", "A)", "II.", "一、", "（二）", "①", dots and dashes; and which of them are meant as marks."""

import re
from collections.abc import Iterable

from poa.readers.letter.pieces import Mark

_CHINESE = "一二三四五六七八九十"
_BLANK = "[ \t\u3000\u00a0]"
_COUNTED = rf"[0-9]{{1,2}}|[A-Za-z]|[ivx]{{2,5}}|[IVX]{{2,5}}|[{_CHINESE}]{{1,3}}"
_MARK = re.compile(
    r"(?P<day>[0-9]{1,2})[.．](?=[0-9]{1,4}[ \u3000]?[年月])"  # "1.3 月 20 日" is the first item, of 20 March
    rf"|(?P<dotted>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}})[.)、]?(?={_BLANK}|$)"
    rf"|[(（](?P<within>{_COUNTED})[)）][.、:：]?"
    rf"|(?P<number>[0-9]{{1,2}})(?P<after_number>[)、）]|[.．](?![0-9%]))"
    rf"|(?P<letter>[A-Za-z]|[ivx]{{2,5}}|[IVX]{{2,5}})(?P<after_letter>[.)、）])(?={_BLANK}|$|[\u4e00-\u9fff])"
    rf"|(?P<chinese>[{_CHINESE}]{{1,3}})(?P<after_chinese>[、.．])"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<sign>[•●○◦▪▫■□◆◇➢➤►▶✓✔★※\uf0b7\uf0a7\uf0d8])"
    rf"|(?P<dash>[-–—*+o·])(?={_BLANK}|$)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def leading_mark(text: str) -> tuple[Mark, int] | None:
    """Give the mark that a text begins with, and where the words after it begin. The text has no blank before it."""
    found = _MARK.match(text)
    if found is None:
        return None
    return _mark(found), found.end()


def _mark(found: re.Match[str]) -> Mark:
    if found["dotted"]:
        return Mark("1.1", tuple(int(part) for part in found["dotted"].split(".")))
    if found["day"]:
        return Mark("1.", (int(found["day"]),))
    if found["within"]:
        shape, number = _counted(found["within"])
        return Mark(f"({shape})", (number,))
    if found["number"]:
        return Mark(f"1{_end(found['after_number'])}", (int(found["number"]),))
    if found["letter"]:
        shape, number = _counted(found["letter"])
        return Mark(f"{shape}{_end(found['after_letter'])}", (number,))
    if found["chinese"]:
        return Mark("一、", (_counted(found["chinese"])[1],))
    if found["circled"]:
        return Mark("①", (ord(found["circled"]) - ord("①") + 1,))
    return Mark(found["sign"] or found["dash"])


def _end(sign: str) -> str:
    return {"．": ".", "）": ")"}.get(sign, sign)


def _counted(text: str) -> tuple[str, int]:
    if text.isdecimal() and text.isascii():
        return "1", int(text)
    if text[0] in _CHINESE:
        return "一", _chinese(text)
    lower = text.lower()
    if len(text) > 1:
        return ("i" if text == lower else "I"), _roman(lower)
    return ("a" if text == lower else "A"), ord(lower) - ord("a") + 1


def _chinese(text: str) -> int:
    if "十" not in text:
        return _CHINESE.index(text[-1]) + 1
    tens, _, ones = text.partition("十")
    return 10 * (_CHINESE.index(tens[-1]) + 1 if tens else 1) + (_CHINESE.index(ones[0]) + 1 if ones else 0)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


class Counts:
    """The counting marks of a whole draft: a mark is meant as one if it is the first of its kind or follows another."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.seen = {(mark.kind, mark.numbers) for mark in marks}
        self.roman = {kind[:-1] + kind[-1] for kind, _ in self.seen if "i" in kind or "I" in kind}

    def read(self, mark: Mark) -> Mark | None:
        """Give the mark as it is meant (a lone "I." is Roman where "II." stands too), None if it is none."""
        if not mark.numbers:
            return mark
        shape = mark.kind.strip("().、")
        if shape in {"a", "A"} and mark.numbers[0] in {9, 22, 24}:
            kind = mark.kind.replace("a", "i").replace("A", "I")
            if kind in self.roman:
                return Mark(kind, ({9: 1, 22: 5, 24: 10}[mark.numbers[0]],))
        *most, last = mark.numbers
        before = (mark.kind, (*most, last - 1)) in self.seen
        after = (mark.kind, (*most, last + 1)) in self.seen
        if shape in {"a", "A"} and mark.kind.endswith("."):  # "A. Smith" signs a letter
            return mark if before or (last == 1 and after) else None
        return mark if before or last == 1 or shape in {"i", "I"} else None
