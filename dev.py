#!/usr/bin/env python3
"""Set up the project and run it, with nothing but Python 3.11 and pip.

    python3 dev.py run build examples/late_shipment.toml -o letter.docx    the poa command
    python3 dev.py test                                                    the tests
    python3 dev.py long                                                    the tests with sixty times the examples
    python3 dev.py lint                                                    ruff and mypy

Makes `.venv`, installs the project into it once (again when pyproject.toml or the interpreter changes), and runs.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
GROUPS = {"run": [], "test": ["test"], "long": ["test"], "lint": ["test", "lint"]}


def main() -> int:
    """Do what the command line asks; the exit code is that of the tool that ran."""
    command, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    if command not in GROUPS:
        print(__doc__)
        return 0 if command in {"help", "-h", "--help"} else 2
    if sys.version_info < (3, 11):
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(f"poa needs Python 3.11 or newer and this is {found}: run dev.py with a newer python3.", file=sys.stderr)
        return 2
    try:
        set_up(GROUPS[command])
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"The set-up stopped: {problem}", file=sys.stderr)
        return 2
    if command == "run":
        return call(str(PYTHON), "-m", "poa", *arguments)
    if command in {"test", "long"}:
        if command == "long":
            os.environ["POA_HYPOTHESIS_PROFILE"] = "long"
            arguments = ["--timeout", "0", *arguments]
        return call(str(PYTHON), "-m", "pytest", "-q", "-n", "2", *arguments, cwd=HERE)
    checks = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]
    return max([call(str(PYTHON), "-m", *check, cwd=HERE) for check in checks])


def call(*command: str, cwd: "Path | None" = None) -> int:
    """Run a command with this terminal as its own."""
    return subprocess.run(command, cwd=cwd, check=False).returncode


def set_up(groups: "list[str]") -> None:
    """Make the environment with these groups of pyproject.toml, unless its stamp says that it is there."""
    stamp = VENV / f"stamp-{'-'.join(groups) or 'run'}"
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    marks = [path.read_text() for path in VENV.glob("stamp-*")] if VENV.exists() else []
    if not PYTHON.exists() or any(mark != wanted for mark in marks):
        make_environment()
    print(f"Installing the project into {VENV.name} (once) ...", file=sys.stderr)
    install("--editable", str(HERE), *requirements(groups))
    stamp.write_text(wanted)  # last: a set-up that was cut off is done again


def make_environment() -> None:
    """Make an empty `.venv`, with virtualenv where Python has no venv module of its own."""
    shutil.rmtree(VENV, ignore_errors=True)
    if importlib.util.find_spec("venv"):
        import venv  # noqa: PLC0415 - not there on every system

        venv.create(VENV, with_pip=bool(importlib.util.find_spec("ensurepip")))
        return
    with tempfile.TemporaryDirectory() as folder:
        pip("install", "--quiet", "--target", folder, "virtualenv")
        environment = {**os.environ, "PYTHONPATH": folder}
        subprocess.run([sys.executable, "-m", "virtualenv", "--quiet", str(VENV)], check=True, env=environment)


def install(*arguments: str) -> None:
    """Install with the environment's own pip, or from outside with this Python's where it has none."""
    quiet = ("install", "--quiet", "--disable-pip-version-check", *arguments)
    if any(VENV.glob("lib*/python*/site-packages/pip")) or any(VENV.glob("Lib/site-packages/pip")):
        subprocess.run([str(PYTHON), "-m", "pip", *quiet], check=True)
    else:
        pip("--python", str(PYTHON), *quiet)


def pip(*arguments: str) -> None:
    """Run the pip of the Python that runs this file."""
    if not importlib.util.find_spec("pip"):
        raise OSError("this Python has neither ensurepip nor pip. Install pip (on Debian: apt install python3-pip).")
    subprocess.run([sys.executable, "-m", "pip", *arguments], check=True)


def requirements(groups: "list[str]") -> "list[str]":
    """List what the dependency groups of pyproject.toml ask for."""
    import tomllib  # noqa: PLC0415 - not there before Python 3.11, and main() says so first

    declared = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return [requirement for group in groups for requirement in declared[group]]


if __name__ == "__main__":
    raise SystemExit(main())
