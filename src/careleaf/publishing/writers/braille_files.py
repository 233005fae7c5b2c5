"""The two files of Braille: BRF, the letters displays and embossers are sent, and PEF, the same pages as XML."""

from xml.sax.saxutils import escape

from careleaf.publishing.braille import TO_ASCII, Grade, PageOfBraille
from careleaf.publishing.document import Document, plain
from careleaf.publishing.liblouis import BLANK
from careleaf.publishing.tools import in_words, made_with
from careleaf.publishing.writers.braille import braille_pages

TOOLS = ("liblouis",)
_NAMES = 'xmlns="http://www.daisy.org/ns/2008/pef"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def write_brf(document: Document, grade: Grade, page: PageOfBraille) -> bytes:
    pages = braille_pages(document, grade, page)
    sheets = ("\r\n".join(row.rstrip(BLANK).translate(TO_ASCII) for row in rows) + "\r\n" for rows in pages)
    return "\f".join(sheets).encode("ascii")


def write_pef(document: Document, grade: Grade, page: PageOfBraille) -> bytes:
    sheets = (
        "<page>" + "".join(f"<row>{row.rstrip(BLANK)}</row>" for row in rows) + "</page>\n"
        for rows in braille_pages(document, grade, page)
    )
    volume = f'<volume cols="{page.columns}" rows="{page.rows}" rowgap="0" duplex="true">'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<pef version="2008-1" {_NAMES[0]}>\n'
        f"<head><meta {_NAMES[1]}>\n{_described(document)}</meta></head>\n"
        f"<body>{volume}<section>\n{''.join(sheets)}</section></volume></body>\n</pef>\n"
    ).encode()


def _described(document: Document) -> str:
    meta = document.meta
    told = {
        "format": "application/x-pef+xml",
        "identifier": f"{meta.leaflet_id}/{meta.site}/{meta.edition}/{meta.content_hash}",
        "title": plain(document.title),
        "language": document.language,
        "publisher": meta.publisher,
        "date": meta.last_reviewed.isoformat(),
        "description": ", ".join(in_words(made_with(*TOOLS))),
    }
    return "".join(f"<dc:{name}>{escape(value)}</dc:{name}>\n" for name, value in told.items())
