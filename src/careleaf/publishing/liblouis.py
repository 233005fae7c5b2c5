"""Speaks to liblouis, the library that knows how a language is written in Braille: words to cells and back.

It comes from Debian and not as a Python package, so it is loaded when Braille is first asked for. It keeps its tables
in the process, and two threads inside it would disturb each other: one at a time.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any

from careleaf.publishing.problems import FormatUnavailable, WriterProblem

LIBRARY = "liblouis.so.20"
BLANK = "\u2800"
_CELLS = "unicode.dis"  # the display table that gives Unicode's cells, one character for each
_SILENT = 60_000  # liblouis's level of log at which it says nothing
_ROOM = 16  # characters that one may become; an undefined one is spelled out before it is refused
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Louis:
    """``width`` is how many bytes this build uses for a character."""

    library: Any
    width: int

    @property
    def version(self) -> str:
        return str(self.library.lou_version().decode())

    def cells(self, text: str, table: str) -> tuple[str, tuple[int, ...]]:
        """The text in cells, and where each of its characters went. WriterProblem for what six dots cannot write."""
        cells, places = self._translated(self.library.lou_translate, text, table)
        for at, cell in enumerate(cells):
            if not BLANK <= cell <= "\u283f":
                strange = text[max(place for place, went in enumerate(places) if went <= at)]
                raise WriterProblem(
                    f"The Braille was not written: {table} has no cells of six dots for {strange!r}.",
                    "Write it another way in the words, and publish again.",
                )
        return cells, places

    def letters(self, cells: str, table: str) -> str:
        """What the cells say."""
        return self._translated(self.library.lou_backTranslate, cells, table)[0]

    def _translated(self, translate: Callable[..., int], given: str, table: str) -> tuple[str, tuple[int, ...]]:
        encoding = f"utf-{self.width * 8}-le"
        raw = given.encode(encoding)
        length, room = ctypes.c_int(len(raw) // self.width), ctypes.c_int(len(raw) // self.width * _ROOM + _ROOM)
        out, places = ctypes.create_string_buffer(room.value * self.width), (ctypes.c_int * (length.value + 1))()
        tables, sizes = f"{_CELLS},{table}".encode(), (ctypes.byref(length), out, ctypes.byref(room))
        with _ONE_AT_A_TIME:
            done = translate(tables, raw, *sizes, None, None, places, None, None, 0)
        if not done:
            raise FormatUnavailable(f"Braille cannot be written: there is no table {table}.", _mend())
        return out.raw[: room.value * self.width].decode(encoding), tuple(places[: len(given)])


@lru_cache(maxsize=1)
def louis() -> Louis:
    """The library of this machine. FormatUnavailable where there is none."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError as error:
        raise FormatUnavailable("Braille cannot be written: liblouis is not installed.", _mend()) from error
    library.lou_version.restype = ctypes.c_char_p
    library.lou_setLogLevel(_SILENT)
    return Louis(library, int(library.lou_charSize()))


def _mend() -> str:
    return "Run `apt-get install liblouis20 liblouis-data`."
