"""Writes HTML with the NHS design system's components: a piece to embed in a web page, or a page that stands alone."""

import base64
from functools import lru_cache
from typing import Any

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from careleaf.publishing.document import Document, Line, Section, plain
from careleaf.publishing.problems import WriterProblem
from careleaf.publishing.rendering import line_in_html
from careleaf.publishing.tools import in_words, made_with

TOOLS = ("jinja2", "nhsuk-frontend-jinja")


def write_fragment(document: Document) -> str:
    """The leaflet or letter as one ``<article>`` with its own ``<h1>``, to embed in a page that has the stylesheet."""
    return _environment().get_template(_template(document)).render(document=document)


def write_page(document: Document, css: str) -> bytes:
    """A whole page that asks nothing of any other place: the stylesheet is inside."""
    if "</style" in css.lower():
        raise WriterProblem("The stylesheet would end its own element.", "Build it again with `make setup`.")
    page = (
        _environment()
        .get_template("standalone.jinja")
        .render(
            document=document,
            css=Markup(css),
            template=_template(document),
            made_with=", ".join(in_words(made_with(*TOOLS))),
        )
    )
    return page.encode()


def _template(document: Document) -> str:
    return "leaflet.jinja" if document.letterhead is None else "letter.jinja"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Compiled once per process."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(__package__), PackageLoader("nhsuk_frontend_jinja")]),
        autoescape=True,
        undefined=ChainableUndefined,  # what the NHS macros are written for
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        line=line_in_html, words=plain, cells=_cells, anchor=_anchor, data_address=_data_address, kind=_kind
    )
    return environment


def _cells(row: tuple[Line, ...]) -> list[dict[str, Any]]:
    return [{"html": line_in_html(line)} for line in row]


def _anchor(section: Section) -> str:
    return f"section-{section.key}"


def _kind(block: object) -> str:
    return type(block).__name__


def _data_address(svg: str) -> str:
    """As an image's address, never as inline markup: a drawing's scripts do not run there."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
