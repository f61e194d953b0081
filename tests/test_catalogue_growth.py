"""A catalogue that grows: only what a letter needs is read, and what its writers forget is said."""

import pytest

import poa
from poa import Blank, CaseError, Catalogue, CatalogueError, compose
from poa.catalogue import packs
from poa.catalogue.check import check_pack
from poa.catalogue.coverage import covering, uncovered
from tests.cases import late_shipment

ISSUE = """
group = "test"
routes = ["plan", "wait", "documents"]
source = "test"
as_of = 2026-01-01
name.en = "Late Parcels"
name.zh = "包裹延误"
facts = ["parcel_count"]
answers.wait.wants.en = "Nothing but time: the review ends by itself."
answers.wait.steps = [{ en = "Keep shipping." }, { en = "Keep the receipts." }]
answers.wait.source = "test"
answers.documents.wants.en = "Receipts and no plan."
answers.documents.source = "test"
[[required]]
slots = ["parcel_count"]
routes = ["plan"]
why.en = "Whoever does not count does not know."
source = "test"
[expected]
remediation = ["packing rhythm"]
"""
SLOTS = """
[parcel_count]
kind = "count"
noun.en = { one = "parcel", other = "parcels" }
noun.zh = { other = "个包裹" }
question.en = "How many parcels?"
question.zh = "多少个包裹？"
example = 3
"""
ENGLISH = """+++
summary = "Parcels are packed twice a day."
covers  = "packing rhythm"
source  = "test"
+++
On {{done_on}} {{owner}} divided {{parcel_count}} between two shifts.
"""
CHINESE = """+++
summary = "每天打包两次。"
covers  = "packing rhythm"
source  = "test"
+++
{{owner}}于 {{done_on}}把 {{parcel_count}}分到两个班次。
"""
HAND = {"root_cause": None, "remediation": None, "prevention": None, "facts": None}


@pytest.fixture
def folder(tmp_path):
    done = tmp_path / "pack" / "late_parcels" / "remediation"
    done.mkdir(parents=True)
    (done.parent / "issue.toml").write_text(ISSUE, encoding="utf-8")
    (done.parent / "slots.toml").write_text(SLOTS, encoding="utf-8")
    (done / "two-shifts.en.md").write_text(ENGLISH, encoding="utf-8")
    (done / "two-shifts.zh.md").write_text(CHINESE, encoding="utf-8")
    return tmp_path / "pack"


def merged(folder):
    return Catalogue.builtin() | Catalogue.from_folder(folder)


def said(folder):
    catalogue = merged(folder)
    return [str(each) for each in check_pack(catalogue.packs[-1], catalogue)]


def test_the_pack_of_these_tests_is_clean(folder):
    assert said(folder) == []


def test_a_letter_reads_only_the_files_of_its_issues_and_of_any(folder, monkeypatch):
    read: list[str] = []
    real = packs.read_text
    monkeypatch.setattr(packs, "read_text", lambda path: read.append(str(path)) or real(path))
    fresh = Catalogue(packs.Pack(Catalogue.builtin().packs[0].folder), packs.Pack(folder))
    compose(late_shipment(), fresh)
    assert read
    assert all("/late_shipment_rate/" in path or "/any/" in path or "/core/slots.toml" in path for path in read)
    assert not any("late_parcels" in path for path in read)


def test_a_required_fact_that_nothing_asks_for_is_a_blank_and_a_question(folder):
    words = merged(folder)
    case = late_shipment(issues=["late_parcels"], **HAND)
    assert Blank("parcel_count") in compose(case, words).blanks()
    assert "parcel_count" in {question.slot for question in poa.missing(case, words)}
    stated = late_shipment(issues=["late_parcels"], **{**HAND, "facts": {"parcel_count": 4}})
    assert Blank("parcel_count") not in compose(stated, words).blanks()


def test_a_fact_is_required_only_by_the_routes_that_the_issue_names(folder):
    facts = {
        "documents_for": "4 parcels",
        "investigator": {"name": "Bo", "role": "Clerk"},
        "investigated_on": "2026-05-15",
    }
    case = late_shipment(issues=["late_parcels"], route="documents", **{**HAND, "facts": facts})
    assert compose(case, merged(folder)).is_complete


def test_a_route_without_a_letter_says_what_amazon_wants(folder):
    with pytest.raises(CaseError, match="takes no letter. Nothing but time.*poa catalogue show late_parcels"):
        compose(late_shipment(issues=["late_parcels"], route="wait", **HAND), merged(folder))


def test_a_route_that_the_issue_does_not_know_says_what_amazon_wants_instead(folder):
    (folder / "late_parcels" / "issue.toml").write_text(ISSUE.replace('"plan", ', "", 1), encoding="utf-8")
    with pytest.raises(
        CaseError, match="not answered by the route 'plan'. Its routes: wait, documents. Nothing but time"
    ):
        compose(late_shipment(issues=["late_parcels"], **HAND), merged(folder))


def test_a_deprecated_paragraph_still_works_and_names_what_replaces_it(folder):
    done = folder / "late_parcels" / "remediation"
    (done / "three-shifts.en.md").write_text(
        ENGLISH.replace("two shifts", "three working groups of the house"), "utf-8"
    )
    old = ENGLISH.replace("source ", 'replaced_by = "late_parcels/remediation/three-shifts"\nsource ')
    (done / "two-shifts.en.md").write_text(old, encoding="utf-8")
    words = merged(folder)
    stated = {"done_on": "2026-05-15", "owner": {"name": "Bo", "role": "Clerk"}, "parcel_count": 4}
    case = late_shipment(
        issues=["late_parcels"],
        **{**HAND, "remediation": [{"paragraph": "late_parcels/remediation/two-shifts", "facts": stated}]},
    )
    assert "divided 4 parcels between two shifts" in poa.render(compose(case, words))
    (note,) = words.deprecations(case)
    assert "is deprecated. Use 'late_parcels/remediation/three-shifts'" in str(note)
    assert "late_parcels/remediation/two-shifts" not in {
        each.id for each in words.suggest("late_parcels", "remediation")
    }


def test_what_usually_answers_a_cause_is_suggested():
    words = Catalogue.builtin()
    cause = "late_shipment_rate/root_cause/tracking-entered-late"
    for section in ("remediation", "prevention"):
        found = words.answering(cause, section)
        assert found
        assert all(cause in each.addresses for each in found)


def test_an_item_without_a_paragraph_is_named(folder):
    text = ISSUE.replace('["packing rhythm"]', '["packing rhythm", "packing hall"]')
    (folder / "late_parcels" / "issue.toml").write_text(text, encoding="utf-8")
    assert any("no paragraph of remediation covers 'packing hall'" in line for line in said(folder))
    reason = '[[without]]\nsection = "remediation"\nitem = "packing hall"\nreason = "nobody builds one in a week"\n'
    (folder / "late_parcels" / "issue.toml").write_text(text + reason, encoding="utf-8")
    assert said(folder) == []


def test_a_variant_in_brackets_covers_the_item(folder):
    path = folder / "late_parcels" / "remediation" / "two-shifts.en.md"
    path.write_text(ENGLISH.replace('"packing rhythm"', '["packing rhythm (two shifts)"]'), encoding="utf-8")
    words = merged(folder)
    assert uncovered(words.issue("late_parcels"), words) == ()
    found = covering(words.issue("late_parcels"), words, "remediation")
    assert found == {"packing rhythm": ("late_parcels/remediation/two-shifts",)}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("于 {{done_on}}", "", "the slot 'done_on' stands in 'en' and not in 'zh'"),
        ('covers  = "packing rhythm"', 'covers  = "rhythm"', "'covers' is not the same as in 'en'"),
        ("两个班次", "两个班次，保证按时", "'保证' has no place in a paragraph"),
        ("班次。", "班次,次日执行。", "',' is not the sign that Chinese uses"),
    ],
)
def test_a_translation_that_differs_is_named(folder, old, new, what):
    path = folder / "late_parcels" / "remediation" / "two-shifts.zh.md"
    path.write_text(CHINESE.replace(old, new), encoding="utf-8")
    assert any(what in line and "two-shifts.zh.md" in line for line in said(folder)), said(folder)


def test_a_sentence_in_other_words_is_named(folder):
    text = ENGLISH.replace("between two shifts", "between two new shifts")
    (folder / "late_parcels" / "remediation" / "more-shifts.en.md").write_text(text, encoding="utf-8")
    assert any("is almost" in line for line in said(folder))


def test_a_fact_that_is_no_slot_is_named(folder):
    text = ISSUE.replace('facts = ["parcel_count"]', 'facts = ["parcel_cuont"]')
    (folder / "late_parcels" / "issue.toml").write_text(text, encoding="utf-8")
    assert any("'parcel_cuont' is no slot. Did you mean 'parcel_count'?" in line for line in said(folder))


def test_a_route_without_an_answer_and_an_answer_without_a_route_are_named(folder):
    text = ISSUE.replace("answers.documents.", "answers.dispute.")
    (folder / "late_parcels" / "issue.toml").write_text(text, encoding="utf-8")
    found = "\n".join(said(folder))
    assert "nothing says what Amazon wants by the route 'documents'" in found
    assert "[answers.dispute] is for a route that the issue has not" in found


def test_a_skeleton_is_read_and_says_what_is_to_be_written(run, tmp_path):
    pack = tmp_path / "mine"
    assert run("catalogue", "new", "issue", "toy_tests", "--pack", pack).returncode == 0
    made = run(
        "catalogue", "new", "paragraph", "toy_tests/root_cause/old-report", "--pack", pack, "--language", "en",
        "--language", "zh",
    )  # fmt: skip
    assert made.returncode == 0
    assert (pack / ".schemas" / "issue.schema.json").exists()
    words = Catalogue.builtin() | Catalogue.from_folder(pack)
    assert words.issue("toy_tests").routes == ("plan",)
    assert words.paragraph("toy_tests/root_cause/old-report", "zh").slots == ("investigator", "investigated_on")
    checked = run("catalogue", "check", pack)
    assert checked.returncode == 1
    assert all("TODO says that something is still to be written" in line for line in checked.stdout.splitlines())
    again = run("catalogue", "new", "issue", "toy_tests", "--pack", pack)
    assert (again.returncode, "the file is there already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("issue", "Toy Tests"), "'Toy Tests' is no issue key"),
        (("issue", "any"), "'any' is no issue key"),
        (("paragraph", "toy_tests/cause/x"), "is not a paragraph id"),
        (("paragraph", "toy_tests/root_cause/x", "--language", "Chinese!"), "is not a language"),
    ],
)
def test_a_skeleton_with_a_bad_name_is_refused(run, tmp_path, arguments, what):
    result = run("catalogue", "new", *arguments, "--pack", tmp_path)
    assert result.returncode == 2
    assert what in result.stderr
    assert not list(tmp_path.iterdir())


def test_show_prints_a_paragraph_in_every_language_and_an_issue_with_its_steps(run, folder):
    shown = run("catalogue", "show", "late_parcels/remediation/two-shifts", "--pack", folder).stdout
    assert "divided 3 parcels between two shifts." in shown
    assert "把 3 个包裹分到两个班次。" in shown
    assert "How many parcels?" in shown
    assert "多少个包裹？" in shown
    told = run("catalogue", "show", "late_parcels", "--pack", folder).stdout
    assert "Late Parcels, wait: Nothing but time: the review ends by itself.\n  1. Keep shipping." in told
    assert "a letter must state:\n    parcel_count: How many parcels?" in told


def test_list_says_when_there_is_nothing(run):
    result = run("catalogue", "list", "--issue", "late_shipment_rate", "--language", "fr")
    assert result.returncode == 2
    assert "no paragraph in 'fr'" in result.stderr


def test_list_gives_what_answers_a_cause(run):
    cause = "late_shipment_rate/root_cause/tracking-entered-late"
    result = run("catalogue", "list", "--answers", cause, "--section", "prevention")
    assert result.returncode == 0
    assert all(line.startswith(("late_shipment_rate/prevention/", "any/")) for line in result.stdout.splitlines())


def test_build_explains_what_amazon_wants_where_no_letter_is_taken(run, folder, tmp_path):
    case = late_shipment(issues=["late_parcels"], route="wait", **HAND)
    case.save(tmp_path / "case.toml")
    result = run("build", tmp_path / "case.toml", "--pack", folder, "-o", tmp_path / "letter.txt")
    assert result.returncode == 1
    assert "Nothing but time" in result.stderr
    assert "  2. Keep the receipts." in result.stderr
    assert not (tmp_path / "letter.txt").exists()


def test_putting_catalogues_together_reads_no_slots_but_those_that_might_clash(folder, monkeypatch):
    text = SLOTS.replace("parcel_count", "crates_of_oranges")
    (folder / "late_parcels" / "slots.toml").write_text(text, encoding="utf-8")
    read: list[str] = []
    real = packs.read_slots
    monkeypatch.setattr(packs, "read_slots", lambda path: read.append(path.parent.name) or real(path))
    fresh = Catalogue(packs.Pack(Catalogue.builtin().packs[0].folder))
    assert fresh | Catalogue.from_folder(folder)
    assert read == ["late_parcels"]


def test_a_slot_that_another_issue_of_the_catalogue_declares_is_refused(folder):
    text = SLOTS.replace("parcel_count", "late_order_count")
    (folder / "late_parcels" / "slots.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match="the slot 'late_order_count' is declared already"):
        merged(folder)


def test_the_form_of_a_case_asks_for_what_its_issue_requires(folder):
    schema = merged(folder).schema(late_shipment(issues=["late_parcels"], **HAND))
    assert "parcel_count" in schema["required"]


def test_issues_are_named_only_by_shared_paragraphs(folder):
    path = folder / "late_parcels" / "remediation" / "two-shifts.en.md"
    path.write_text(ENGLISH.replace("source ", 'issues = ["late_shipment_rate"]\nsource '), encoding="utf-8")
    assert any("'issues' is only for paragraphs of any/" in line for line in said(folder))


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ('[[shared]]\nitem = "rhythm"\nparagraph = "any/remediation/listings-closed"', "[[shared]] names 'rhythm'"),
        ('[[shared]]\nitem = "packing rhythm"\nparagraph = "any/remediation/listings-closed"', "is not for this issue"),
        ('[[without]]\nsection = "remediation"\nitem = "rhythm"\nreason = "none"', "[[without]] names 'rhythm'"),
    ],
)
def test_a_table_that_names_what_is_not_there_is_named(folder, table, what):
    (folder / "late_parcels" / "issue.toml").write_text(f"{ISSUE}{table}\n", encoding="utf-8")
    assert any(what in line for line in said(folder)), said(folder)
