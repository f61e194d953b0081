"""Word files made by others: each comment at its words, whatever stands before them."""

import io
import time

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openxml_audit import OpenXmlValidator

from poa import FileError, compose, read_letter, render, review
from poa.review.comments import with_comments
from tests.cases import late_shipment

WORDS = ("Dear Amazon,", "Corrective actions", "We moved 9 parcels on 3 May 2026. We will ship them soon.")


def content_control(document):
    box = "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>One</w:t></w:r></w:p><w:p/></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(box.format(nsdecls("w"))))


def merged_cells(document):
    table = document.add_table(3, 2)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "Parcels"
    document.element.body.insert(0, table._tbl)


def table_in_a_table(document):
    table = document.add_table(1, 2)
    table.cell(0, 0).add_table(2, 1).cell(1, 0).text = "Parcels"
    document.element.body.insert(0, table._tbl)


def text_box(document):
    box = (
        '<w:r {} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="a"><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>We will ship them soon.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[0]._p.append(parse_xml(box.format(nsdecls("w"))))


def made(change=None, words=WORDS):
    document = docx.Document()
    for each in words:
        document.add_paragraph(each)
    if change is not None:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def commented(word):
    letter = read_letter(word)
    return with_comments(word, review(letter).findings, letter.origin)


def marked(word, rule):
    """The words that the comments of a rule stand at, and how much text of their paragraph is before them."""
    document = docx.Document(io.BytesIO(word))
    numbers = {str(each.comment_id) for each in document.comments if f"[{rule}]" in each.text}
    found, inside, before = [], False, ""
    for element in document.element.body.iter():
        if element.tag == qn("w:p"):
            before = ""
        elif element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) in numbers:
            found.append(["", len(before)])
            inside = True
        elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) in numbers:
            inside = False
        elif element.tag == qn("w:t"):
            before += element.text or ""
            if inside:
                found[-1][0] += element.text or ""
    return [tuple(each) for each in found]


@pytest.mark.parametrize("change", [content_control, merged_cells, table_in_a_table])
def test_a_comment_stands_at_its_words_behind_what_word_nests(change):
    assert marked(commented(made(change)), "vague_time") == [("soon", WORDS[2].index("soon"))]


def test_words_of_a_text_box_are_placed_at_its_paragraph_and_no_comment_stands_within():
    word = made(text_box)
    letter = read_letter(word)
    assert letter.origin.line(("unplaced", None, (0,))) == 1
    body = docx.Document(io.BytesIO(commented(word))).element.body
    assert not body.xpath(".//w:txbxContent//w:commentReference")


def test_of_words_that_stand_twice_those_are_marked_that_are_meant():
    word = made(
        words=("Corrective actions", "Soon means nothing, they say.", "It is soon, and “soon” it is; soon it ships.")
    )
    letter = read_letter(word)
    (finding,) = [each for each in review(letter).findings if each.rule == "vague_time" and each.place.line == 3][:1]
    made_of = with_comments(word, [finding], letter.origin)
    assert marked(made_of, "vague_time")[0][1] == finding.place.start


def test_comments_take_the_styles_that_word_has_in_another_language():
    def localised(document):
        for name, kind, style_id in (
            ("annotation text", WD_STYLE_TYPE.PARAGRAPH, "a3"),
            ("annotation reference", WD_STYLE_TYPE.CHARACTER, "a4"),
        ):
            document.styles.add_style(name, kind, builtin=True).element.set(qn("w:styleId"), style_id)

    document = docx.Document(io.BytesIO(commented(made(localised))))
    assert {style.get(qn("w:val")) for style in document.element.body.iter(qn("w:rStyle"))} == {"a4"}


def test_a_line_end_within_a_text_is_not_made_a_break():
    text = f'<w:r {nsdecls("w")}><w:t xml:space="preserve">On 3 May we\nmoved them. We will ship soon.</w:t></w:r>'
    made_of = commented(made(lambda document: document.paragraphs[2]._p.append(parse_xml(text))))
    assert not docx.Document(io.BytesIO(made_of)).element.body.xpath(".//w:br")


def test_the_same_findings_give_the_same_bytes_at_any_time(monkeypatch):
    word = made()
    first = commented(word)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((1999, 1, 1, 1, 1, 2, 0, 1, 0)))
    assert commented(word) == first


def test_a_commented_file_is_sound(tmp_path):
    case = late_shipment().say("remediation", "We will ship soon. We will ship soon.")
    path = tmp_path / "checked.docx"
    path.write_bytes(commented(render(compose(case), "docx")))
    assert not OpenXmlValidator().validate(path).errors


@pytest.mark.parametrize("data", [b"", b"no file", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(512)])
def test_what_is_no_word_file_is_said_in_a_sentence(data):
    word = made()
    letter = read_letter(word)
    with pytest.raises(FileError):
        with_comments(data, review(letter).findings, letter.origin)


def test_a_file_with_a_password_is_called_one(tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(512))
    with pytest.raises(FileError, match="password"):
        read_letter(path)
