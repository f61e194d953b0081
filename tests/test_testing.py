"""Every paragraph of the catalogue in a letter made of slot examples, read by the review."""

import pytest

from poa import Case, Catalogue, compose
from poa.case import ROUTES_WITH_A_PLAN, STATEMENT_SECTIONS
from poa.catalogue.load import CORE
from poa.keys import SECTION_KEYS
from poa.testing import example_letters, findings_of_examples, is_shadowed, route_for

CATALOGUE = Catalogue.builtin()
ISSUES = [issue.key for issue in CATALOGUE.issues]
LANGUAGES = sorted(
    {
        code
        for pack in CATALOGUE.packs
        for key in ("any", *ISSUES)
        for files in pack.paragraph_files(key).values()
        for code in files
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("issue", ISSUES)
def test_no_letter_that_the_catalogue_composes_has_an_error_or_a_warning(issue, language):
    found = [f"{paragraph}: {finding}" for paragraph, finding in findings_of_examples(CATALOGUE, issue, language)]
    assert not found


@pytest.mark.parametrize("issue", ISSUES)
def test_there_is_a_whole_letter_around_every_paragraph_of_an_issue(issue):
    made = {example.paragraph: example for example in example_letters(CATALOGUE, issue)}
    has_plan = all(CATALOGUE.suggest(issue, section) for section in STATEMENT_SECTIONS)
    usable = {
        paragraph.id
        for section in SECTION_KEYS
        for paragraph in CATALOGUE.suggest(issue, section)
        if not is_shadowed(CATALOGUE, issue, paragraph)
        and (route := route_for(CATALOGUE, issue, paragraph))
        and (has_plan or route not in ROUTES_WITH_A_PLAN)
    }
    assert set(made) == usable
    for example in made.values():
        assert example.letter.is_complete
        assert CATALOGUE.check(example.case) == ()
        assert example.paragraph in str(example.case.to_dict())


def test_a_paragraph_that_follows_another_stands_behind_it():
    (example,) = example_letters(
        CATALOGUE, "late_shipment_rate", paragraphs=["late_shipment_rate/remediation/no-overdue-orders"]
    )
    (statement,) = example.case.remediation
    assert statement.paragraphs == (
        "late_shipment_rate/remediation/open-orders-shipped",
        "late_shipment_rate/remediation/no-overdue-orders",
    )


def test_what_is_wrong_with_a_paragraph_of_a_pack_is_found(tmp_path):
    folder = tmp_path / "late_shipment_rate" / "remediation"
    folder.mkdir(parents=True)
    (folder / "promise.en.md").write_text(
        '+++\nsummary = "A promise."\ncovers = "a promise"\nsource = "none"\n+++\n'
        "On {{done_on}} {{owner}} begged the carrier, and our lawyer will sue Amazon over it.\n",
        encoding="utf-8",
    )
    words = Catalogue.builtin() | Catalogue.from_folder(tmp_path)
    found = list(
        findings_of_examples(words, "late_shipment_rate", paragraphs=["late_shipment_rate/remediation/promise"])
    )
    assert "threat_legal" in {finding.rule for _, finding in found}


def test_the_check_of_a_pack_reviews_its_letters(run, tmp_path):
    folder = tmp_path / "late_shipment_rate" / "remediation"
    folder.mkdir(parents=True)
    path = folder / "promise.en.md"
    path.write_text(
        '+++\nsummary = "A promise."\ncovers = "a promise"\nsource = "none"\n+++\n'
        "On {{done_on}} {{owner}} wrote to the carrier. Our lawyer has prepared a lawsuit against Amazon over {{late_order_count}}.\n",
        encoding="utf-8",
    )
    result = run("catalogue", "check", tmp_path)
    assert result.returncode == 1
    assert str(path) in result.stdout
    assert "[threat_legal]" in result.stdout


def test_the_case_of_an_example_letter_is_a_case_like_any_other():
    case = next(iter(example_letters(Catalogue.from_folder(CORE), "chargebacks"))).case
    assert compose(Case.from_dict(case.to_dict())).is_complete
