"""Tags the first cell of every table row as that row's header.

Typst can do this itself only behind a feature flag that its Python package cannot set (ADR 0010), so the tags are
mended after the export: nothing but the structure of table rows changes, appended as an incremental update.
"""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from careleaf.publishing.pdf_structure import attributes, children, elements, role


def mark_row_headers(pdf: bytes) -> bytes:
    writer = PdfWriter(BytesIO(pdf), incremental=True)
    root = writer.root_object["/StructTreeRoot"].get_object()
    assert isinstance(root, DictionaryObject)
    for element in elements(root):
        if role(element) == "/TR" and role(children(element)[0]) == "/TD":
            first, *rest = children(element)
            _make_header(first)
            for cell in rest:
                _follow_scopes(cell)
    writer.add_metadata({"/Producer": "Careleaf"})  # pypdf forgets the old information unless some of it changes
    updated = BytesIO()
    writer.write(updated)
    return updated.getvalue()


def _make_header(cell: DictionaryObject) -> None:
    cell[NameObject("/S")] = NameObject("/TH")
    scope = {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject("/Row")}
    cell[NameObject("/A")] = DictionaryObject(scope)


def _follow_scopes(cell: DictionaryObject) -> None:
    """An explicit list of headers would hide the row's own from a screen reader; without it the scopes count."""
    for attribute in attributes(cell):
        attribute.pop("/Headers", None)
