"""``careleaf run``: gets the demonstration ready and serves it on this machine only, until Ctrl-C."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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
    from careleaf.clinic.people.models import in_words

    address = f"http://{LOOPBACK}:{port}"
    lines = [f"Careleaf is running at {address}/", ""]
    for edition in published_editions():
        shown = leaflet(edition)
        lines += [f"  {site.name}: {address}/leaflets/{shown.pathway}/{site.id}/" for site in shown.sites]
    lines += ["", f"Sign in at {address}/staff/sign-in/ with the password {PASSWORD} as:"]
    lines += [f"  {one.username:<13} {one.name}, {in_words(one.role)}" for one in CAST]
    return "\n".join([*lines, "", "Demonstration only. Press Ctrl-C to stop."])


@contextmanager
def _worker() -> Iterator[None]:
    """The worker beside the server, stopped with it."""
    parent = os.getpid()
    worker = subprocess.Popen([sys.executable, "-m", "careleaf", "work"], stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        if os.getpid() == parent:  # the server's own processes are copies of this one and pass here too
            worker.terminate()
            worker.wait(timeout=20)


def _serve(port: int) -> None:
    from careleaf.clinic.config.serve import serve

    words = welcome(port)
    with _worker():
        serve(f"{LOOPBACK}:{port}", WORKERS, lambda: typer.echo(words))
