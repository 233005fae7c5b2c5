"""Walks the tags of a PDF: the tree a screen reader follows."""

from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject


def kids(element: DictionaryObject) -> list[Any]:
    """What stands directly inside an element: elements, numbers of marked content, references."""
    inside = element.get("/K", ArrayObject()).get_object()
    return [kid.get_object() for kid in inside] if isinstance(inside, ArrayObject) else [inside]


def children(element: DictionaryObject) -> list[DictionaryObject]:
    """The structure elements directly inside an element."""
    return [kid for kid in kids(element) if isinstance(kid, DictionaryObject) and "/S" in kid]


def elements(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every element under the root in reading order, parents before children."""
    for child in children(root):
        yield child
        yield from elements(child)


def role(element: DictionaryObject) -> str:
    """What the element is: ``/P``, ``/H1``, ``/TD``."""
    return str(element["/S"])


def attributes(element: DictionaryObject) -> list[DictionaryObject]:
    """The element's attribute dictionaries."""
    found = element.get("/A", ArrayObject()).get_object()
    return [one.get_object() for one in found] if isinstance(found, ArrayObject) else [found]
