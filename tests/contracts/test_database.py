"""The suite runs on the database it was asked to run on."""

from __future__ import annotations

import os

import pytest
from django.db import connection


@pytest.mark.sqlite
@pytest.mark.django_db
def test_the_database_is_the_one_asked_for() -> None:
    asked = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked
    with connection.cursor() as cursor:
        cursor.execute("select 6 * 7")
        assert cursor.fetchone() == (42,)
