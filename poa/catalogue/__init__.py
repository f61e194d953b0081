"""The catalogue: the words available, as data. `Catalogue.builtin()` is the one that comes with poa."""

from poa.catalogue.load import Catalogue
from poa.catalogue.models import IssueType, Paragraph, Target

__all__ = ["Catalogue", "IssueType", "Paragraph", "Target"]
