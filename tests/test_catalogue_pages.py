"""The generated pages about the catalogue agree with the catalogue, and say what they promise to say."""

from pathlib import Path

import pytest

from poa import Catalogue
from poa.reference import coverage_page, issue_types_page, questions

DOCS = Path(__file__).parents[1] / "docs"
CATALOGUE = Catalogue.builtin()
PAGES = {"issue-types.md": issue_types_page, "coverage.md": coverage_page}


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_that_of_the_catalogue(name, request):
    made = PAGES[name](CATALOGUE)
    if request.config.getoption("--regen"):
        (DOCS / name).write_text(made, encoding="utf-8")
    assert (DOCS / name).read_text(encoding="utf-8") == made


def test_every_issue_type_stands_on_the_page_with_its_names_target_routes_and_source():
    page = issue_types_page(CATALOGUE)
    for issue in CATALOGUE.issues:
        for said in (f"`{issue.key}`", *issue.name.values(), *issue.routes, issue.source):
            assert said in page
    assert "below 4% over 10 and 30 days" in page


def test_the_coverage_page_counts_what_is_on_the_disk():
    row = next(line for line in coverage_page(CATALOGUE).splitlines() if line.startswith("| `late_shipment_rate`"))
    folder = CATALOGUE.packs[0].folder / "late_shipment_rate" / "root_cause"
    english, chinese = len(list(folder.glob("*.en.md"))), len(list(folder.glob("*.zh.md")))
    assert f"| {english}/{chinese} W" in row


def test_the_questions_of_a_paragraph_come_from_its_section_and_its_slots():
    paragraph = CATALOGUE.paragraph("late_shipment_rate/remediation/open-orders-shipped")
    assert {"what", "when", "who"} <= set(questions(paragraph, CATALOGUE))
    assert "why" not in questions(paragraph, CATALOGUE)
