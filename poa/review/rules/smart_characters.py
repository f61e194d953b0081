"""Characters that a word processor puts in place of plain ones, and characters that nobody sees."""

from collections.abc import Iterator

from attrs import frozen

from poa.review.levels import Level
from poa.review.patterns import Pattern, pattern
from poa.review.rule import Hit, Rule, example
from poa.review.subject import Subject


@frozen
class _Kind:
    """A kind of character: its pattern, its name for one and for several, and what to write."""

    searched: Pattern
    one: str
    several: str
    instead: str
    is_hidden: bool = False


_HIDDEN = (
    _Kind(
        pattern(r"[\x{200b}-\x{200d}\x{2060}-\x{2064}\x{feff}\x{ad}\x{180e}]+"),
        "an invisible character",
        "invisible characters",
        "take it out",
        is_hidden=True,
    ),
    _Kind(
        pattern(r"[\x{200e}\x{200f}\x{61c}\x{202a}-\x{202e}\x{2066}-\x{2069}]+"),
        "a character that turns the direction of the text",
        "characters that turn the direction of the text",
        "take it out",
        is_hidden=True,
    ),
)
_VISIBLE = (
    _Kind(pattern(r"[\x{2010}-\x{2015}\x{2212}]"), "a dash", "dashes", "write -"),
    _Kind(pattern("[“”„‟«»″]"), "a curly quotation mark", "curly quotation marks", 'write "'),
    _Kind(pattern("[‘’‚‛′´ʼ]"), "a curly apostrophe", "curly apostrophes", "write '"),
    _Kind(pattern("…"), "an ellipsis sign", "ellipsis signs", "write ..."),
    _Kind(
        pattern(r"[•‣⁃∙●○◦▪▫■□◆◇►▶➢➤➔✓✔✗✘☑☐★☆·\x{e000}-\x{f8ff}]"),
        "a bullet or tick",
        "bullets or ticks",
        "write - or a number",
    ),
    _Kind(
        pattern(r"[\x{a0}\x{2000}-\x{200a}\x{202f}\x{205f}]+"),
        "a no-break or other special blank",
        "special blanks",
        "write a plain blank",
    ),
    _Kind(pattern("[→⇒➜←⇐↔]"), "an arrow", "arrows", 'write "to" or ->'),
    _Kind(
        pattern("[≤≥≠≈±×÷½¼¾]"), "a sign of arithmetic", "signs of arithmetic", "write it in words or as <=, >=, x, 1/2"
    ),
    _Kind(
        pattern(r"[\x{2600}-\x{2604}\x{2606}-\x{2610}\x{1f300}-\x{1faff}\x{2764}\x{2728}\x{2705}\x{274c}\x{26a0}]+"),
        "a picture",
        "pictures",
        "take it out",
    ),
)


def check(subject: Subject) -> Iterator[Hit]:
    """Look for each kind of character; one hit each, with how many there are."""
    if subject.text.isascii():
        return
    kinds = (*_HIDDEN, *_VISIBLE) if subject.language == "en" else _HIDDEN
    for kind in kinds:
        found = [match.span() for match in kind.searched.finditer(subject.text)]
        if found:
            start, end = found[0]
            signs = "" if kind.is_hidden or not subject.text[start:end].strip() else f" ({subject.text[start:end]})"
            said = f"{kind.one}{signs} stands" if len(found) == 1 else f"{len(found)} {kind.several}{signs} stand"
            message = f"{said[0].upper()}{said[1:]} in the letter; {kind.instead}."
            yield Hit(message, start, end, level=Level.WARNING if kind.is_hidden else None)


RULE = Rule(
    id="smart_characters",
    level=Level.SUGGESTION,
    summary="Characters beside the plain ones stand in the letter, or characters that nobody sees.",
    why="A form may show them as question marks or boxes. An invisible character can break an id when it is copied, and one "
    "that turns the direction shows a text other than it is.",
    source="facts.md 3.2: encoding of the form, the safe default",
    hint="Write the plain signs: - ' \" ... and a blank.",
    check=check,
    flags=[
        "On 15 May 2026 – a Friday – Zhao Min shipped 9 orders.",
        "The carrier’s scan is attached.",
        "The ASIN B0CHZ42K7M\u200b was closed on 3 May 2026.",
        "The rate fell to 0.65\u00a0% on 28 May 2026.",
        "The order \u202e1000000-1000000-211\u202c was refunded.",
        "The labels “A” and “B” were taken off…",
    ],
    accepts=[
        "José Müller of Café Ångström refunded 12 € and £3 on 16 May 2026.",
        "On 15 May 2026 - a Friday - Zhao Min shipped 9 orders...",
        'The carrier\'s label "A" was taken off.',
        "Zhao Min (赵敏) counted the shelf at 20 °C on 16 May 2026.",
        "Example Brand® and Sample Mark™ cups were counted on 16 May 2026.",
        example(language="zh", remediation=["5 月 15 日——周五——赵敏说：“已发货……”"], note="Chinese has its own signs"),
    ],
    examples_by_language={
        "zh": (
            ("订单\u200b已发货。", "ASIN B0CHZ42K7M\u200e 已下架。", "\ufeff赵敏已核对库存。"),
            ("“已发货”……", "赵敏——仓库主管——已核对。", "处理时间 1→3 天。", "3×4 厘米。", "李伟·仓库"),
        )
    },
)
