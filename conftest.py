"""Options of the test run, and how many examples Hypothesis tries."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", parent=settings.get_profile("default"), max_examples=1500)
settings.load_profile(os.environ.get("POA_HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regen` rewrites the golden files instead of comparing with them; review the diff."""
    parser.addoption("--regen", action="store_true", help="rewrite the golden files; review the diff")
