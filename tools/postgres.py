"""Run a command against a PostgreSQL of its own: python -m tools.postgres -- COMMAND...

The server lives in a temporary folder on a free loopback port, never touches a disk on purpose, and is stopped when
the command ends. PostgreSQL refuses to run as root, so root starts it as the user postgres.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

OWNER = "postgres"
# The data is thrown away at the end: no need to wait for a disk.
QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "unix_socket_directories=",
    "max_connections=60",
)


def programs() -> Path:
    """The folder of the newest server installed."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(re.sub(r"\D", "", path.parts[4]))
    )
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    if elsewhere is None:
        sys.exit("PostgreSQL is missing. Install it with: apt-get install --no-install-recommends postgresql")
    return Path(elsewhere).resolve().parent


def as_owner(*command: str | Path, **options: object) -> subprocess.Popen[str]:
    if os.geteuid() == 0:
        options |= {"user": OWNER, "group": OWNER, "extra_groups": []}
    return subprocess.Popen(command, text=True, stdin=subprocess.DEVNULL, cwd="/", **options)  # type: ignore[call-overload, no-any-return]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def create_cluster(folder: Path, password: str) -> Path:
    data, secret = folder / "data", folder / "password"
    secret.write_text(password)
    if os.geteuid() == 0:
        for path in (folder, secret):
            shutil.chown(path, OWNER, OWNER)
    options = ("--no-sync", "--username=careleaf", "--auth=scram-sha-256", f"--pwfile={secret}")
    initdb = as_owner(
        programs() / "initdb", "-D", data, *options, "--encoding=UTF8", "--locale=C.UTF-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    said, _ = initdb.communicate(timeout=120)
    if initdb.returncode:
        sys.exit(f"PostgreSQL could not be prepared:\n{said}")
    return data


def is_ready(port: int) -> bool:
    command = (programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port), "-U", "careleaf", "-d", "postgres")
    return subprocess.run(command, check=False).returncode == 0


def start(data: Path, log: Path) -> tuple[subprocess.Popen[str], int]:
    port = free_port()
    settings = [part for setting in (*QUICK, "listen_addresses=127.0.0.1", f"port={port}") for part in ("-c", setting)]
    with log.open("w") as out:
        # Its own session: Ctrl-C in the terminal reaches the tests first, and they close their connections.
        server = as_owner(
            programs() / "postgres", "-D", data, *settings, stdout=out, stderr=out, start_new_session=True
        )
    for _ in range(300):
        if server.poll() is not None:
            break
        if is_ready(port):
            return server, port
        time.sleep(0.1)
    stop(server)
    sys.exit(f"PostgreSQL did not start:\n{log.read_text()}")


def stop(server: subprocess.Popen[str]) -> None:
    """Fast shutdown: drop the connections, then leave; by force when even that hangs."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(number)
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            continue


@contextmanager
def temporary() -> Iterator[str]:
    """A running server; what is handed out is its DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="careleaf-postgres-"))
    password = secrets.token_hex(16)
    try:
        server, port = start(create_cluster(folder, password), folder / "log")
        try:
            yield f"postgresql://careleaf:{password}@127.0.0.1:{port}/postgres"
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


def main(command: Sequence[str]) -> int:
    if not command:
        sys.exit("Say what to run: python -m tools.postgres -- COMMAND...")
    signal.signal(signal.SIGTERM, leave)
    with temporary() as url:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]))
