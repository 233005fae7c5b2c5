"""The demonstration as people meet it: ``careleaf run`` in a home and on a database of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from tests.factories.definitions import FOLDERS, HOME
from tools.postgres import free_port

PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Service:
    """Where it answers, and the folders it reads definitions from."""

    address: str
    pathways: Path

    def change(self, name: str, file: str, find: str, put: str) -> None:
        """Writes one text of a definition anew, as an author would."""
        path = self.pathways / name / file
        text = path.read_text()
        assert find in text, f"{find!r} has to stand in {file}"
        path.write_text(text.replace(find, put))


@contextmanager
def running(home: Path, **more: str) -> Iterator[Service]:
    """Every definition the tests know, read, signed as a demonstration and published. ``more`` is its environment."""
    for name, folder in FOLDERS.items():
        shutil.copytree(folder, home / "pathways" / name)
    (home / "build").symlink_to(HOME / "build")
    port = free_port()
    environment = os.environ | {"CARELEAF_HOME": str(home), "DATABASE_URL": database(home, port)} | more
    command = (Path(sys.executable).parent / "careleaf", "run", "--port", str(port), "--patients", "0")
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/health", server, home / "log")
            yield Service(f"http://127.0.0.1:{port}", home / "pathways")
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def database(home: Path, port: int) -> str:
    """One of its own on the server the suite runs on; a file when it runs on none."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"sqlite:///{home}/careleaf.sqlite3"
    name = f"careleaf_browser_{port}"
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except OSError:  # not yet listening, or busy
            time.sleep(0.1)
    raise RuntimeError(f"The demonstration did not start:\n{log.read_text()}")
