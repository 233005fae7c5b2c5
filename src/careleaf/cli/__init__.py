"""The command line: one file for each verb; errors go to stderr and leave a non-zero exit."""

from careleaf.cli.application import main

__all__ = ["main"]
