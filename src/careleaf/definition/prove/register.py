"""Each entry of the register is truly answered: printed, promised where it is a promise, filled as it says."""

from collections.abc import Iterator

from careleaf.definition.items import Gap, Item
from careleaf.definition.pathway import Pathway
from careleaf.definition.problems import Problem
from careleaf.definition.values import Slot
from careleaf.definition.vocabulary import Kind
from careleaf.definition.words import GENERATED, facts_inserted

FILE = "items.yaml"


def register_problems(pathway: Pathway) -> Iterator[Problem]:
    """Items and gaps that the leaflet does not print, promises nobody keeps, gaps not filled as they say."""
    printed = placed_blocks(pathway)
    tables: dict[str, tuple[Item | Gap, ...]] = {"items": pathway.register.items, "gaps": pathway.register.gaps}
    for table, entries in tables.items():
        for index, entry in enumerate(entries):
            if printed.isdisjoint(entry.blocks):
                what = f"{entry.id} is not printed: none of its blocks stands in the leaflet."
                mend = f"Place one of {', '.join(entry.blocks)} in leaflet.yaml."
                yield Problem(FILE, 0, what, mend, (table, index, "blocks"))
    yield from _promises(pathway)
    for index, gap in enumerate(pathway.register.gaps):
        wrong = _misfilled(gap, pathway)
        if wrong:
            yield Problem(FILE, 0, f"{gap.id} says it is {gap.filled}, but {wrong[0]}.", wrong[1], ("gaps", index))


def placed_blocks(pathway: Pathway) -> frozenset[str]:
    """The keys of every block the leaflet prints, directly or as the fallback of a slot."""
    leaflet = pathway.leaflet
    places = [*leaflet.notice, *leaflet.foot, *(place for section in leaflet.sections for place in section.blocks)]
    placed = {place.block for place in places} | {
        pathway.pictures[place.picture].alt for place in places if place.picture
    }
    placed |= {leaflet.title, leaflet.summary} | {section.title for section in leaflet.sections}
    blocks = pathway.source_words.blocks
    inserted = {name for key in placed for name in facts_inserted(blocks[key]) - GENERATED}
    values = [pathway.facts[name].is_ for name in inserted]
    return frozenset(placed | {value.fallback for value in values if isinstance(value, Slot)})


def _promises(pathway: Pathway) -> Iterator[Problem]:
    kept = {promise.item for promise in pathway.promises.values()}
    promised = {item.id for item in pathway.register.items if item.kind is Kind.PROMISE}
    for index, item in enumerate(pathway.register.items):
        if item.id in promised - kept:
            what = f"{item.id} is a promise, but promises.yaml does not say what keeps it."
            yield Problem(FILE, 0, what, "Add it there with its window and event.", ("items", index))
    for key, promise in pathway.promises.items():
        if promise.item not in promised:
            what = f"The promise '{key}' is made for {promise.item}, which is not an item of kind promise."
            yield Problem("promises.yaml", 0, what, "Name a promise, or change the item's kind.", (key, "item"))


def _misfilled(gap: Gap, pathway: Pathway) -> tuple[str, str] | None:
    inserted = {name for key in gap.blocks for name in facts_inserted(pathway.source_words.blocks[key])}
    if gap.filled == "generated":
        if inserted.isdisjoint(GENERATED):
            return "its blocks insert nothing the edition generates", f"Insert one of {', '.join(sorted(GENERATED))}."
    elif gap.filled == "slotted":
        if not gap.facts or not set(gap.facts) <= inserted:
            return "its blocks do not insert the facts it names", "Name the slotted facts and insert them."
        if not any(isinstance(pathway.facts[name].is_, Slot) for name in gap.facts):
            return "none of its facts is a slot", "Say 'worded', or make a fact a slot."
    return None
