"""Structural checks of a tagged PDF. Passing them is no certificate of PDF/UA: they check what a machine can.

The clause numbers are those of ISO 14289-1, which veraPDF's public rule set follows as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from careleaf.publishing.pdf_structure import attributes, children, elements, role

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
_PAINTING = frozenset({b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that failed, by its short name, and what was found."""

    check: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.what}"


def structural_findings(pdf: bytes) -> tuple[Finding, ...]:
    """Everything the checks find wrong; empty when all pass."""
    reader = PdfReader(BytesIO(pdf))
    catalogue = reader.root_object
    findings = [*_identity(catalogue), *_titles(reader), *_pages(reader)]
    if "/StructTreeRoot" not in catalogue:
        return (*findings, Finding("tree", "There are no tags at all."))
    root = catalogue["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    return (*findings, *_parents(root, reader), *_figures(root), *_tables(root), *_headings(root))


def _identity(catalogue: DictionaryObject) -> Iterator[Finding]:
    if not _get(catalogue, "/MarkInfo", "/Marked"):
        yield Finding("marked", "The file does not say that it is tagged (6.2).")
    if not catalogue.get("/Lang"):
        yield Finding("language", "The document names no language (7.2).")


def _titles(reader: PdfReader) -> Iterator[Finding]:
    xmp = reader.xmp_metadata
    if xmp is None:
        yield Finding("metadata", "There is no XMP metadata (7.1).")
        return
    if not any((xmp.dc_title or {}).values()) or not (reader.metadata and reader.metadata.title):
        yield Finding("title", "The document has no title (7.1).")
    if not _get(reader.root_object, "/ViewerPreferences", "/DisplayDocTitle"):
        yield Finding("title shown", "A reader would show the file's name in place of its title (7.1).")
    parts = {str(getattr(node, "value", "") or _text(node)) for node in xmp.get_nodes_in_namespace("", _PDFUA)}
    if "1" not in parts:
        yield Finding("identifier", "The file does not call itself PDF/UA part 1 (5).")


def _text(node: Any) -> str:
    return "".join(child.data for child in node.childNodes)


def _pages(reader: PdfReader) -> Iterator[Finding]:
    for number, page in enumerate(reader.pages, start=1):
        yield from _unembedded(page, number)
        loose = _untagged(page)
        if loose:
            yield Finding("untagged", f"Page {number} paints {loose} times outside any tag or artefact (7.1).")
        links = [annotation.get_object() for annotation in page.get("/Annots", ())]
        if links and page.get("/Tabs") != "/S":
            yield Finding("tab order", f"Page {number} has links, but not in the order of its tags (7.18.3).")
        for link in links:
            if "/StructParent" not in link:
                yield Finding("link", f"A link on page {number} stands outside the tags (7.18.5).")
            if not link.get("/Contents"):
                yield Finding("link text", f"A link on page {number} has no description (7.18.5).")


def _unembedded(page: PageObject, number: int) -> Iterator[Finding]:
    for font in _fonts(page):
        carriers = [one.get_object() for one in font.get("/DescendantFonts", [font])]
        embedded = any(
            key in _get(one, "/FontDescriptor") for one in carriers for key in ("/FontFile", "/FontFile2", "/FontFile3")
        )
        if not embedded:
            yield Finding("font", f"The font {font.get('/BaseFont')} on page {number} is not embedded (7.21.4).")


def _fonts(painted: DictionaryObject) -> Iterator[DictionaryObject]:
    """The fonts of a page, or of a drawing inside one, and of the drawings inside that."""
    fonts, drawings = (_get(painted, "/Resources", kind) for kind in ("/Font", "/XObject"))
    yield from (fonts[name].get_object() for name in fonts)
    for name in drawings:
        yield from _fonts(drawings[name].get_object())


def _untagged(page: PageObject) -> int:
    """How many times a page paints outside marked content."""
    contents, depth, loose = page.get_contents(), 0, 0
    for _, operator in contents.operations if contents is not None else ():
        depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
        loose += depth == 0 and operator in _PAINTING
    return loose


def _marks(page: PageObject) -> int:
    """How many pieces of content of a page belong to a tag."""
    contents = page.get_contents()
    operations = contents.operations if contents is not None else ()
    return sum(operator == b"BDC" and "/MCID" in operands[1] for operands, operator in operations)


def _parents(root: DictionaryObject, reader: PdfReader) -> Iterator[Finding]:
    numbers = _get(root, "/ParentTree", "/Nums")
    known = set(numbers[::2]) if numbers else set()
    for number, page in enumerate(reader.pages, start=1):
        if page.get("/StructParents") not in known and _marks(page):
            yield Finding("parent tree", f"The words of page {number} do not lead back to their tags (7.1).")


def _figures(root: DictionaryObject) -> Iterator[Finding]:
    for element in elements(root):
        if role(element) == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield Finding("picture", "A picture has no alternative text (7.3).")


def _tables(root: DictionaryObject) -> Iterator[Finding]:
    for element in elements(root):
        scoped = any("/Scope" in attribute for attribute in attributes(element))
        if role(element) == "/TH" and not scoped:
            yield Finding("table header", "A header cell does not say whether it heads a row or a column (7.5).")
        if role(element) == "/TR" and not any(role(cell) == "/TH" for cell in children(element)):
            yield Finding("table row", "A row of a table has no header cell (7.5).")


def _headings(root: DictionaryObject) -> Iterator[Finding]:
    level = 0
    for element in elements(root):
        if role(element) in _HEADINGS:
            next_level = _HEADINGS.index(role(element)) + 1
            if next_level > level + 1:
                yield Finding("heading", f"A heading of level {next_level} follows one of level {level} (7.4.2).")
            level = next_level


def _get(holder: Any, *names: str) -> Any:
    """A value some steps down, following references; an empty dictionary where a step is missing."""
    for name in names:
        holder = holder.get(name, DictionaryObject()).get_object() if isinstance(holder, DictionaryObject) else {}
    return getattr(holder, "value", holder)
