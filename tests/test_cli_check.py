import io
import json
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from poa import Case, compose, read_letter, render, review
from poa.review.comments import with_comments

EXAMPLE = Path(__file__).parent.parent / "examples" / "late_shipment.toml"
DRAFT = """Dear Seller Performance Team,

Our Late Shipment Rate was 8.98% on 14 May 2026 (37 of 412 orders).

Root cause

1. One clerk typed in the tracking numbers of 37 orders on the next morning, from 1 to 5 May 2026.

Actions we have taken

1. We will train our staff as soon as possible.
2. On 18 May 2026 Zhao Min (Warehouse lead) linked confirmation to the label.

Steps that prevent it from happening again

1. Zhao Min checks the unshipped orders every working day at 10:00.

We ask you to reactivate our offers.

Li Wei
"""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_a_draft_is_checked_with_file_line_and_underlined_words(run, draft):
    result = run("check", draft, "--select", "future_in_remediation")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{draft}:11: 2.1: error: ")
    assert lines[1].strip() == "We will train our staff as soon as possible."
    assert set(lines[2].strip()) == {"~"}
    assert lines[1][lines[2].index("~") :].startswith("will")


def test_a_case_is_checked_by_the_letter_that_it_composes_to(run):
    result = run("check", EXAMPLE)
    assert result.returncode == 0, result.stdout
    assert "Late Shipment Rate" in result.stdout
    assert "1.1, 1.2" in result.stdout


def test_json_and_sarif_go_to_standard_output_and_nothing_else_does(run, draft):
    found = json.loads(run("check", draft, "--format", "json").stdout)
    log = json.loads(run("check", draft, "--format", "sarif").stdout)
    assert len(log["runs"][0]["results"]) == len(found["findings"]) > 0
    location = log["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("draft.txt")


def test_rules_are_chosen_and_levels_changed_on_the_command_line(run, draft):
    select = ("--select", "future_in_remediation")
    assert run("check", draft, *select, "--level", "future_in_remediation=suggestion").returncode == 0
    assert run("check", draft, *select, "--ignore", "future_in_remediation").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "future_in_remedation"], "there is no rule 'future_in_remedation'. Did you mean"),
        (["--level", "pleading=fatal"], "--level pleading=fatal: 'fatal' is no level"),
        (["--level", "pleading"], "is no level"),
        (["--comment", "out.txt"], "comments are written into Word"),
        (["--comment", "out.docx"], "only a Word file or a case can be commented"),
        (["--rule", "nothing.toml"], "nothing.toml"),
        (["--case", "nothing.toml"], "nothing.toml"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_two(run, draft, arguments, said):
    result = run("check", draft, *arguments)
    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_draft_is_compared_with_a_case(run, draft):
    result = run("check", draft, "--case", EXAMPLE, "--format", "json")
    assert "late_shipment_rate" in {each["issue"] for each in json.loads(result.stdout)["coverage"]["issues"]}


def test_colour_is_for_terminals_only(run, draft):
    assert "\x1b" not in run("check", draft).stdout


def test_explain_lists_the_rules_and_explains_one(run):
    listed = run("explain").stdout
    assert "future_in_remediation" in listed
    said = run("explain", "future_in_remediation").stdout
    assert "The way out" in said
    assert "We will train our staff" in said
    assert run("explain", "no_such").returncode == 2


def test_build_refuses_while_the_review_finds_an_error_and_draws_it_as_a_draft(run, tmp_path):
    case = Case.load(EXAMPLE).say("remediation", "We will train our staff on 3 June 2026.", issue="late_shipment_rate")
    case.save(tmp_path / "case.toml")
    result = run("build", tmp_path / "case.toml", "-o", tmp_path / "letter.txt")
    assert result.returncode == 1
    assert "future_in_remediation" in result.stderr
    assert not (tmp_path / "letter.txt").exists()
    assert run("build", tmp_path / "case.toml", "-o", tmp_path / "letter.txt", "--draft").returncode == 0


class TestComments:
    def commented(self, letter=None):
        case = Case.load(EXAMPLE).say(
            "remediation", "We will train our staff as soon as possible.", issue="late_shipment_rate"
        )
        letter = letter or compose(case)
        word = render(letter, "docx")
        read = read_letter(word)
        report = review(read)
        return word, with_comments(word, report.findings, read.origin), report

    def test_each_finding_is_a_comment(self, run):
        _, made, report = self.commented()
        comments = list(docx.Document(io.BytesIO(made)).comments)
        assert len(comments) == len(report.findings) > 0
        assert {comment.author for comment in comments} == {"poa"}

    def test_a_comment_marks_the_words_that_it_is_about(self):
        _, made, _ = self.commented()
        document = docx.Document(io.BytesIO(made))
        (number,) = [each.comment_id for each in document.comments if "future_in_remediation" in each.text]
        body = document.element.body
        inside, words = False, ""
        for element in body.iter():
            if element.tag == f"{WORD}commentRangeStart" and element.get(f"{WORD}id") == str(number):
                inside = True
            elif element.tag == f"{WORD}commentRangeEnd" and element.get(f"{WORD}id") == str(number):
                inside = False
            elif inside and element.tag == f"{WORD}t":
                words += element.text or ""
        assert words.startswith("will train")
        assert len(words) < 30

    def test_no_word_of_the_letter_is_changed(self):
        word, made, _ = self.commented()
        before, after = (docx.Document(io.BytesIO(each)) for each in (word, made))
        assert [each.text for each in before.paragraphs] == [each.text for each in after.paragraphs]

    def test_the_file_is_a_sound_word_file(self, tmp_path):
        _, made, _ = self.commented()
        path = tmp_path / "checked.docx"
        path.write_bytes(made)
        assert not OpenXmlValidator().validate(path).errors

    def test_the_same_findings_give_the_same_document(self):
        first, second = self.commented()[1], self.commented()[1]
        parts = [docx.Document(io.BytesIO(each)) for each in (first, second)]
        assert len({each.part.blob for each in parts}) == 1
        assert len({each.comments.part.blob if hasattr(each.comments, "part") else b"" for each in parts}) == 1

    def test_the_command_writes_beside_the_letter(self, run, tmp_path):
        letter = tmp_path / "letter.docx"
        letter.write_bytes(self.commented()[0])
        result = run("check", letter, "--comment", tmp_path / "checked.docx")
        assert result.returncode == 1
        assert "comments" in result.stderr
        assert (tmp_path / "checked.docx").exists()
        assert "replace the letter" in run("check", letter, "--comment", letter).stderr

    def test_a_case_can_be_commented_too(self, run, tmp_path):
        case = Case.load(EXAMPLE).say("remediation", "We will train our staff.", issue="late_shipment_rate")
        case.save(tmp_path / "case.toml")
        run("check", tmp_path / "case.toml", "--comment", tmp_path / "checked.docx")
        comments = docx.Document(str(tmp_path / "checked.docx")).comments
        assert "future_in_remediation" in " ".join(each.text for each in comments)
