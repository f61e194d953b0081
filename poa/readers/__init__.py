"""What brings the outside in: a seller's own draft becomes a letter."""

from poa.readers.letter import read_letter

__all__ = ["read_letter"]
