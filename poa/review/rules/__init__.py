"""Every rule of the review. A rule is registered by being there: one module in this folder, or one file of phrases."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from poa.review.phrases import phrase_rules
from poa.review.rule import Rule

__all__ = ["all_rules"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give the rules in alphabetical order of their ids."""
    written = [import_module(f"{__name__}.{module.name}").RULE for module in iter_modules(__path__)]
    return tuple(sorted((*written, *phrase_rules()), key=lambda rule: rule.id))
