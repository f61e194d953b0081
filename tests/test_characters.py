import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poa.characters import first_illegal, fold, legal, paragraphs
from tests.strategies import NASTY, texts

ILLEGAL = [
    *map(chr, [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0x7F, 0x80, 0x85, 0x9F]),
    *map(chr, [0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x1FFFF, 0x10FFFE, 0x10FFFF]),
]
LEGAL_NEIGHBOURS = [*"\t\n\r ~", *map(chr, [0xA0, 0xD7FF, 0xE000, 0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0x1FFFD, 0x10FFFD])]


@pytest.mark.parametrize("sign", ILLEGAL, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_character_that_no_letter_can_hold_is_refused_by_its_code_and_place(sign):
    with pytest.raises(ValueError, match=rf"has U\+{ord(sign):04X} \(.+\) at position 4, .+: take it out") as refusal:
        legal(f"abc{sign}d{sign}")
    assert sign not in str(refusal.value)
    assert first_illegal(f"abc{sign}d{sign}") == 3


@pytest.mark.parametrize("sign", LEGAL_NEIGHBOURS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_the_character_beside_an_illegal_one_is_let_through(sign):
    assert legal(f"abc{sign}") == f"abc{sign}"
    assert first_illegal(f"abc{sign}") is None


@pytest.mark.parametrize(
    ("sign", "name"),
    [("\x07", "a control character"), ("\ud800", "half of a surrogate pair"), ("\ufffe", "no character")],
)
def test_a_refused_character_is_called_what_it_is(sign, name):
    with pytest.raises(ValueError) as refusal:
        legal(sign)
    assert str(refusal.value) == (
        f"has U+{ord(sign):04X} ({name}) at position 1, which a letter cannot hold: take it out"
    )


@given(st.text())
def test_a_text_is_returned_as_it_is_or_its_first_illegal_character_is_found(text):
    position = first_illegal(text)
    if position is None:
        assert legal(text) == text
    else:
        assert first_illegal(text[:position]) is None
        assert first_illegal(text[position]) == 0
        with pytest.raises(ValueError, match=f"position {position + 1},"):
            legal(text)


@pytest.mark.parametrize("text", NASTY)
def test_markup_and_unusual_scripts_are_legal(text):
    assert legal(text) == text


@given(texts())
def test_folding_leaves_no_line_end_no_tab_and_no_two_blanks_in_a_row(text):
    folded = fold(text)
    assert not re.search("[\t\r\n]|  ", folded)
    assert fold(folded) == folded
    assert folded.replace(" ", "") == re.sub("[ \t\r\n]", "", text)


def test_folding_keeps_the_other_spaces_of_unicode():
    assert fold("a\u00a0\u00a0b\u3000\u3000c\u2028d") == "a\u00a0\u00a0b\u3000\u3000c\u2028d"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        (" \n\t\r\n ", ()),
        ("one", ("one",)),
        ("one\ntwo", ("one two",)),
        ("one\r\ntwo", ("one two",)),
        ("one\n\ntwo", ("one", "two")),
        ("one\r\n\r\ntwo", ("one", "two")),
        ("one\r\rtwo", ("one", "two")),
        ("one\n \t \n\n\ntwo\n", ("one", "two")),
        ("\n\n  one  \n\n", ("one",)),
        ("one\u2029two", ("one\u2029two",)),
    ],
)
def test_a_blank_line_parts_paragraphs_and_a_line_end_does_not(text, parts):
    assert paragraphs(text) == parts


@given(texts())
def test_paragraphs_written_with_blank_lines_between_are_split_again_the_same(text):
    parts = paragraphs(text)
    assert paragraphs("\n\n".join(parts)) == parts
    assert all(part and part == fold(part).strip(" ") for part in parts)
