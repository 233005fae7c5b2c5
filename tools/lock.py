"""Resolve the dependencies anew and write the locks: hashes and versions, never an address (ADR 0003).

Versions already locked stay; `python -m tools.lock --upgrade` takes the newest that pyproject.toml allows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = ("pip", "compile", "--quiet", "pyproject.toml", "--generate-hashes", "--no-header", "--no-emit-index-url")
VERSIONS = ("--universal", "--python-version", "3.11")
NPM = ("install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved=true", "--no-audit")


def call(*command: str | Path) -> None:
    path = f"{ROOT / '.venv/bin'}:{os.environ.get('PATH', os.defpath)}"
    if subprocess.run(command, cwd=ROOT, env=os.environ | {"PATH": path}, check=False).returncode:
        sys.exit(f"lock stopped: {' '.join(map(str, command))}")


def main(*upgrade: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    with tempfile.TemporaryDirectory() as folder:
        # uv lives outside .venv: what only writes locks is not installed with what runs.
        call(sys.executable, "-m", "venv", folder)
        call(f"{folder}/bin/pip", "install", "--quiet", *project["optional-dependencies"]["lock"])
        uv = (f"{folder}/bin/uv", *COMPILE, *VERSIONS, *upgrade)
        call(*uv, "-o", "requirements/run.txt")
        # The run lock binds the test lock, so that what is tested is what runs.
        call(*uv, "--extra", "test", "-c", "requirements/run.txt", "-o", "requirements/test.txt")
    call(ROOT / ".venv/bin/npm", *NPM)


if __name__ == "__main__":
    main(*sys.argv[1:])
