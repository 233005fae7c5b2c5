"""Our drawings: read at 40 mm, in black and white, safe to put on a page, and each told in words as well."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.factories.definitions import FOLDERS, definition

SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = [(name, file) for name in FOLDERS for file in definition(name).pathway.drawings]
SMALLEST, WIDTH = 2.1, 40.0  # millimetres: letters of 6 points on a drawing as wide as a thumb is long


def tree_of(name: str, file: str) -> ElementTree.Element:
    return ElementTree.fromstring(definition(name).pathway.drawings[file])


@pytest.mark.parametrize(("name", "file"), DRAWINGS)
def test_letters_and_lines_are_seen_at_40_mm(name: str, file: str) -> None:
    drawing = tree_of(name, file)
    _, _, width, _ = map(float, drawing.attrib["viewBox"].split())
    sizes = [float(one.attrib["font-size"]) for one in drawing.iter() if "font-size" in one.attrib]
    assert bool(sizes) == any(True for _ in drawing.iter(f"{SVG}text"))
    assert all(size / width * WIDTH >= SMALLEST for size in sizes)
    lines = [float(one.attrib["stroke-width"]) for one in drawing.iter() if "stroke-width" in one.attrib]
    assert all(line / width * WIDTH >= 0.1 for line in lines)


@pytest.mark.parametrize(("name", "file"), DRAWINGS)
def test_only_black_grey_and_white(name: str, file: str) -> None:
    for one in tree_of(name, file).iter():
        for colour in (one.attrib.get("fill", "none"), one.attrib.get("stroke", "none")):
            assert colour == "none" or re.fullmatch(r"#([0-9a-f])\1\1|#([0-9a-f]{2})\2\2", colour)


@pytest.mark.parametrize(("name", "file"), DRAWINGS)
def test_a_drawing_is_shapes_and_letters_alone(name: str, file: str) -> None:
    kinds = {one.tag.removeprefix(SVG) for one in tree_of(name, file).iter()}
    assert kinds <= {"svg", "g", "rect", "path", "circle", "ellipse", "text", "tspan"}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_drawing_is_printed_and_told_in_words(name: str) -> None:
    pathway = definition(name).pathway
    placed = {place.picture for section in pathway.leaflet.sections for place in section.blocks}
    assert pathway.pictures.keys() == placed - {None}
    assert {picture.file for picture in pathway.pictures.values()} == set(pathway.drawings)
    for words in pathway.words.values():
        assert all(len(str(words.blocks[picture.alt])) >= 20 for picture in pathway.pictures.values())
