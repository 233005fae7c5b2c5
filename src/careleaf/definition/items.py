"""What the definition answers for: statements, gaps and conflicts, each with words, rules and measures.

Items are data. No code knows how many there are or what any of them is called.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from careleaf.definition.model import Frozen, ItemId, Key, Text, WordsKey, refused
from careleaf.definition.vocabulary import Force, Kind


class RuleRef(Frozen):
    """Names one rule the running pathway keeps: a gate, check, window, task or effect of this definition,
    a link fact to be checked, or ``review`` where only the content review keeps it."""

    gate: Key | None = None
    check: Key | None = None
    window: Key | None = None
    task: Key | None = None
    effect: Key | None = None
    link: Key | None = None
    review: Literal["content"] | None = None

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, self.kind) is None:
            kinds = ", ".join(type(self).model_fields)
            raise refused("A rule names exactly one thing.", f"Give one of {kinds}; write a second rule for another.")
        return self

    @property
    def kind(self) -> str:
        return next(iter(self.model_fields_set))

    @property
    def name(self) -> str:
        return str(getattr(self, self.kind))

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.name}"


class Relation(Frozen):
    """One declared relation of an item, from which contradictions are found.

    ``topic`` + ``route``: who to turn to about something (two routes for one topic contradict).
    ``duty`` + ``strength``: how strongly one duty is put (two strengths of one duty contradict).
    ``channel``: the only channel a promise uses (one channel contradicts recorded needs).
    ``meaning`` + ``clock``: what an effect means and the fact that times it (one meaning told twice contradicts).
    ``lasts`` + ``window``: a duration fact and a window it may outlast.
    """

    topic: Key | None = None
    route: Key | None = None
    duty: Key | None = None
    strength: Key | None = None
    channel: Literal["telephone", "letter", "text", "email", "face_to_face"] | None = None
    meaning: Key | None = None
    clock: Key | None = None
    lasts: Key | None = None
    window: Key | None = None

    @model_validator(mode="after")
    def _is_a_pair(self) -> Self:
        pairs = ({"topic", "route"}, {"duty", "strength"}, {"channel"}, {"meaning", "clock"}, {"lasts", "window"})
        if self.model_fields_set not in pairs or None in (getattr(self, key) for key in self.model_fields_set):
            told = ", ".join("+".join(sorted(pair)) for pair in pairs)
            raise refused("This relation is not whole, or mixes two.", f"Give exactly the keys of one of: {told}.")
        return self


class Item(Frozen):
    """A statement of the leaflet in our own words, and where it is printed, kept and measured."""

    id: ItemId
    kind: Kind
    force: Force | None = None
    text: Text
    source: Text
    owner: Text
    blocks: Annotated[tuple[WordsKey, ...], Field(min_length=1)]
    rules: Annotated[tuple[RuleRef, ...], Field(min_length=1)]
    measures: Annotated[tuple[Key, ...], Field(min_length=1)]
    relations: tuple[Relation, ...] = ()


class Gap(Frozen):
    """Something the founding leaflet leaves out: worded (plain text), slotted (a hospital fills it) or generated."""

    id: ItemId
    text: Text
    filled: Literal["worded", "slotted", "generated"]
    blocks: Annotated[tuple[WordsKey, ...], Field(min_length=1)]
    facts: tuple[Key, ...] = ()
    rules: tuple[RuleRef, ...] = ()


class Resolution(Frozen):
    """How a contradiction was settled, in words, and the blocks or rules that settle it."""

    how: Text
    blocks: tuple[WordsKey, ...] = ()
    rules: tuple[RuleRef, ...] = ()


class Conflict(Frozen):
    """A contradiction between items (or of one item with recorded needs) and its resolution."""

    id: ItemId
    text: Text
    kind: Literal["topic", "duty", "channel", "meaning", "lasts"]
    between: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    resolved: Resolution


class Register(Frozen):
    """``items.yaml``."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id of the register, in its order."""
        answered = [item.id for item in self.items] + [gap.id for gap in self.gaps]
        return (*answered, *(conflict.id for conflict in self.conflicts))
