"""Options of the test run."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regen` rewrites the golden files instead of comparing with them; review the diff."""
    parser.addoption("--regen", action="store_true", help="rewrite the golden files; review the diff")
