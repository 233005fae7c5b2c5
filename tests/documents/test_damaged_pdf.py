"""The structural checks see what they are there to see: each damage is caught, and nothing else is reported."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from careleaf.publishing.pdf_structure import elements, role
from careleaf.publishing.reading.pdf_checks import Finding, structural_findings
from careleaf.publishing.writers.pdf import pdf_writer
from tests.factories.documents import a_document
from tests.factories.leaflets import FONTS

WHOLE = pdf_writer(FONTS).write(a_document())
Damage = Callable[[PdfWriter], Any]


def without(key: str) -> Damage:
    return lambda pdf: pdf.root_object.pop(NameObject(key))


def tagged(pdf: PdfWriter, kind: str) -> DictionaryObject:
    """The first element of a kind."""
    root = pdf.root_object["/StructTreeRoot"]
    assert isinstance(root, DictionaryObject)
    return next(one for one in elements(root) if role(one) == kind)


def lose(kind: str, key: str) -> Damage:
    return lambda pdf: tagged(pdf, kind).pop(NameObject(key))


def become(kind: str, other: str) -> Damage:
    return lambda pdf: tagged(pdf, kind).update({NameObject("/S"): NameObject(other)})


def link(pdf: PdfWriter) -> tuple[Any, Any]:
    """The first page with links, and its first link."""
    page: Any = next(page for page in pdf.pages if "/Annots" in page)
    return page, page["/Annots"][0].get_object()


def edit_metadata(old: bytes, new: bytes) -> Damage:
    def damage(pdf: PdfWriter) -> None:
        stream = DecodedStreamObject()
        before = pdf.root_object["/Metadata"].get_object()
        assert isinstance(before, StreamObject)
        assert old in before.get_data()
        stream.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
        stream.set_data(before.get_data().replace(old, new))
        pdf.root_object[NameObject("/Metadata")] = pdf._add_object(stream)

    return damage


def forget_title(pdf: PdfWriter) -> None:
    assert pdf._info is not None
    del pdf._info["/Title"]


def forget_parents(pdf: PdfWriter) -> None:
    pdf.root_object["/StructTreeRoot"]["/ParentTree"][NameObject("/Nums")] = ArrayObject()  # type: ignore[index]


def paint_outside(pdf: PdfWriter) -> None:
    loose = DecodedStreamObject()
    loose.set_data(b"q 10 10 20 20 re f Q")
    page = pdf.pages[0]
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), pdf._add_object(loose)])


def forget_page(pdf: PdfWriter) -> None:
    del pdf.pages[0]["/StructParents"]


def unembed(fonts: Any) -> None:
    font = next(iter(fonts.values())).get_object()
    font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object().clear()


def unembed_on_page(pdf: PdfWriter) -> None:
    unembed(pdf.pages[0]["/Resources"]["/Font"])  # type: ignore[index]


def unembed_in_a_drawing(pdf: PdfWriter) -> None:
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/BaseFont"): NameObject("/Helvetica")}
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    drawing = DecodedStreamObject()
    drawing[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawings = DictionaryObject({NameObject("/X1"): pdf._add_object(drawing)})
    pdf.pages[0]["/Resources"][NameObject("/XObject")] = drawings  # type: ignore[index]


DAMAGES: dict[str, tuple[Damage, str]] = {
    "not marked": (without("/MarkInfo"), "marked"),
    "no language": (without("/Lang"), "language"),
    "no metadata": (without("/Metadata"), "metadata"),
    "no title in the metadata": (edit_metadata(b">Washing your knee<", b"><"), "title"),
    "no title in the information": (forget_title, "title"),
    "title not shown": (without("/ViewerPreferences"), "title shown"),
    "no identifier": (edit_metadata(b"<pdfuaid:part>1</pdfuaid:part>", b""), "identifier"),
    "another part": (edit_metadata(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"), "identifier"),
    "no tags": (without("/StructTreeRoot"), "tree"),
    "no way back to the tags": (forget_parents, "parent tree"),
    "a page without its way back": (forget_page, "parent tree"),
    "paint outside the tags": (paint_outside, "untagged"),
    "no tab order": (lambda pdf: link(pdf)[0].pop(NameObject("/Tabs")), "tab order"),
    "a link outside the tags": (lambda pdf: link(pdf)[1].pop(NameObject("/StructParent")), "link"),
    "a link without description": (lambda pdf: link(pdf)[1].pop(NameObject("/Contents")), "link text"),
    "a font not embedded": (unembed_on_page, "font"),
    "a font not embedded in a drawing": (unembed_in_a_drawing, "font"),
    "a picture without alternative": (lose("/Figure", "/Alt"), "picture"),
    "a picture with a blank one": (
        lambda pdf: tagged(pdf, "/Figure").update({NameObject("/Alt"): TextStringObject("  ")}),
        "picture",
    ),
    "a header without scope": (lose("/TH", "/A"), "table header"),
    "a heading skipped": (become("/H2", "/H4"), "heading"),
    "a first heading too deep": (become("/H1", "/H2"), "heading"),
}


def damaged(damage: Damage) -> tuple[Finding, ...]:
    writer = PdfWriter(clone_from=BytesIO(WHOLE))
    damage(writer)
    broken = BytesIO()
    writer.write(broken)
    return structural_findings(broken.getvalue())


def test_a_copy_that_is_not_damaged_passes() -> None:
    assert damaged(lambda pdf: None) == ()


def test_an_empty_page_says_nothing_wrong() -> None:
    assert damaged(lambda pdf: pdf.add_blank_page()) == ()


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_caught_and_named(name: str) -> None:
    damage, check = DAMAGES[name]
    findings = damaged(damage)
    assert {finding.check for finding in findings} == {check}
    assert all(str(finding).startswith(f"{check}: ") for finding in findings)


def test_a_row_without_any_header_is_caught() -> None:
    def strip(pdf: PdfWriter) -> None:
        root = pdf.root_object["/StructTreeRoot"]
        assert isinstance(root, DictionaryObject)
        for element in elements(root):
            if role(element) == "/TH":
                element[NameObject("/S")] = NameObject("/TD")

    findings = damaged(strip)
    assert [finding.check for finding in findings] == ["table row"] * 3
