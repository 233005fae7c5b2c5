"""The few words that belong to the page itself: "Contents", "Page 1 of 5", "Emergency".

They stand with the language's other phrases, in the blocks whose key begins with ``say.label.``, so that a new
language is data alone.
"""

from dataclasses import dataclass, fields

from careleaf.definition.words import SAYING, Words
from careleaf.publishing.problems import WordsMissing

PREFIX = f"{SAYING}label."


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """One language's labels: ``page`` holds ``{page}`` and ``{pages}``, ``greeting`` holds ``{name}``.

    The label of a box says what its look says.
    """

    contents: str
    skip: str
    page: str
    edition: str
    picture: str
    caution: str
    urgent: str
    emergency: str
    end_of_box: str
    demonstration_signature: str
    our_reference: str
    greeting: str


LABEL_KEYS = tuple(f"{PREFIX}{field.name}" for field in fields(Labels))
"""The labels every language needs."""


def labels_in(words: Words) -> Labels:
    missing = [key for key in LABEL_KEYS if not isinstance(words.blocks.get(key), str)]
    if missing:
        raise WordsMissing(
            f"The page needs labels the words in {words.language!r} do not hold: {', '.join(missing)}.",
            "Add each of them to the words as one short text.",
        )
    return Labels(**{key.removeprefix(PREFIX): str(words.blocks[key]) for key in LABEL_KEYS})
