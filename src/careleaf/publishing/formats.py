"""The formats a leaflet is published in: how each is written, what makes it, and whether patients are owed it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from careleaf.publishing.braille import USUAL_PAGE, Grade, PageOfBraille
from careleaf.publishing.document import Document
from careleaf.publishing.print_sizes import CLEAR_PRINT, LARGE_PRINT
from careleaf.publishing.problems import FormatUnavailable, FormatUnknown
from careleaf.publishing.writers import braille_files, html, pdf, plain


@dataclass(frozen=True, slots=True)
class Press:
    """What this machine lends to the writers: the folder of fonts, the stylesheet's text, the paper of its embosser.

    Where there is no stylesheet no page can be written.
    """

    fonts: Path
    css: str | None
    braille: PageOfBraille = USUAL_PAGE


@dataclass(frozen=True, slots=True)
class Format:
    """``is_owed``: a patient can ask for it by right, so an edition without it is not finished."""

    suffix: str
    media_type: str
    write: Callable[[Document, Press], bytes]
    tools: tuple[str, ...] = ()
    is_owed: bool = True


def formats_named(names: str) -> tuple[str, ...]:
    """The formats of a list with commas, each once; ``all`` means every one. FormatUnknown where a name is none."""
    asked = [name.strip() for name in names.split(",") if name.strip()]
    check_formats([name for name in asked if name != "all"])
    return tuple(dict.fromkeys(one for name in asked for one in (FORMATS if name == "all" else (name,))))


def check_formats(names: Sequence[str]) -> None:
    """FormatUnknown where a format is none."""
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise FormatUnknown(f"There is no format {unknown[0]!r}.", f"Ask for any of: {', '.join(FORMATS)}.")


def _page(document: Document, press: Press) -> bytes:
    if press.css is None:
        raise FormatUnavailable("There is no stylesheet for the page.", "Run `make setup`: it makes one.")
    return html.write_page(document, press.css)


def _print(size: int) -> Callable[[Document, Press], bytes]:
    return lambda document, press: pdf.pdf_writer(press.fonts).write(document, size)


def _large_print(size: int) -> Format:
    return Format(f"-{size}-point.pdf", "application/pdf", _print(size), pdf.TOOLS)


def _brf(grade: Grade, suffix: str) -> Format:
    def write(document: Document, press: Press) -> bytes:
        return braille_files.write_brf(document, grade, press.braille)

    return Format(suffix, "text/x-brf", write, braille_files.TOOLS)


def _pef(grade: Grade, suffix: str) -> Format:
    def write(document: Document, press: Press) -> bytes:
        return braille_files.write_pef(document, grade, press.braille)

    return Format(suffix, "application/x-pef+xml", write, braille_files.TOOLS, is_owed=False)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "html": Format(".html", "text/html; charset=utf-8", _page, html.TOOLS),
        "pdf": Format(".pdf", "application/pdf", _print(CLEAR_PRINT), pdf.TOOLS),
        **{f"pdf-{size}": _large_print(size) for size in LARGE_PRINT},
        "plain": Format(".txt", "text/plain; charset=utf-8", lambda document, _: plain.write_plain(document)),
        "brf": _brf(2, ".brf"),
        "brf-1": _brf(1, "-uncontracted.brf"),
        "pef": _pef(2, ".pef"),
        "pef-1": _pef(1, "-uncontracted.pef"),
    }
)
