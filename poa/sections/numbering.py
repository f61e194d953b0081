"""The numbers of a letter: sections, points, exhibits, annexes. They are never stored; every reader asks here."""

from collections.abc import Mapping

from attrs import frozen

from poa.languages import Language
from poa.sections.letter import PlanOfAction
from poa.tree import Blank, drawn_blank


@frozen
class Numbering:
    """`sections` by key ("2"), `points` by section and place ("2.1"), `keys` of points, `exhibits`, `annexes`."""

    sections: Mapping[str, str]
    points: Mapping[tuple[str, int], str]
    keys: Mapping[str, str]
    exhibits: Mapping[str, int]
    annexes: Mapping[str, int]

    def reads(self, key: str, language: Language) -> str:
        """Say a reference: "Exhibit 1", "Annex 1", "2.1"; a key that nothing has is drawn like a blank."""
        if key in self.exhibits:
            return language.text("exhibit", number=self.exhibits[key])
        if key in self.annexes:
            return language.text("annex", number=self.annexes[key])
        return self.keys.get(key) or drawn_blank(Blank(key))


def numbering(letter: PlanOfAction) -> Numbering:
    """Number the middle sections that say something, their points, and the exhibits and annexes in their order."""
    sections: dict[str, str] = {}
    points: dict[tuple[str, int], str] = {}
    keys: dict[str, str] = {}
    for section in (letter.root_cause, letter.remediation, letter.prevention):
        if section.is_empty:
            continue
        sections[section.key] = str(len(sections) + 1)
        for place, index in enumerate(grouped(letter, section.key), 1):
            point = section.points[index]
            points[section.key, index] = f"{sections[section.key]}.{place}"
            if point.key:
                keys.setdefault(point.key, points[section.key, index])
    return Numbering(
        sections=sections,
        points=points,
        keys=keys,
        exhibits={enclosure.key: number for number, enclosure in enumerate(letter.closing.enclosures, 1)},
        annexes={annex.key: number for number, annex in enumerate(letter.annexes, 1)},
    )


def grouped(letter: PlanOfAction, section_key: str) -> tuple[int, ...]:
    """Give the places of a section's points in the order they are drawn: by issue where the letter has several.

    Points keep their order within an issue; those of no issue of the letter come first.
    """
    points = {"root_cause": letter.root_cause, "remediation": letter.remediation, "prevention": letter.prevention}
    listed = points[section_key].points
    if len(letter.issues) < 2:
        return tuple(range(len(listed)))
    rank = {issue: place for place, issue in enumerate(letter.issues)}
    return tuple(sorted(range(len(listed)), key=lambda index: rank.get(listed[index].issue or "", -1)))
