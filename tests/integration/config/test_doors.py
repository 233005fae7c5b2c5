"""The menu of each role: what it uses, and no more than fits on a phone."""

import pytest

from careleaf.clinic.config.house import DOORS
from careleaf.clinic.people.models import STAFF_ROLES
from careleaf.definition.vocabulary import Role


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_nobody_has_more_than_six_entries(role: Role) -> None:
    offered = [door.words for door in DOORS if not door.roles or role in door.roles]
    assert "My work" in offered
    assert len(offered) <= 6
