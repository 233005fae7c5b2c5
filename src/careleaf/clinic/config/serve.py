"""The web server: processes, never threads, since writers of SQLite starve each other in threads."""

from collections.abc import Callable
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication


def serve(bind: str, workers: int, when_ready: Callable[[], None] = lambda: None) -> None:
    """Serves until it is told to stop, and ends the program then."""
    from careleaf.clinic.config.wsgi import application

    connections.close_all()  # each process opens its own

    class Server(BaseApplication):
        def load_config(self) -> None:
            self.cfg.set("bind", bind)
            self.cfg.set("workers", workers)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("when_ready", lambda _: when_ready())

        def load(self) -> Any:
            return application

    Server().run()
