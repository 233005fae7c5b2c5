"""Run every house linter over this checkout, or over the tree named: python -m tools.lint [TREE]."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.lint import lengths, names, purity, queries, words

LINTERS = (lengths, names, words, queries, purity)


def main(root: Path) -> int:
    findings = sorted(finding for linter in LINTERS for finding in linter.check(root))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()))
