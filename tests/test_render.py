"""Every format says the same: the words of a letter come back from each, the same and in the same order."""

import re
import struct
import tempfile
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from poa import (
    Blank,
    BulletList,
    Closing,
    Figure,
    LetterError,
    OrderedList,
    Para,
    PlanOfAction,
    Point,
    Ref,
    RootCause,
    Strong,
    Table,
    Text,
    render,
    save,
)
from poa.sections import AnnexTable
from poa.tree import walk
from tests.words import (
    docx_lines,
    elements_of_html,
    expected,
    markdown_tokens,
    words_of_docx,
    words_of_html,
    words_of_markdown,
    words_of_text,
)

ROOT = Path(__file__).parent.parent
PAGE_ELEMENTS = "main h1 h2 h3 p span strong mark ul ol li table thead tbody tr th td".split()  # noqa: SIM905

NASTY = [
    "Fish & Chips", "a < b > c", "ship to <b>Bob</b> now", "</w:t></w:r></w:p>", "]]>", "&lt; &amp; &#65; &nbsp;", "{{ 7*7 }}",
    "{% for x in y %}", "{_{ x }_}", "{{store}}", "1. first", "12) twelfth", "# heading", "- item", "+ item", "* item", "> quote",
    "---", "===", "***", "```", "~~~", "| a | b |", "[link](http://example.com)", "![x](y)", "<http://example.com>", "**bold**",
    "_under_ __score__", "`code`", "\\", "\\*", "a\\", "$x^2$", "~~gone~~", "==mark==", "http://example.com", "www.example.com",
    "someone@example.com", "::: note", "[^1]", ": term", "Setext\n===", "    four blanks", "\ttab", "é ü ß", "日本語 と 中文", "。，、",
    "مرحبا بالعالم", "שלום", "😀 👩‍👩‍👧‍👦 🇩🇪", "a\u0301", "\u00a0nbsp\u00a0", "\u2028line\u2029para", "\u3000wide", "\ufeffbom", "[MISSING: x]",
    "1.1 looks like a point", "Exhibit 1:", "2. Actions we have taken", "0", "-1", "'single' \"double\"", "%s %d {0}", "@LANGUAGE@", "@BODY@",
]  # fmt: skip

words = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=12),
    st.text("ab *_`[]()<>&#-+.1\\|~^$!:=\n\"'{}@%", min_size=1, max_size=16),
)
texts = words.map(Text)
plain_inlines = st.one_of(
    texts, st.sampled_from([Blank("late_order_count"), Blank("lsr_before", "rate"), Ref("cause"), Ref("paper")])
)
inlines = st.lists(
    st.one_of(plain_inlines, st.lists(plain_inlines, min_size=1, max_size=2).map(Strong)), min_size=1, max_size=4
)
paras = inlines.map(Para)
items = st.lists(st.lists(paras, min_size=1, max_size=2), min_size=1, max_size=3)
lists = st.one_of(items.map(BulletList), items.map(OrderedList))
tables = st.integers(1, 3).flatmap(
    lambda columns: st.builds(
        Table,
        head=st.lists(inlines, min_size=columns, max_size=columns),
        rows=st.lists(st.lists(inlines, min_size=columns, max_size=columns), max_size=3),
        caption=st.one_of(st.just(()), inlines),
    )
)
blocks = st.lists(st.one_of(paras, paras, lists, tables), min_size=1, max_size=3)
issues = st.sampled_from([(), ("one",), ("one", "two")])


@st.composite
def letters(draw) -> PlanOfAction:
    keys = draw(issues)
    issue = st.sampled_from([None, *keys])
    points = st.lists(st.builds(Point, blocks, issue=issue), max_size=3)
    first = Point(draw(blocks), key="cause", issue=draw(issue))
    return PlanOfAction(
        title=draw(st.one_of(st.just(""), words)),
        language=draw(st.sampled_from(["en", "zh"])),
        issues=keys,
        issue_names={key: draw(words.filter(lambda name: name.strip())) for key in keys},
        greeting=draw(blocks),
        acknowledgement=draw(blocks),
        root_cause=RootCause([first, *draw(points)], intro=draw(blocks)),
        remediation=draw(points),
        prevention=draw(points),
        closing=Closing(
            draw(blocks), enclosures=[("paper", draw(inlines))], signature=draw(st.lists(paras, max_size=2))
        ),
        annexes=[AnnexTable("annex", draw(inlines), draw(tables))] if draw(st.booleans()) else (),
        author=draw(words),
    )


def by_hand(*content) -> PlanOfAction:
    return PlanOfAction(root_cause=[Point(content)])


@given(letters(), st.integers(20, 100))
@example(by_hand("x"), 20)
def test_every_format_says_the_words_of_the_letter(letter, width):
    assert words_of_text(render(letter)) == expected(letter, "text")
    assert words_of_text(render(letter, wrap=width)) == expected(letter, "text")
    assert words_of_markdown(render(letter, "markdown")) == expected(letter, "parsed")
    assert words_of_html(render(letter, "html")) == expected(letter, "parsed")
    assert words_of_html(letter._repr_html_()) == expected(letter, "parsed")
    assert words_of_docx(render(letter, "docx")) == expected(letter, "word")


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_changed_or_becomes_markup(text):
    letter = by_hand(
        Para([Text(text), Text(" and "), Text(text)]), BulletList([[text], [text]]), Table([text], [[text]])
    )
    assert words_of_text(render(letter)) == expected(letter, "text")
    assert words_of_markdown(render(letter, "markdown")) == expected(letter, "parsed")
    assert words_of_html(render(letter, "html")) == expected(letter, "parsed")
    assert words_of_docx(render(letter, "docx")) == expected(letter, "word")


@given(letters())
def test_no_format_has_an_element_that_the_letter_has_not(letter):
    has_only_markdown_of(letter)
    has_only_elements_of(letter)


def has_only_markdown_of(letter: PlanOfAction) -> None:
    nodes = [node for _, node in letter.nodes()]
    tokens = markdown_tokens(render(letter, "markdown"))
    kinds = [token.type for token in tokens] + [child.type for token in tokens for child in token.children or ()]
    allowed = {
        "inline", "text", "softbreak", "hardbreak", "strong_open", "strong_close", "paragraph_open", "paragraph_close",
        "heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close",
        "list_item_open", "list_item_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open",
        "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "text_special",
    }  # fmt: skip
    assert set(kinds) <= allowed
    assert kinds.count("table_open") == sum(isinstance(node, Table) for node in nodes)
    assert kinds.count("ordered_list_open") <= sum(isinstance(node, OrderedList) for node in nodes)
    assert kinds.count("bullet_list_open") <= sum(isinstance(node, BulletList) for node in nodes) + 1
    assert kinds.count("strong_open") <= sum(isinstance(node, Strong) for node in nodes)


def test_lists_side_by_side_stay_apart_in_markdown():
    letter = by_hand(
        OrderedList(["a"]),
        OrderedList(["b"]),
        BulletList([["c", BulletList(["d"]), BulletList(["e"])]]),
        BulletList(["f"]),
    )
    kinds = [token.type for token in markdown_tokens(render(letter, "markdown"))]
    assert (kinds.count("ordered_list_open"), kinds.count("bullet_list_open")) == (2, 4)


@pytest.mark.parametrize("text", [*NASTY, "on time", "on time.", "(on time)", "½", "a\u0301", "。", "«x»"])
def test_strong_words_are_strong_or_plain_in_markdown_and_never_change(text):
    for children in (
        [Strong(text)],
        ["a", Strong(text), "b"],
        ["a ", Strong(text), " b"],
        [Strong(text), "\u2028"],
        [Strong([text, Strong(text)])],
    ):
        letter = by_hand(Para(children))
        assert words_of_markdown(render(letter, "markdown")) == expected(letter, "parsed")


def has_only_elements_of(letter: PlanOfAction) -> None:
    elements = elements_of_html(render(letter, "html"))
    nodes = [node for _, node in letter.nodes()]
    assert set(elements) <= set(PAGE_ELEMENTS)
    assert elements.count("table") == sum(isinstance(node, Table) for node in nodes)
    assert elements.count("mark") == sum(isinstance(node, Blank) for node in nodes)
    assert elements.count("strong") == sum(isinstance(node, Strong) for node in nodes)


@given(letters())
def test_a_blank_stays_visible_in_every_format(letter):
    drawn = [f"[MISSING: {blank.slot}{'.' + blank.field if blank.field else ''}]" for blank in letter.blanks()]
    for name, read in (
        ("text", words_of_text),
        ("html", words_of_html),
        ("docx", words_of_docx),
        ("markdown", words_of_markdown),
    ):
        said = " ".join(read(render(letter, name)))
        for mark in drawn:
            assert said.count(mark) >= drawn.count(mark), name


def test_a_blank_is_highlighted_in_word_and_marked_in_html():
    letter = by_hand("We shipped ", Para(["We shipped ", Blank("open_order_count"), "."]))
    assert "<mark>[MISSING: open_order_count]</mark>" in render(letter, "html")
    body = ZipFile(BytesIO(render(letter, "docx"))).read("word/document.xml").decode()
    assert '<w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">[MISSING: open_order_count]' in body


@given(letters())
def test_every_word_file_is_valid_and_the_same_bytes_again(letter):
    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.docx"
        path.write_bytes(render(letter, "docx"))
        assert render(letter, "docx") == path.read_bytes()
        assert OpenXmlValidator().validate(path).errors == []


def test_the_order_of_a_hash_is_in_no_format():
    import os
    import subprocess
    import sys

    code = """
import hashlib
from poa import RENDERERS, compose, render
from tests.cases import late_shipment
for name in RENDERERS:
    print(hashlib.sha256(repr(render(compose(late_shipment()), name)).encode()).hexdigest())
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_plain_text_has_numbered_headings_and_lists_and_no_marks():
    letter = PlanOfAction(
        title="Plan of Action: Late Shipment Rate",
        greeting="Dear Seller Performance Team,",
        root_cause=[
            Point(["Two things:", BulletList(["one", "two"]), OrderedList(["first", "second"])], key="c"),
            "Another.",
        ],
        remediation=[Point(Para(["Done ", Strong("well"), ", as ", Ref("c"), " asks; see ", Ref("paper"), "."]))],
        closing=Closing("We ask.", enclosures=[("paper", "The paper")], signature=["Li Wei", "Operations manager"]),
    )
    assert render(letter) == (
        "Plan of Action: Late Shipment Rate\n\nDear Seller Performance Team,\n\n1. Root cause\n\n1.1 Two things:\n\n- one\n- two\n\n"
        "(1) first\n(2) second\n\n1.2 Another.\n\n2. Actions we have taken\n\n2.1 Done well, as 1.1 asks; see Exhibit 1.\n\nWe ask.\n\n"
        "Enclosed\n\nExhibit 1: The paper\n\nLi Wei\nOperations manager\n"
    )


def test_a_table_of_orders_lines_up_in_plain_text_and_repeats_its_head_in_word():
    letter = by_hand(Table(["Order", "Days late"], [["112-0000001-0000001", "1"], ["112-0000002-0000002", "12"]]))
    assert "Order                Days late\n112-0000001-0000001  1\n112-0000002-0000002  12\n" in render(letter)
    assert b"w:tblHeader" in ZipFile(BytesIO(render(letter, "docx"))).read("word/document.xml")


def test_strong_words_stand_out_where_the_format_can():
    letter = by_hand(Para(["Shipped ", Strong("on time"), "."]))
    assert "Shipped **on time**." in render(letter, "markdown")
    assert "Shipped <strong>on time</strong>." in render(letter, "html")
    assert "Shipped on time." in render(letter)


def test_a_reference_to_nothing_is_drawn_like_a_blank():
    assert "[MISSING: nowhere]" in render(by_hand(Para([Ref("nowhere")])))


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_figure_is_a_picture_in_word_and_html_and_said_in_text(tmp_path):
    from docx import Document
    from openxml_audit import OpenXmlValidator

    letter = by_hand("See:", Figure(png(2000, 500), 'Rate & "target" by day', ["Late Shipment Rate, May 2026"]))
    assert '[Figure: Rate & "target" by day]\nLate Shipment Rate, May 2026' in render(letter)
    assert 'alt="Rate &amp; &quot;target&quot; by day"' in render(letter, "html")
    save(letter, tmp_path / "letter.docx")
    (shape,) = Document(str(tmp_path / "letter.docx")).inline_shapes
    assert shape.width.cm < 17
    assert OpenXmlValidator().validate(tmp_path / "letter.docx").errors == []


def test_ordered_lists_in_word_each_begin_at_one(tmp_path):
    letter = by_hand(OrderedList(["a"]), "between", OrderedList(["b"]))
    numbering = ZipFile(BytesIO(render(letter, "docx"))).read("word/numbering.xml").decode()
    assert len(re.findall("w:startOverride", numbering)) == 2


def test_word_counts_points_the_way_the_other_formats_number_them():
    letter = PlanOfAction(root_cause=["a", "b"], prevention=["c"])
    assert [style for style, _ in docx_lines(render(letter, "docx"))] == [
        "Heading Numbered", "Point", "Point", "Heading Numbered", "Point",
    ]  # fmt: skip
    assert "2. Steps that prevent it from happening again\n\n2.1 c" in render(letter)


def test_an_unknown_format_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(LetterError, match="there is no format 'docs'. Did you mean 'docx'"):
        render(PlanOfAction(), "docs")
    with pytest.raises(LetterError, match="does not say a format"):
        save(PlanOfAction(), tmp_path / "letter")


def test_an_empty_letter_is_an_empty_page():
    assert render(PlanOfAction()) == "\n"
    assert words_of_docx(render(PlanOfAction(), "docx")) == []


def test_a_notebook_shows_the_markdown_too():
    assert by_hand("x")._repr_markdown_() == render(by_hand("x"), "markdown")


def test_filled_values_show_their_source_on_hover_in_a_notebook_and_not_in_the_page():
    from poa import compose
    from tests.cases import late_shipment

    letter = compose(late_shipment())
    assert 'title="late_order_count.number (seller)"' in letter._repr_html_()
    assert "(seller)" not in render(letter, "html")


def test_walk_is_in_reading_order():
    para = Para(["a", Strong(["b", "c"]), "d"])
    assert [node.content for node in walk(para) if isinstance(node, Text)] == ["a", "b", "c", "d"]
