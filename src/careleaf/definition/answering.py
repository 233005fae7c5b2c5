"""Which items of the register stand behind a named thing: who would lose something if it went."""

from collections import defaultdict
from collections.abc import Iterable

from careleaf.definition.references import Node, Reference

_SAME = {"check": "question", "link": "fact"}
"""Two words for one thing: a rule calls a question a check, a fact with an address a link."""


def _plain(node: Node) -> Node:
    return (_SAME.get(node[0], node[0]), node[1])


def items_behind(node: Node, arrows: Iterable[Reference]) -> tuple[str, ...]:
    """The ids of the items from which arrows lead to ``node``, directly or through other things."""
    users: defaultdict[Node, set[Node]] = defaultdict(set)
    for arrow in arrows:
        if arrow.target[0] != "item":
            users[_plain(arrow.target)].add(_plain(arrow.user))
        else:
            users[_plain(arrow.user)].add(arrow.target)
    return tuple(sorted(name for table, name in _reaching(_plain(node), users) if table == "item"))


def _reaching(node: Node, users: dict[Node, set[Node]]) -> set[Node]:
    found, waiting = set[Node](), [node]
    while waiting:
        here = waiting.pop()
        for user in users.get(here, ()):
            if user not in found:
                found.add(user)
                if user[0] != "item":
                    waiting.append(user)
    return found
