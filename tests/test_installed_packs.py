"""A pack that is installed as a Python package: found by the command line and `Catalogue.installed()`, by nobody else."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

import poa
from poa import Catalogue, CatalogueError
from poa.catalogue import installed
from poa.catalogue.load import CORE
from poa.testing import example_letters

ROOT = Path(__file__).parents[1]
PACK = ROOT / "examples" / "acme-pack"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """An environment in which acme-pack was installed from its wheel; dependencies are those of the tests."""
    folder = tmp_path_factory.mktemp("fresh")
    wheel = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([*wheel, str(PACK)], check=True, cwd=folder)
    venv.create(folder / "env", with_pip=False)
    libraries = next((folder / "env").glob("lib/python*/site-packages"))
    (libraries / "dependencies.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n{ROOT}\n")
    target = ["--no-deps", "--no-index", "--target", str(libraries)]
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", *target, *folder.glob("*.whl")], check=True)
    return folder / "env" / "bin" / "python"


def call(python, *arguments):
    return subprocess.run(
        [python, *arguments], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": ""}
    )


def test_the_command_line_uses_a_pack_that_is_installed(fresh):
    listed = call(fresh, "-m", "poa", "catalogue", "list", "--issue", "pallet_refused")
    assert "pallet_refused/root_cause/no-slot-booked" in listed.stdout, listed.stderr
    shown = call(fresh, "-m", "poa", "catalogue", "show", "any/closing/default", "--language", "en")
    assert "Acme's seller desk" in shown.stdout


def test_a_program_sees_it_only_if_it_asks_for_installed_packs(fresh):
    said = call(
        fresh,
        "-c",
        "import poa, sys; key = 'pallet_refused'\n"
        "keys = lambda words: key in {each.key for each in words.issues}\n"
        "print(keys(poa.Catalogue.installed()), keys(poa.Catalogue.builtin()), 'acme_pack' in sys.modules)\n"
        "print([pack.name for pack in poa.Catalogue.installed().packs])",
    )
    assert said.stdout == "True False False\n['poa', 'acme-pack 1.0.0']\n", said.stderr


def test_the_example_pack_is_clean(run):
    result = run("catalogue", "check", PACK / "acme_pack" / "catalogue")
    assert (result.returncode, result.stdout) == (0, "")


def test_a_letter_of_the_example_pack_uses_its_own_closing():
    words = Catalogue.builtin() | Catalogue.from_folder(PACK / "acme_pack" / "catalogue")
    letters = {each.paragraph: poa.render(each.letter) for each in example_letters(words, "pallet_refused")}
    text = letters["pallet_refused/root_cause/no-slot-booked"]
    assert "loaded 6 pallets without a booked slot" in text
    assert "Acme's seller desk" in text


class _Entry:
    dist = None

    def __init__(self, name, value):
        self.name, self.value = name, value


def test_a_pack_whose_folder_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr(installed, "entry_points", lambda **_: [_Entry("lost", "no_such_package.catalogue")])
    with pytest.raises(CatalogueError, match="the pack 'lost' of lost has no folder 'no_such_package/catalogue'"):
        Catalogue.installed()


def test_two_installed_packs_that_clash_are_refused(monkeypatch):
    monkeypatch.setattr(installed, "entry_points", lambda **_: [_Entry("again", "poa.catalogue.core")])
    assert CORE.is_dir()
    with pytest.raises(CatalogueError, match="is there already"):
        Catalogue.installed()
