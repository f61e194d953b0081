import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tomlkit

from tests.cases import LSR


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(tomlkit.dumps(LSR))
    return path


def without(path: Path, *names: str) -> Path:
    data = {**LSR, "facts": {name: value for name, value in LSR["facts"].items() if name not in names}}
    path.write_text(tomlkit.dumps(data))
    return path


def test_build_writes_every_format_that_is_asked_for_and_says_where(run, case_file, tmp_path):
    targets = [tmp_path / f"letter{suffix}" for suffix in (".txt", ".md", ".html", ".docx")]
    code, out, err = run("build", case_file, *(word for target in targets for word in ("-o", target)))
    assert (code, out) == (0, "")
    assert all(target.stat().st_size > 500 for target in targets)
    assert all(str(target) in err for target in targets)


def test_build_alone_writes_a_word_file_beside_the_case(run, case_file, tmp_path):
    assert run("build", case_file)[0] == 0
    assert (tmp_path / "case.docx").read_bytes().startswith(b"PK")


def test_build_to_the_terminal_prints_the_letter_alone(run, case_file):
    code, out, err = run("build", case_file, "-o", "-")
    assert code == 0
    assert out.startswith("Plan of Action: Late Shipment Rate\n\nDear Seller Performance Team,")
    assert err == ""


def test_build_refuses_an_incomplete_letter_lists_the_questions_and_writes_nothing(run, case_file, tmp_path):
    code, out, err = run("build", without(case_file, "late_order_count", "investigator"), "-o", tmp_path / "letter.txt")
    assert (code, out) == (1, "")
    assert "2 questions are open" in err
    assert "- late_order_count (facts): How many orders were confirmed after their ship-by date" in err
    assert 'For example: investigator = { name = "Zhao Min", role = "Warehouse lead" }' in err
    assert not (tmp_path / "letter.txt").exists()


def test_a_draft_is_drawn_with_its_blanks(run, case_file, tmp_path):
    code, _, err = run("build", without(case_file, "late_order_count"), "--draft", "-o", tmp_path / "letter.txt")
    assert code == 0
    assert "blanks left" in err
    assert "[MISSING: late_order_count" in (tmp_path / "letter.txt").read_text()


def test_a_file_that_differs_is_kept_as_a_numbered_backup(run, case_file, tmp_path):
    letter = tmp_path / "letter.txt"
    for number in range(2):
        letter.write_text(f"my own words {number}")
        assert run("build", case_file, "-o", letter)[0] == 0
    assert (tmp_path / "letter.1.txt").read_text() == "my own words 0"
    assert (tmp_path / "letter.2.txt").read_text() == "my own words 1"
    assert run("build", case_file, "-o", letter)[0] == 0
    assert not (tmp_path / "letter.3.txt").exists(), "the same letter again needs no backup"


def test_force_keeps_no_backup(run, case_file, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("old")
    assert run("build", case_file, "-o", letter, "--force")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml", "letter.txt"]


def test_lines_of_plain_text_are_wrapped_on_request(run, case_file):
    _, out, _ = run("build", case_file, "-o", "-", "--wrap", "60")
    assert max(map(len, out.splitlines())) <= 60


BAD_CASES = {
    "an unknown issue": (
        "issues = ['late_shipment_rate']",
        "issues = ['late_shipment']",
        "Did you mean 'late_shipment_rate'",
    ),
    "an unknown paragraph": ("open-orders-shipped", "open-order-shipped", "Did you mean"),
    "an unknown fact": ("late_order_count = 37", "late_order_coun = 37", "Did you mean 'late_order_count'"),
    "a mistyped fact": ("late_order_count = 37", "late_order_count = 'x'", "For example: 37"),
    "a date that is not one": ("2026-05-29", "2026-05-32", "2026-05-32"),
    "broken TOML": ("[seller]", "[seller", "this is not TOML"),
    "an unknown name": ("[notice]", "[notise]", "'notise' is not known here. Did you mean 'notice'"),
    "a control character": ("Cheese Home", "Cheese\\u0007Home", "U+0007"),
    "an unknown marketplace": ('"US"', '"XX"', "marketplace"),
}


@pytest.mark.parametrize("name", BAD_CASES)
def test_bad_input_gets_one_clear_message_with_file_line_and_way_out(run, case_file, tmp_path, name):
    old, new, said = BAD_CASES[name]
    text = case_file.read_text().replace('issues = ["late_shipment_rate"]', "issues = ['late_shipment_rate']", 1)
    assert old in text
    case_file.write_text(text.replace(old, new, 1))
    code, out, err = run("build", case_file, "-o", tmp_path / "letter.txt")
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith(f"{case_file}:"), err
    assert err.removeprefix(f"{case_file}:").partition(":")[0].isdigit(), err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "letter.txt").exists()


def test_the_line_of_a_problem_is_the_line_of_its_fact(run, case_file):
    text = case_file.read_text().replace("late_order_count = 37", "late_order_count = -1")
    case_file.write_text(text)
    line = text.split("\n").index("late_order_count = -1") + 1
    assert run("build", case_file)[2].startswith(f"{case_file}:{line}: facts.late_order_count: ")


def test_a_file_that_is_not_utf_8_is_named_with_its_encoding_and_line(run, case_file):
    case_file.write_bytes(case_file.read_text().replace("Cheese Home", "奶酪之家").encode("gb18030"))
    code, _, err = run("build", case_file)
    assert code == 2
    assert "is not UTF-8 text. Save the file as UTF-8 (it looks like gb18030)." in err


def test_a_path_that_does_not_exist_says_what_is_there(run, case_file):
    code, _, err = run("build", case_file.with_name("cse.toml"))
    assert (code, "there is no such file. In that folder there is: case.toml." in err) == (2, True)


def test_a_name_without_a_format_is_refused_before_anything_is_read(run, case_file, tmp_path):
    code, _, err = run("build", case_file, "-o", tmp_path / "letter.odt")
    assert code == 2
    assert "End it in one of: .txt, .md, .html, .htm, .docx." in err


def test_a_case_is_never_replaced_by_its_letter(run, tmp_path):
    path = tmp_path / "case.txt"
    path.write_text(tomlkit.dumps(LSR))
    code, _, err = run("build", path, "-o", path)
    assert (code, "would replace the case" in err) == (2, True)


def test_json_cases_have_lines_too(run, tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(LSR, indent=1).replace('"late_order_count": 37', '"late_order_count": "x"'))
    code, _, err = run("build", path)
    line = next(number for number, text in enumerate(path.read_text().split("\n"), 1) if "late_order_count" in text)
    assert (code, err.startswith(f"{path}:{line}: ")) == (2, True)


def test_a_killed_build_leaves_the_old_letter_whole(case_file, tmp_path):
    letter = tmp_path / "letter.docx"
    command = [sys.executable, "-m", "poa", "build", str(case_file), "-o", str(letter), "--force"]
    subprocess.run(command, check=True, capture_output=True)
    whole = letter.read_bytes()
    for wait in range(12):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(0.1 + wait * 0.03)
        process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        process.wait()
        assert letter.read_bytes() == whole


def test_no_letter_is_written_if_one_of_them_cannot_be(run, case_file, tmp_path):
    code, _, err = run("build", case_file, "-o", tmp_path / "a.txt", "-o", tmp_path / "b.odt")
    assert (code, (tmp_path / "a.txt").exists()) == (2, False), err


def test_catalogue_list_gives_a_line_for_each_paragraph(run):
    _, out, _ = run("catalogue", "list", "--issue", "late_shipment_rate", "--section", "root_cause")
    assert "late_shipment_rate/root_cause/tracking-entered-late  " in out
    assert run("catalogue", "list")[1].count("\n") == 50


def test_catalogue_show_prints_text_slots_and_how_it_reads(run):
    _, out, _ = run("catalogue", "show", "late_shipment_rate/remediation/open-orders-shipped")
    assert "{{open_order_count}}" in out
    assert "open_order_count (count): " in out
    assert "9 orders" in out


def test_catalogue_check_reports_every_problem_with_exit_code_1(run, tmp_path):
    assert run("catalogue", "check")[0] == 0
    folder = tmp_path / "pack" / "late_parcels" / "remediation"
    folder.mkdir(parents=True)
    (folder / "a.en.md").write_text("no front matter")
    (folder / "b.md").write_text("no language")
    code, out, err = run("catalogue", "check", tmp_path / "pack")
    assert (code, out.count("\n")) == (1, 2)
    assert "2 problems found." in err


def test_a_pack_s_paragraph_with_an_undeclared_slot_is_refused(run, case_file, tmp_path):
    folder = tmp_path / "pack" / "late_shipment_rate" / "remediation"
    folder.mkdir(parents=True)
    front = '+++\nsummary = "x"\ncovers = "x"\nsource = "x"\n+++\n'
    (folder / "new-step.en.md").write_text(f"{front}On {{{{done_on}}}} {{{{onwer}}}} did it.\n")
    text = case_file.read_text().replace("open-orders-shipped", "new-step", 1).replace("open_order_count = 9", "")
    case_file.write_text(text)
    code, _, err = run("build", case_file, "--pack", tmp_path / "pack")
    assert code == 2
    assert "uses the slot 'onwer', which is not declared. Did you mean 'owner'?" in err


def test_an_unknown_command_or_option_is_bad_usage(run):
    assert run("bild")[0] == 2
    assert run("build", "--nothing")[0] == 2


def test_help_shows_an_example_for_each_command(run):
    assert "poa build examples/late_shipment.toml -o letter.docx" in run("build", "--help")[1]
    assert "poa catalogue list --issue late_shipment_rate" in run("catalogue", "--help")[1]


def test_two_outputs_of_one_name_are_refused_before_anything_is_written(run, case_file, tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "letter.txt")
    code, _, err = run("build", case_file, "-o", tmp_path / "letter.txt", "-o", tmp_path / "link.txt")
    assert (code, "this is the same file as" in err) == (2, True)
    assert not (tmp_path / "letter.txt").exists()


def test_all_files_of_a_build_are_written_or_none(run, case_file, tmp_path):
    (tmp_path / "old.txt").write_text("old")
    (tmp_path / "taken.md").mkdir()
    code, _, err = run("build", case_file, "-o", tmp_path / "old.txt", "-o", tmp_path / "taken.md")
    assert (code, "a folder has this name" in err) == (2, True)
    assert (tmp_path / "old.txt").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml", "old.txt", "taken.md"]


def test_a_pipe_is_no_case_and_is_not_waited_for(run, tmp_path):
    os.mkfifo(tmp_path / "case.toml")
    code, _, err = run("build", tmp_path / "case.toml")
    assert (code, "this is a pipe and no file" in err) == (2, True)


def test_a_reader_that_leaves_early_gets_no_traceback(case_file):
    command = [sys.executable, "-m", "poa", "catalogue", "list", "--section", "prevention"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    err = process.stderr.read().decode()
    process.wait()
    process.stderr.close()
    assert "Traceback" not in err


@pytest.mark.parametrize("hidden", ["\u00a0", "\u200b", "\u2028", "\ufeff \u3000"])
def test_a_value_that_shows_nothing_is_a_blank_that_hides_and_is_refused(run, case_file, hidden):
    case_file.write_text(case_file.read_text().replace("Cheese Home", hidden))
    code, _, err = run("build", case_file)
    assert (code, "seller.store: is empty." in err) == (2, True)


def test_a_message_is_one_line_whatever_it_names(run, tmp_path):
    code, _, err = run("build", tmp_path / "a\nb.toml")
    assert (code, len(err.strip().splitlines())) == (2, 1)


def test_help_keeps_its_examples_on_lines_of_their_own(run):
    lines = [line.strip() for line in run("build", "--help")[1].splitlines()]
    assert "poa build examples/late_shipment.toml -o letter.docx -o letter.txt" in lines
    assert "poa build case.toml --draft -o -" in lines


def test_a_broken_pack_is_named_by_its_own_file_and_line(run, case_file, tmp_path):
    (tmp_path / "pack" / "late_shipment_rate").mkdir(parents=True)
    (tmp_path / "pack" / "slots.toml").write_text("[good]\nkind = \n")
    code, _, err = run("build", case_file, "--pack", tmp_path / "pack")
    assert code == 2
    assert err.startswith(f"{tmp_path / 'pack' / 'slots.toml'}:2: this is not TOML")
