"""``careleaf run``: gets the demonstration ready and serves it on this machine only, until Ctrl-C."""

import os
import socket
import sys
from typing import Any

import typer

LOOPBACK = "127.0.0.1"
WORKERS = 2


def run_demonstration(port: int) -> None:
    """Migrate, import, sign and publish as a demonstration, say where it is, serve. Ends the program."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careleaf.clinic.config.settings")
    if not _is_free(port):
        sys.exit(f"Port {port} is in use. Stop what uses it, or name another: careleaf run --port {port + 1}")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
        troubles = _prepare()
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))
    for trouble in troubles:
        typer.echo(trouble, err=True)
    _serve(port)


def _prepare() -> list[str]:
    from django.conf import settings
    from django.core.management import call_command

    from careleaf.clinic.config.demonstration import prepare

    if settings.PRODUCTION:
        sys.exit(
            "careleaf run is for demonstrations only. In production serve careleaf.clinic.config.wsgi:application."
        )
    call_command("migrate", verbosity=0, interactive=False)
    return prepare()


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((LOOPBACK, port)) != 0


def welcome(port: int) -> str:
    """Where everything is, once the server listens."""
    from careleaf.clinic.config.demonstration import CAST, PASSWORD
    from careleaf.clinic.library.presenters import leaflet
    from careleaf.clinic.library.queries import published_editions

    address = f"http://{LOOPBACK}:{port}"
    lines = [f"Careleaf is running at {address}/", ""]
    for edition in published_editions():
        shown = leaflet(edition)
        lines += [f"  {site.name}: {address}/leaflets/{shown.pathway}/{site.id}/" for site in shown.sites]
    lines += ["", f"Sign in at {address}/staff/sign-in/ with the password {PASSWORD} as:"]
    lines += [f"  {one.username:<11} {one.name}, {one.role.value.replace('_', ' ')}" for one in CAST]
    return "\n".join([*lines, "", "Demonstration only. Press Ctrl-C to stop."])


def _serve(port: int) -> None:
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    from careleaf.clinic.config.wsgi import application

    words = welcome(port)
    connections.close_all()  # each worker opens its own

    class Server(BaseApplication):
        def load_config(self) -> None:
            self.cfg.set("bind", f"{LOOPBACK}:{port}")
            # Processes, never threads: writers of SQLite starve each other in threads.
            self.cfg.set("workers", WORKERS)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("when_ready", lambda _: typer.echo(words))

        def load(self) -> Any:
            return application

    Server().run()
