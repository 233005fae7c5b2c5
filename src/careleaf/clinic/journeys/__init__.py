"""One person's way through a pathway: pinned to an edition, told as events that are only ever added."""
