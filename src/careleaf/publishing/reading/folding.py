"""Folds away what a format may change without changing what is said: kinds of space and hyphen, invisible marks."""

import re
import unicodedata

_HYPHENS = re.compile("[\u2010\u2011]")
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """Compatibility characters and hyphens made one, soft hyphens and isolates gone, white space one space."""
    same = unicodedata.normalize("NFKC", text)
    visible = "".join(character for character in same if unicodedata.category(character) != "Cf")
    return _SPACE.sub(" ", _HYPHENS.sub("-", visible)).strip()


def squeezed(text: str) -> str:
    """Folded and without any space, for formats in which a line break swallows the space beside it."""
    return folded(text).replace(" ", "")
