"""Reads the words out of a tagged PDF in the order of its tags: what a screen reader says, pictures included.

Marks that belong to the page and not to the text (page numbers, rules, repeated headers) are artefacts and not read.
The list of contents says nothing of its own and is left out.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from careleaf.publishing.pdf_structure import kids

Spoken = dict[tuple[int, int], str]
"""Words by page (object number) and marked content."""


def read_pdf(pdf: bytes) -> str:
    reader = PdfReader(BytesIO(pdf))
    words: Spoken = {}
    for page in reader.pages:
        words |= {(_number(page), mark): text for mark, text in _marked(page).items()}
    root = reader.root_object["/StructTreeRoot"].get_object()
    assert isinstance(root, DictionaryObject)
    return "".join(_said(root, 0, words))


def _said(element: DictionaryObject, page: int, words: Spoken) -> Iterator[str]:
    if "/Pg" in element:
        page = _number(element["/Pg"])
    if "/Alt" in element:
        yield f"\n{element['/Alt']}\n"
    for kid in kids(element):
        if not isinstance(kid, DictionaryObject):
            yield words.get((page, kid), "")
        elif kid.get("/S") == "/TOC":
            continue
        elif "/S" in kid:
            yield from _said(kid, page, words)
        elif "/MCID" in kid:  # marked content of another page than the element's own
            yield words.get((_number(kid["/Pg"]), kid.raw_get("/MCID")), "")


def _number(page: Any) -> int:
    return int(page.indirect_reference.idnum)


def _marked(page: PageObject) -> dict[int, str]:
    """The words of each piece of marked content of a page; -1 collects what is not marked or an artefact."""
    open_marks: list[int] = []
    found: dict[int, str] = {}

    def before(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if operator == b"BDC" else {}
            around = open_marks[-1] if open_marks and operands[0] == "/Span" else -1
            open_marks.append(int(properties.get("/MCID", around)))
        elif operator == b"EMC":
            open_marks.pop()

    def heard(text: str, *_: object) -> None:
        mark = open_marks[-1] if open_marks else -1
        found[mark] = found.get(mark, "") + text

    page.extract_text(visitor_operand_before=before, visitor_text=heard)
    return found
