"""``careleaf run``: gets the demonstration ready and serves it on this machine only, until Ctrl-C.

Where nobody is registered yet, fictional patients are made beside the server; the worker begins after them, because
the house does nothing of today in the midst of what is told of last month.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

LOOPBACK = "127.0.0.1"
WORKERS = 2


def run_demonstration(port: int, patients: int) -> None:
    """Migrate, import, sign and publish as a demonstration, say where it is, serve. Ends the program.

    ``patients`` are made where there are none.
    """
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
    _serve(port, patients)


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
    lines += patient_words(address)
    return "\n".join([*lines, "", "Demonstration only. Press Ctrl-C to stop."])


def patient_words(address: str) -> list[str]:
    """One patient's own pages, once there are patients."""
    from careleaf.clinic.config.demonstration import example_link

    example = example_link()
    if example is None:
        return []
    born = f"{example.born.day} {example.born:%m %Y}"
    return ["", f"A patient's own pages, with the date of birth {born}:", f"  {address}{example.path}"]


@contextmanager
def _beside(*verb: str) -> Iterator[None]:
    """Another process of the house beside the server, stopped with it."""
    parent = os.getpid()
    child = subprocess.Popen([sys.executable, "-m", "careleaf", *verb])
    try:
        yield
    finally:
        if os.getpid() == parent:  # the server's own processes are copies of this one and pass here too
            child.terminate()
            child.wait(timeout=20)


def _serve(port: int, patients: int) -> None:
    from careleaf.clinic.config.serve import serve
    from careleaf.clinic.people.queries import is_anybody_registered

    is_empty = patients > 0 and not is_anybody_registered()
    words = welcome(port)
    if is_empty:
        words += f"\n\n{patients} fictional patients are being made; the pages fill while you look."
    demo = ("demo", "--patients", str(patients), "--serving", f"http://{LOOPBACK}:{port}")
    with _beside(*demo if is_empty else ("work", "--quiet")):
        serve(f"{LOOPBACK}:{port}", WORKERS, lambda: typer.echo(words))
