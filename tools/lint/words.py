"""No file names a package registry, a path of one machine, or work left unfinished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.lint.findings import Finding, files

# Put together from parts, so that this file does not itself hold what it forbids.
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "registry" + ".npm",
)
MARKS = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "NotImplemented" + "Error")
RULES = (
    (
        re.compile("|".join(map(re.escape, REGISTRIES)), re.IGNORECASE),
        "names a package registry",
        "Leave the address to each machine's own settings",
    ),
    (
        re.compile(r"(?<![\w.\-/}])/(?:work|root|home/\w+|Users/\w+|tmp/\w+|opt/\w+)/\w"),
        "names a path of one machine",
        "Write it relative to the project or ask the system for it",
    ),
    (
        re.compile(rf"\b(?:{'|'.join(MARKS)})\b"),
        "marks work left unfinished",
        "Finish it, or take it out and open an issue",
    ),
)


def check(root: Path) -> Iterator[Finding]:
    for name, path in files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and the like
        for number, line in enumerate(text.splitlines(), start=1):
            for pattern, what, mend in RULES:
                if found := pattern.search(line):
                    yield Finding(name, number, f"{found[0]!r} {what}", mend)
