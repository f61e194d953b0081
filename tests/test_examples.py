"""The example cases, composed and drawn: golden letters, read by people, and validated Word files."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from poa import Case, Filled, compose, missing, render
from poa.tree import Text, walk
from tests.golden import FOLDER, compare
from tests.words import docx_lines

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))
LONG_ENOUGH, SHORT_ENOUGH = 300, 700


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request):
    return request.param


@pytest.fixture
def letter(example):
    return compose(Case.load(example))


def test_an_example_states_everything_that_its_letter_asks_for(example, letter):
    assert missing(Case.load(example)) == ()
    assert letter.is_complete


def test_the_letters_of_an_example_are_those_that_were_read(example, letter, request):
    regen = request.config.getoption("--regen")
    folder = FOLDER / example.stem
    compare(folder / "letter.txt", render(letter), regen=regen)
    compare(folder / "letter.md", render(letter, "markdown"), regen=regen)
    lines = "\n".join(f"{style}: {text}" for style, text in docx_lines(render(letter, "docx")))
    compare(folder / "letter.docx.txt", lines + "\n", regen=regen)


def test_a_letter_is_as_long_as_a_reviewer_reads(letter):
    assert LONG_ENOUGH <= letter.word_count <= SHORT_ENOUGH


def test_every_action_has_a_day_and_an_owner(letter):
    for point in letter.remediation.points:
        kinds = {node.kind for node in walk(*point.blocks) if isinstance(node, Filled)}
        assert "day" in kinds or "period" in kinds, point
        assert "person" in kinds, point


def test_every_measure_has_an_owner(letter):
    for point in letter.prevention.points:
        assert any(isinstance(node, Filled) and node.kind == "person" for node in walk(*point.blocks)), point


def test_every_cause_is_answered_by_an_action(letter):
    answered = {key for point in (*letter.remediation.points, *letter.prevention.points) for key in point.addresses}
    assert {point.key for point in letter.root_cause.points} <= answered


def test_every_sentence_of_a_statement_carries_a_fact_of_this_seller(letter):
    for _, point in letter.points():
        marked = "".join(
            f"\N{PILCROW SIGN}{node.content}" if isinstance(node, Filled) else node.content
            for block in point.blocks
            for node in walk(block)
            if isinstance(node, Text | Filled)
        )
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\N{PILCROW SIGN}])", marked):
            if not sentence.startswith(("See", "This answers")):
                assert "\N{PILCROW SIGN}" in sentence, sentence


def test_our_own_words_are_ascii(letter):
    own = "".join(node.content for _, node in letter.nodes() if isinstance(node, Text))
    assert own.isascii()


def test_a_word_file_opens_without_repair(letter, tmp_path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "letter.docx"
    path.write_bytes(render(letter, "docx"))
    assert OpenXmlValidator().validate(path).errors == []


def test_a_word_file_is_the_same_bytes_from_run_to_run_with_fixed_dates(letter):
    data = render(letter, "docx")
    assert data == render(letter, "docx")
    with ZipFile(BytesIO(data)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_a_word_file_has_real_headings_lists_title_author_and_language(letter):
    from docx import Document

    document = Document(BytesIO(render(letter, "docx")))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Heading Numbered") == 3
    assert styles.count("Point") == len(list(letter.points()))
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (letter.title, letter.author, "en-US")
    footer = document.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
