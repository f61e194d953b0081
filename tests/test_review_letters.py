"""The review and the reader of drafts against letters that somebody labelled without knowing them."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from poa import RULES, Case, Level, compose, read_letter, review
from poa.review import Subject

FOLDER = Path(__file__).parent / "letters"
LABELS = [json.loads(line) for line in (FOLDER / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
NOT_LABELLED = {  # what needs a case, and what the table of rules has not
    "missing_notice_ids", "foreign_ids", "attempt_repeats_previous", "invoice_quantity_short",
    "invoice_party_mismatch", "id_document_marked", "supporting_doc_unmarked", "bad_attachment_type",
    "suspected_phishing_notice", "evidence_attached_not_mentioned", "evidence_required_missing",
    "evidence_not_for_all_asins", "wrong_language", "six_questions_missing", "unplaced_text", "continuation_alone",
}  # fmt: skip
IDS = {rule.id for rule in RULES} - NOT_LABELLED


@cache
def read(name: str):
    return read_letter(FOLDER / f"{name}.txt")


@cache
def counts() -> Counter:
    """Count (letter, rule) pairs: found and labelled, found alone, labelled alone."""
    made: Counter = Counter()
    for label in LABELS:
        found = {finding.rule for finding in review(read(label["id"])).findings} & IDS - set(label["maybe"])
        wanted = set(label["rules"]) & IDS
        made["right"] += len(found & wanted)
        made["wrong"] += len(found - wanted)
        made["missed"] += len(wanted - found)
    return made


def test_nine_findings_in_ten_are_right():
    assert counts()["right"] / (counts()["right"] + counts()["wrong"]) >= 0.9


def test_three_quarters_of_what_a_strict_reader_would_say_is_found():
    assert counts()["right"] / (counts()["right"] + counts()["missed"]) >= 0.75


@pytest.mark.parametrize("label", [each for each in LABELS if not each["rules"]], ids=lambda label: label["id"])
def test_a_good_letter_has_no_error(label):
    assert not review(read(label["id"])).errors


def test_nine_parts_in_ten_are_read_into_the_section_they_belong_to():
    right = wrong = 0
    for label in LABELS:
        passages = Subject(read(label["id"])).passages
        for section, stated in label["sections"].items():
            for first in [stated] if isinstance(stated, str) else stated or ():
                found = {passage.part for passage in passages if bare(first) in bare(passage.text)}
                if section in found or (section == "closing" and found & {"signature", "enclosures"}):
                    right += 1
                else:
                    wrong += bool(found)  # a heading that runs into the text was taken off
    assert right / (right + wrong) >= 0.9


CASES = [json.loads(line) for line in (FOLDER / "cases" / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
OF_ACCEPTANCES = {"accepted_unused", "accepted_expired"}


def objections(label: dict) -> set[str]:
    case = Case.load(FOLDER / "cases" / f"{label['id']}.toml")
    found = review(compose(case), case).findings
    return {each.rule for each in found if each.level >= Level.WARNING or each.rule in OF_ACCEPTANCES}


@pytest.mark.parametrize("label", [each for each in CASES if not each["rules"]], ids=lambda label: label["id"])
def test_a_sound_case_has_no_error_and_no_warning(label):
    assert not objections(label) - set(label["maybe"])


def test_what_is_wrong_with_a_case_is_found_and_hardly_anything_else():
    right = wrong = missed = 0
    for label in CASES:
        found, wanted = objections(label), set(label["rules"])
        right += len(found & wanted)
        wrong += len(found - wanted - set(label["maybe"]))
        missed += len(wanted - found)
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.9


def bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
