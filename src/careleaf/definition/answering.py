"""Which items of the register stand behind a named thing: who would lose something if it went."""

from collections import defaultdict
from collections.abc import Iterable

from careleaf.definition.references import Node, Reference

_SAME = {"check": "question", "link": "fact"}
"""Two words for one thing: a rule calls a question a check, a fact with an address a link."""


def _plain(node: Node) -> Node:
    return (_SAME.get(node[0], node[0]), node[1])


def items_behind(node: Node, arrows: Iterable[Reference]) -> tuple[str, ...]:
    """The ids of the items that name ``node``, directly or through other things."""
    return tuple(sorted(name for table, name in users_of(node, arrows) if table == "item"))


def users_of(node: Node, arrows: Iterable[Reference]) -> set[Node]:
    """Everything that names ``node``, directly or through other things; nothing is sought behind an item."""
    users: defaultdict[Node, set[Node]] = defaultdict(set)
    for arrow in arrows:
        if arrow.target[0] != "item":
            users[_plain(arrow.target)].add(_plain(arrow.user))
        else:
            users[_plain(arrow.user)].add(arrow.target)
    found, waiting = set[Node](), [_plain(node)]
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in found:
                found.add(user)
                if user[0] != "item":
                    waiting.append(user)
    return found
