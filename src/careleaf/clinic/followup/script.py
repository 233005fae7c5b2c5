"""What the definition says the call is about, in the words the patient has read."""

from collections.abc import Iterator

from careleaf.clinic.journeys.definition_words import told
from careleaf.definition.pathway import Pathway
from careleaf.definition.vocabulary import Event


def script_of(pathway: Pathway) -> Iterator[str]:
    """The words of the statements that the decision keeps; tables and pictures are for the page, not for the ear."""
    tasks = {key for key, one in pathway.tasks.items() if one.kept_by is Event.OUTCOME_DECIDED}
    promised = {one.item for one in pathway.promises.values() if one.kept_by is Event.OUTCOME_DECIDED}
    said: dict[str, None] = {}
    for item in pathway.register.items:
        if item.id in promised or any(rule.task in tasks for rule in item.rules):
            said.update(dict.fromkeys(item.blocks))
    for block in said:
        if isinstance(pathway.source_words.blocks.get(block), str):
            yield told(pathway, block)
