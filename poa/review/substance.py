"""What parts of a letter really say: their words without headings and blanks, and how many those are."""

from poa.review.passages import Passage
from poa.review.patterns import pattern
from poa.review.subject import Subject
from poa.tree import Blank, drawn_blank

_HAN = pattern(r"\p{Han}+")
_HAN_IN_A_WORD = 1.6  # Chinese characters say as much as an English word
_MARKS = ".,:;!?()[]{}'\"*#/|-–—•·。，：；！？（）“”"


def said_in(subject: Subject, *parts: str) -> str:
    """Give the words of these parts, headings left out and blanks taken out."""
    return "\n\n".join(_without_blanks(each) for each in subject.passages_of(*parts) if not each.is_heading)


def count_words(text: str) -> int:
    """Count words; eight Chinese characters count as five."""
    han = 0
    if not text.isascii():
        runs = [match.span() for match in _HAN.finditer(text)]
        han = sum(end - start for start, end in runs)
        if runs:
            rest = zip([0, *(end for _, end in runs)], [*(start for start, _ in runs), len(text)], strict=True)
            text = " ".join(text[start:end] for start, end in rest)
    return int(han / _HAN_IN_A_WORD) + sum(1 for word in text.split() if word.strip(_MARKS))


def _without_blanks(passage: Passage) -> str:
    text = passage.text
    for each in passage.said:
        if isinstance(each.node, Blank):
            text = text.replace(drawn_blank(each.node), "")
    return text
