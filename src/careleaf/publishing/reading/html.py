"""Reads the words out of an HTML page: alternative texts of pictures included, its list of contents left out."""

from html.parser import HTMLParser

_INLINE = frozenset({"a", "bdi", "b", "span", "strong"})
_SILENT = frozenset({"head", "nav", "script", "style"})


def read_html(page: bytes) -> str:
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return "".join(reader.heard)


class _Reader(HTMLParser):
    """Every element but an inline one parts the words around it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        self._part(tag)
        if tag == "img":
            self.heard.append(f"{dict(attrs).get('alt') or ''}\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.heard.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.heard.append("\n")
