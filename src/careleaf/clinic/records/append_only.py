"""The database's own guard over rows that are only ever added, put in place by a migration (ADR 0022)."""

from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython

_FUNCTION = """
create or replace function careleaf_rows_are_kept() returns trigger language plpgsql as $$
begin raise exception 'rows of % are never changed or deleted', tg_table_name; end $$
"""


def guard_name(table: str, act: str) -> str:
    """The trigger's name, which ``tests/integration`` looks for."""
    return f"{table}_kept_on_{act}"


class Guarded(RunPython):
    """Refuses to delete rows of a table, and to update them: whole, or only in the columns named."""

    def __init__(self, table: str, columns: tuple[str, ...] = ()) -> None:
        self.table, self.columns = table, columns
        super().__init__(self._put_up, self._take_down)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [], {"table": self.table, "columns": self.columns}

    def describe(self) -> str:
        return f"Guard the rows of {self.table}"

    def _acts(self) -> tuple[tuple[str, str], ...]:
        of = f" of {', '.join(self.columns)}" if self.columns else ""
        return (("update", f"update{of}"), ("delete", "delete"))

    def _put_up(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        on_sqlite = editor.connection.vendor == "sqlite"
        if not on_sqlite:
            editor.execute(_FUNCTION, params=None)
        for act, event in self._acts():
            head = f"create trigger {guard_name(self.table, act)} before {event} on {self.table}"
            body = (
                f"begin select raise(abort, 'rows of {self.table} are never changed or deleted'); end"
                if on_sqlite
                else "for each row execute function careleaf_rows_are_kept()"
            )
            editor.execute(f"{head} {body}", params=None)

    def _take_down(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        of_table = "" if editor.connection.vendor == "sqlite" else f" on {self.table}"
        for act, _ in self._acts():
            editor.execute(f"drop trigger {guard_name(self.table, act)}{of_table}", params=None)
