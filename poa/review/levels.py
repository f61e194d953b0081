"""How much an objection weighs."""

from enum import IntEnum


class Level(IntEnum):
    """SUGGESTION < WARNING < ERROR. An error keeps `poa build` from writing the letter."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def named(cls, name: str) -> "Level":
        """Look a level up by its name in any case. Raises ValueError with the names that there are."""
        try:
            return cls[name.upper()]
        except KeyError:
            raise ValueError(f"'{name}' is no level: write {', '.join(each.label for each in cls)}") from None

    @property
    def label(self) -> str:
        """The name as it is written in files and shown: `error`."""
        return self.name.lower()
