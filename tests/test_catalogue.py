import shutil
from pathlib import Path

import pytest

from poa import Catalogue, CatalogueError
from poa.catalogue.check import check_pack, example_facts
from poa.catalogue.load import CORE
from poa.fill import fill
from poa.languages import language
from poa.render import RENDERERS, render
from poa.sections import PlanOfAction, Point
from tests.cases import late_shipment

CORE_PACK = Catalogue.builtin()
PARAGRAPHS = [
    (paragraph_id, code)
    for issue in ("any", *CORE_PACK.packs[0].issue_keys())
    for paragraph_id, versions in CORE_PACK.packs[0].paragraph_files(issue).items()
    for code in versions
]

PARAGRAPH = """+++
summary = "Parcels were packed twice a day."
covers  = "packing rhythm"
source  = "test"
+++
Since {{since}} {{owner}} has packed parcels twice a day.
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of one issue with one good paragraph."""
    folder = tmp_path / "pack"
    (folder / "late_parcels" / "remediation").mkdir(parents=True)
    (folder / "late_parcels" / "issue.toml").write_text(
        'group = "test"\nroutes = ["plan"]\nsource = "test"\nas_of = 2026-01-01\nname.en = "Late Parcels"\n'
    )
    (folder / "late_parcels" / "remediation" / "packed-twice.en.md").write_text(PARAGRAPH)
    return folder


def problems(folder: Path) -> list[str]:
    catalogue = Catalogue(*Catalogue.builtin().packs, *Catalogue.from_folder(folder).packs)
    return [str(problem).removeprefix(f"{folder}/") for problem in check_pack(catalogue.packs[-1], catalogue)]


def test_the_built_in_pack_is_clean():
    assert check_pack(CORE_PACK.packs[0], CORE_PACK) == ()


def test_a_good_pack_is_clean(pack):
    assert problems(pack) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Since {{since}} {{owner}} has packed parcels twice a day.",
        "{{owner}} packs parcels twice a day, a practice since {{since}}.",
    ],
)
def test_since_a_day_stands_with_the_perfect_or_with_what_is_in_place(pack, sentence):
    text = PARAGRAPH.replace("Since {{since}} {{owner}} has packed parcels twice a day.", sentence)
    (pack / "late_parcels" / "remediation" / "packed-twice.en.md").write_text(text)
    assert problems(pack) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PARAGRAPH.replace("{{owner}}", "{{onwer}}"), "the slot 'onwer' is not declared. Did you mean 'owner'?"),
        (PARAGRAPH.replace("{{owner}}", "{{owner.age}}"), "'owner' has no field 'age'. Its fields: name, role."),
        (PARAGRAPH.replace("{{since}}", "{{since }}"), "is not a slot. Write {{name}} or {{name.field}}."),
        (PARAGRAPH.replace("+++\nSince", "Since"), "the front matter is missing or not closed."),
        (PARAGRAPH.replace('"test"\n+++', "test\n+++"), "this is not TOML: invalid value."),
        (PARAGRAPH.replace("summary", "sumary"), "'sumary' is not known here. Did you mean 'summary'?"),
        (PARAGRAPH.replace("has packed", "will pack"), "'will': an action is something that has been done."),
        (PARAGRAPH.replace("has packed", "packs"), "'since {{since}}' stands with the present tense."),
        (PARAGRAPH.replace("twice a day", "carefully"), "'carefully' has no place in a paragraph."),
        (PARAGRAPH.replace("twice a day", "twice a day – always"), "U+2013"),
        (PARAGRAPH.replace("covers ", "# covers "), "'covers' is missing"),
        (PARAGRAPH.replace("Since {{since}} {{owner}} has", "We have"), "has no slot: it could stand in anybody's letter"),
        (PARAGRAPH.replace("Since", "# Since"), "a line may not begin with '# Si' here."),
    ],
)  # fmt: skip
def test_a_bad_paragraph_is_named_with_its_line(pack, text, said):
    (pack / "late_parcels" / "remediation" / "packed-twice.en.md").write_text(text)
    found = problems(pack)
    assert any(said in line for line in found), found
    assert all(line.startswith("late_parcels/remediation/packed-twice.en.md:") for line in found)


def test_lines_are_counted_from_the_top_of_the_file(pack):
    text = PARAGRAPH.replace("Since {{since}}", "One line.\n\nSince *{{since}}*")
    (pack / "late_parcels" / "remediation" / "packed-twice.en.md").write_text(text)
    assert problems(pack)[0].startswith("late_parcels/remediation/packed-twice.en.md:8: '*' is not plain text.")


def test_a_count_is_never_the_subject_of_a_verb_that_would_have_to_agree(pack):
    (pack / "late_parcels" / "slots.toml").write_text(
        '[parcel_count]\nkind = "count"\nnoun.en = { one = "parcel", other = "parcels" }\n'
        'question.en = "How many?"\nexample = 3\n'
    )
    text = PARAGRAPH.replace("twice a day.", "twice a day. {{parcel_count}} were late.")
    (pack / "late_parcels" / "remediation" / "packed-twice.en.md").write_text(text)
    assert any("'parcel_count' is the subject of 'were'" in line for line in problems(pack))


def test_a_sentence_stands_in_one_paragraph_only(pack):
    (pack / "late_parcels" / "remediation" / "packed-again.en.md").write_text(PARAGRAPH)
    assert any("stands in packed-again.en.md already" in line for line in problems(pack))


def test_slots_are_checked_with_their_examples(pack):
    (pack / "late_parcels" / "slots.toml").write_text(
        '[late_share]\nkind = "percentage"\nquestion.en = "Which?"\nexample = 7\n\n'
        '[late_mood]\nkind = "feeling"\nquestion.en = "How?"\nexample = "sad"\n'
    )
    found = problems(pack)
    assert any("slots.toml:7" in line and "late_mood" in line for line in found), found


def test_a_second_declaration_of_a_slot_is_refused(pack):
    (pack / "slots.toml").write_text('[owner]\nkind = "text"\nquestion.en = "Who?"\nexample = "x"\n')
    assert any("the slot 'owner' is declared already" in line for line in problems(pack))
    with pytest.raises(CatalogueError, match="the slot 'owner' is declared already"):
        Catalogue.builtin() | Catalogue.from_folder(pack)


def test_the_same_paragraph_twice_is_refused_unless_it_says_that_it_overrides(tmp_path):
    folder = tmp_path / "pack"
    target = folder / "late_shipment_rate" / "remediation"
    target.mkdir(parents=True)
    source = CORE / "late_shipment_rate" / "remediation" / "open-orders-shipped.en.md"
    shutil.copy(source, target)
    with pytest.raises(CatalogueError, match="is there already. Say overrides = true"):
        Catalogue.builtin() | Catalogue.from_folder(folder)
    changed = source.read_text().replace("+++\n", "+++\noverrides = true\n", 1)
    (target / source.name).write_text(changed)
    merged = Catalogue.builtin() | Catalogue.from_folder(folder)
    assert merged.paragraph("late_shipment_rate/remediation/open-orders-shipped").overrides


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(CatalogueError, match="Did you mean 'late_shipment_rate'"):
        CORE_PACK.issue("late_shipment_rates")
    with pytest.raises(CatalogueError, match="Did you mean 'late_shipment_rate/root_cause/tracking-entered-late"):
        CORE_PACK.paragraph("late_shipment_rate/root_cause/tracking-entered-later")
    with pytest.raises(CatalogueError, match="is not a paragraph id"):
        CORE_PACK.paragraph("late_shipment_rate")


def test_a_paragraph_in_a_language_that_it_has_not_says_which_it_has():
    with pytest.raises(CatalogueError, match="not there in 'ja'. It is there in: en"):
        CORE_PACK.paragraph("late_shipment_rate/remediation/open-orders-shipped", "ja")


def test_an_issue_suggests_its_own_paragraphs_then_its_components_then_those_for_all():
    groups = [paragraph.id.split("/")[0] for paragraph in CORE_PACK.suggest("order_defect_rate", "prevention")]
    order = list(dict.fromkeys(groups))
    assert order == ["order_defect_rate", "negative_feedback", "a_to_z_claims", "chargebacks", "any"]


def test_composing_reads_only_the_folders_of_the_case_s_issues_and_the_shared_one(monkeypatch):
    from poa import compose
    from poa.catalogue import packs

    read: list[Path] = []
    original = packs.read_text
    monkeypatch.setattr(packs, "read_text", lambda path: read.append(path) or original(path))
    compose(late_shipment(), Catalogue.from_folder(CORE))
    folders = {path.relative_to(CORE).parts[0] for path in read}
    assert folders <= {"late_shipment_rate", "any", "slots.toml", "built_in.toml"}


@pytest.mark.parametrize(("paragraph_id", "code"), PARAGRAPHS, ids=[f"{each}.{code}" for each, code in PARAGRAPHS])
def test_every_paragraph_filled_with_its_examples_renders_in_every_format(paragraph_id, code):
    paragraph = CORE_PACK.paragraph(paragraph_id, code)
    known = example_facts(CORE_PACK, "late_shipment_rate" if paragraph_id.startswith("any/") else paragraph.issues[0])
    filled = fill(paragraph.blocks, known, language(code))
    letter = PlanOfAction(language=code, remediation=[Point(filled)])
    assert letter.blanks() == ()
    for name in RENDERERS:
        assert "MISSING" not in str(render(letter, name))


def test_the_schema_of_a_case_s_facts_lists_what_its_paragraphs_ask_for():
    schema = CORE_PACK.schema(late_shipment(facts=None))
    assert schema["properties"]["late_order_count"]["type"] == "integer"
    assert "late_order_count" in schema["required"]
    assert "done_on" not in schema["required"]
    assert "store" not in schema["properties"]


@pytest.mark.parametrize("key", ["../core", "..", "/etc", "late_shipment_rate/..", "x" * 5000, "any", "", "a\0b"])
def test_a_key_from_outside_never_becomes_a_path(key):
    with pytest.raises(CatalogueError):
        CORE_PACK.issue(key)
    with pytest.raises(CatalogueError):
        CORE_PACK.paragraph(f"{key}/root_cause/x")


def test_sixteen_threads_compose_and_draw_without_a_value_in_another_s_letter():
    from concurrent.futures import ThreadPoolExecutor

    from poa import compose

    catalogue = Catalogue.from_folder(CORE)

    def letter(number: int) -> tuple[int, str]:
        store = f"Store {number:04}"
        case = late_shipment(
            seller={"store": store, "email": "a@b.example", "signatory": {"name": store, "role": "Owner"}}
        )
        drawn = compose(case, catalogue)
        return number, render(drawn) + str(len(render(drawn, "docx")))

    with ThreadPoolExecutor(16) as pool:
        for number, text in pool.map(letter, range(160)):
            assert text.count(f"Store {number:04}") >= 3
            assert text.count("Store ") == text.count(f"Store {number:04}")
