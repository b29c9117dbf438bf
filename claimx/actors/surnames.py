"""Whose a surname is where several people or bodies bear it: "Hart" of Ann and Peter Hart, "Hall" of the man and his tower."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimx.actors import short_forms, words

if TYPE_CHECKING:
    from claimx.actors.entities import Entity, Key
    from claimx.actors.names import Name
    from claimx.actors.page import Page


@dataclass(slots=True)
class Bearers:
    """Who bears each name of a document.

    `longer` has the names that a name may be short for, `last` where each was used last.
    """

    page: Page
    entities: dict[Key, Entity]
    longer: dict[Key, list[Key]]
    last: dict[Key, int] = field(default_factory=dict)

    def full(self, name: Name, key: Key) -> Key:
        """The longest form of a name; names are asked for in text order."""
        if key in self.longer:
            key = _longest(self._chosen(name, key, self.longer[key]), self.longer)
        self.last[key] = name.start
        return key

    def _chosen(self, name: Name, key: Key, options: list[Key]) -> Key:
        """Of several longer forms of a name the one that is meant.

        A surname is the person's rather than that of what bears the name ("Hart University"), companies apart. Of several people's it
        is that of the one whom the document names first in full, for the others of that surname go on by their full names; of several
        bodies' that of the one named last before, a club's rather than that of what is called after it.
        """
        if key[-1] in words.part("names.club_endings"):  # "Rovers" is the club, not the "Rovers Trust"
            options = [option for option in options if option[-1] == key[-1]] or options
        if len(options) > 1:
            options = [key for key in options if _is_person(self.entities[key]) or self._is_firm(key)] or options
        if len(options) < 2:
            return options[0]
        options = self._of_kind(name, key, self._of_title(name, self._of_gender(name, options)))
        surname = any(option[-len(key) :] == key for option in options)
        if surname and all(_is_person(self.entities[option]) for option in options):
            return max(options, key=lambda option: self._standing(key, option))
        return max(options, key=lambda option: (self.last.get(option, -1), -options.index(option)))

    def _is_firm(self, key: Key) -> bool:
        return any(short_forms.is_complete(self.page, name) for name in self.entities[key].names)

    def _of_gender(self, name: Name, options: list[Key]) -> list[Key]:
        """Those of the gender that a title shows, else those of an unknown one."""
        if not name.gender:
            return options
        genders = {key: gender_of_key(key) or next((n.gender for n in self.entities[key].names if n.gender), "") for key in options}
        alike = [key for key in options if genders[key] == name.gender]
        return alike or [key for key in options if not genders[key]] or options

    def _of_title(self, name: Name, options: list[Key]) -> list[Key]:
        """Those who bear the office that stands before a surname with their full names too: "Senator Hart" of "Senator Ann Hart"."""
        if not name.title or name.gender:
            return options
        return [key for key in options if any(full.title == name.title for full in self.entities[key].names)] or options

    def _of_kind(self, name: Name, key: Key, options: list[Key]) -> list[Key]:
        """Those that are what the recogniser takes the name for, people where it is a person's elsewhere."""
        label = "PERSON" if name.title or short_forms.may_be_person(self.entities[key]) else name.label
        return [option for option in options if self.entities[option].types[label]] or options if label else options

    def _standing(self, short: Key, key: Key) -> tuple[bool, bool, bool, bool, int, int]:
        """How likely a person is meant by a name: whether it ends a sound name, of no mere relative, of nobody called by another name."""
        entity, familiar = self.entities[key], self.entities.get(key[:1])
        sound = key[0] in words.given_names() or len(entity.names) > 1 or any(name.title for name in entity.names)
        called = familiar is not None and key[:1] != short and 2 * len(familiar.names) >= len(self.entities[short].names)
        ends = key[-len(short) :] == short
        return ends, sound, not short_forms.is_relative(self.page, entity), not called, -entity.names[0].start, len(entity.names)


def _is_person(entity: Entity) -> bool:
    """Whether a name is more a person's than a body's."""
    return entity.types["PERSON"] > entity.types["ORG"] or any(name.title for name in entity.names)


def gender_of_key(key: Key) -> str:
    """The gender of a person's given name, "" where the lists do not know or do not agree."""
    return words.given_names().get(key[0], "") if key else ""


def _longest(key: Key, longer: dict[Key, list[Key]]) -> Key:
    """The longest form of a name that only one other can be."""
    seen = {key}
    while (further := longer.get(key)) and len(further) == 1 and further[0] not in seen:
        key = further[0]
        seen.add(key)
    return key
