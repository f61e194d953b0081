"""Options of the test run, and how many examples Hypothesis tries."""

import os
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=1500)
settings.load_profile(os.environ.get("POA_HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regen` rewrites the golden files instead of comparing with them; review the diff."""
    parser.addoption("--regen", action="store_true", help="rewrite the golden files; review the diff")


class Ran(NamedTuple):
    """What a command gave: its exit code, standard output and standard error."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(capsys):
    """Run the command in this process; gives exit code, standard output and standard error."""
    from poa.cli import main

    def call(*arguments):
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        code = stopped.value.code
        said = capsys.readouterr()
        return Ran(0 if code is None else code, said.out, said.err)

    return call
