"""``python -m careleaf`` is the ``careleaf`` command."""

from careleaf.cli import main

main()
