"""The command line: one file for each verb; errors go to stderr and leave a non-zero exit."""

import gc

# Nearly everything a command builds stays until it ends: seeking garbage more often finds nothing and costs a sixth.
gc.set_threshold(100_000)

from careleaf.cli.application import main  # noqa: E402 - the imports are the most of it

__all__ = ["main"]
