"""What the documentation shows is run, and what it names is there."""

import re
import tomllib
from pathlib import Path

import pytest

from poa import Case, Catalogue
from poa.cli import COMMANDS
from poa.slots import slot_schema

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "writing-paragraphs.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_python_of_the_readme_runs_from_top_to_bottom(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names: dict[str, object] = {}
    for block in blocks(README, "python"):
        exec(compile(block, "README.md", "exec"), names)  # noqa: S102 - our own text
    said = capsys.readouterr().out
    assert said.startswith("Plan of Action: Late Shipment Rate")
    assert "packing_deadline (facts): " in said
    assert "## 1. Root cause" in said
    assert (tmp_path / "letter.docx").exists()


def test_the_toml_of_the_readme_states_what_the_catalogue_can_use():
    case = Case.load(ROOT / "examples" / "late_shipment.toml")
    stated = tomllib.loads(blocks(README, "toml")[0])
    changed = Case.from_dict({**case.to_dict(), "remediation": stated["remediation"]})
    assert Catalogue.builtin().check(changed) == ()


def test_the_readme_has_exactly_two_set_up_commands_and_ci_runs_them():
    commands = [line.strip() for line in README.splitlines() if line.strip().startswith("python3 dev.py")]
    assert len(commands) == 2
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(command in run for command in commands)


def test_every_command_that_is_shown_exists():
    shown = re.findall(r"^poa (\w+)", "\n".join(blocks(README, "sh")), re.MULTILINE)
    assert set(shown) <= set(COMMANDS)
    assert shown


def test_the_guide_lists_every_kind_of_slot():
    kinds = set(slot_schema()["discriminator"]["mapping"])
    listed = {
        name for row in re.findall(r"^\| (`[^|]+) \|", GUIDE, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert kinds <= listed


@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    ids=lambda path: path.name,
)
def test_links_lead_to_files_that_are_there(path):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_rule_of_the_guide_works():
    guide = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    (code,) = blocks(guide, "python")
    exec(compile(code, "writing-rules.md", "exec"), {})  # noqa: S102 - our own text


def test_the_guide_of_rules_lists_every_name_that_a_file_of_phrases_can_hold():
    from poa.review.phrases import _File

    guide = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in guide or f"\n{name} " in guide for name in _File.model_fields)


def test_the_page_of_rules_is_what_the_rules_say(request):
    from poa import RULES
    from poa.review.reference import reference_page
    from tests.golden import compare

    compare(ROOT / "docs" / "rules.md", reference_page(RULES), regen=request.config.getoption("--regen"))
