"""A mail server on loopback for tests: it takes what it is given, or turns it away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class PostOffice(ThreadingTCPServer):
    """``taken`` are the emails it was given."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, turns_away: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.turns_away = turns_away
        self.taken: list[Message] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Counter(StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        self._say("220 post office")
        while line := self.rfile.readline().strip().upper():
            if line.startswith(b"RCPT") and self.server.turns_away:
                self._say("451 try again later")
            elif line == b"DATA":
                self._say("354 go on")
                self._take()
            elif line == b"QUIT":
                return self._say("221 goodbye")
            else:
                self._say("250 yes")
        return None

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.taken.append(message_from_bytes(b"".join(lines)))
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def post_office(*, turns_away: bool = False) -> Iterator[PostOffice]:
    """Open while the test runs."""
    with PostOffice(turns_away) as office:
        thread = Thread(target=office.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield office
        finally:
            office.shutdown()
            thread.join()
