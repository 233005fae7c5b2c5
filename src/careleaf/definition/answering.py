"""Which items of the register stand behind a named thing: who would lose something if it went."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from careleaf.definition.references import Node, Reference

_SAME = {"check": "question", "link": "fact"}
"""Two words for one thing: a rule calls a question a check, a fact with an address a link."""


def plain(node: Node) -> Node:
    """The one name of a thing that is called by two words."""
    return (_SAME.get(node[0], node[0]), node[1])


class Users:
    """Who names what, turned round once: from a thing to those that name it."""

    def __init__(self, arrows: Iterable[Reference]) -> None:
        users: defaultdict[Node, set[Node]] = defaultdict(set)
        for arrow in arrows:
            if arrow.target[0] != "item":
                users[plain(arrow.target)].add(plain(arrow.user))
            else:
                users[plain(arrow.user)].add(arrow.target)
        self._users: Mapping[Node, set[Node]] = users

    def of(self, node: Node) -> set[Node]:
        """Everything that names ``node``, directly or through other things; nothing is sought behind an item."""
        found, waiting = set[Node](), [plain(node)]
        while waiting:
            for user in self._users.get(waiting.pop(), ()):
                if user not in found:
                    found.add(user)
                    if user[0] != "item":
                        waiting.append(user)
        return found

    def items(self, node: Node) -> tuple[str, ...]:
        """The ids of the items that name ``node``, directly or through other things."""
        return tuple(sorted(name for table, name in self.of(node) if table == "item"))
