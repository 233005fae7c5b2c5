"""A copy of this house in which a test may break a rule on purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
JUNK = shutil.ignore_patterns("__pycache__", "*.pyc", "*_cache")


@dataclass(frozen=True)
class Tree:
    root: Path

    def plant(self, name: str, text: str) -> None:
        """Write the text at the end of the file, which is made when it is not there, with its packages."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
        for folder in path.relative_to(self.root).parents:
            if path.suffix == ".py" and folder.is_relative_to("src/careleaf"):
                (self.root / folder / "__init__.py").touch()

    def module(self, name: str) -> str:
        """The path of a module of ours, made when it is not there."""
        path = f"src/{name.replace('.', '/')}"
        path = f"{path}/__init__.py" if (self.root / path).is_dir() else f"{path}.py"
        self.plant(path, "")
        return path

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run as in the real house; the copy's own source comes first, and messages are not wrapped."""
        environment = os.environ | {"PYTHONPATH": f"{self.root}/src{os.pathsep}{self.root}", "COLUMNS": "250"}
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    for folder in ("src", "tools", "tests"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=JUNK)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return Tree(tmp_path)
