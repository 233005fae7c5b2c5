"""What is read from the environment, once, with words for what is missing."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

MODES = ("demonstration", "production")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """``home`` is the checkout: it holds ``pathways/``, ``build/`` and, outside production, ``var/``."""

    mode: str
    home: Path
    debug: bool
    secret_key: str
    hosts: tuple[str, ...]
    behind_proxy: bool
    database: dict[str, Any]
    smtp: tuple[str, int]
    sender: str
    clock_file: Path | None
    address: str

    @property
    def is_production(self) -> bool:
        return self.mode == "production"


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Everything the settings need; ImproperlyConfigured says what to set."""
    mode = environ.get("CARELEAF_MODE", "demonstration")
    if mode not in MODES:
        raise ImproperlyConfigured(f"CARELEAF_MODE is {mode!r}. Set it to {' or '.join(MODES)}.")
    home = Path(environ.get("CARELEAF_HOME") or Path(__file__).parents[4]).resolve()
    found = Environment(
        mode=mode,
        home=home,
        debug=_yes(environ, "CARELEAF_DEBUG"),
        secret_key=environ.get("SECRET_KEY", ""),
        hosts=tuple(filter(None, environ.get("CARELEAF_HOSTS", "").split(","))),
        behind_proxy=_yes(environ, "CARELEAF_PROXY"),
        database=_database(environ.get("DATABASE_URL"), home),
        smtp=_smtp(environ.get("CARELEAF_SMTP", "127.0.0.1:1025")),
        sender=environ.get("CARELEAF_SENDER", "clinic@careleaf.invalid"),
        address=environ.get("CARELEAF_ADDRESS", "").rstrip("/"),
        clock_file=Path(moved) if (moved := environ.get("CARELEAF_CLOCK_FILE")) else None,
    )
    return _checked(found) if found.is_production else _filled_in(found)


def _smtp(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise ImproperlyConfigured(f"CARELEAF_SMTP is {address!r}. Set it to a mail server and its port: mail:25.")
    return host, int(port)


def _yes(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "no").lower()
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to yes or no.")
    return value == "yes"


def _checked(found: Environment) -> Environment:
    if not found.secret_key:
        raise ImproperlyConfigured("SECRET_KEY is missing. In production set it to a long random text and keep it.")
    if not found.hosts:
        raise ImproperlyConfigured("CARELEAF_HOSTS is missing. In production set it to the host names, with commas.")
    if not found.address.startswith("https://"):
        raise ImproperlyConfigured(
            "CARELEAF_ADDRESS is missing. Set it to where patients find this service: https://..."
        )
    if found.debug:
        raise ImproperlyConfigured("CARELEAF_DEBUG is yes. Production never shows its insides: leave it out.")
    if found.clock_file:
        raise ImproperlyConfigured("CARELEAF_CLOCK_FILE is set. The clock of a running service is never moved.")
    return found


def _filled_in(found: Environment) -> Environment:
    """A demonstration answers on this machine only and makes its own secret."""
    from dataclasses import replace

    return replace(
        found,
        hosts=(*LOOPBACK, *found.hosts),
        secret_key=found.secret_key or _own_secret(found.home),
        address=found.address or "http://127.0.0.1:8000",
    )


def _own_secret(home: Path) -> str:
    """Kept in ``var/``, so that people stay signed in when the demonstration starts again."""
    path = home / "var" / "secret-key"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def _database(url: str | None, home: Path) -> dict[str, Any]:
    """One address decides: SQLite in ``var/`` when none is given, PostgreSQL when it says so."""
    (home / "var").mkdir(exist_ok=True)
    database: dict[str, Any] = dict(dj_database_url.parse(url or f"sqlite:///{home}/var/careleaf.sqlite3"))
    if database["ENGINE"].endswith("sqlite3"):
        # One writer at a time, asked for at the start of a transaction: readers never wait, writers never deadlock.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        database["TEST"] = {"NAME": str(home / "var" / "test.sqlite3")}
        return database
    # Bound and prepared on the server: about half the database's work per request.
    return database | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "OPTIONS": {"server_side_binding": True}}
