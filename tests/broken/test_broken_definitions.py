"""Each broken definition is told where it is broken, what is wrong and how to mend it, and never with a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from careleaf.definition.load import Loaded, load
from careleaf.definition.problems import Problem, Problems
from careleaf.definition.prove import prove
from careleaf.house import HOUSE
from tests.broken.recipes import WHOLE, Recipe, recipes

RECIPES = recipes()
BY_COMMAND = (
    "broken YAML",
    "a file of 10 MB",
    "a binary file",
    "milligrams for a time",
    "an overlay that loosens a limit",
    "a loop in the steps",
    "a digit in the words",
    "edited after sign-off",
)


def problems_of(folder: Path) -> Problems:
    result = load(folder)
    return prove(result, HOUSE).problems if isinstance(result, Loaded) else result


def is_told(recipe: Recipe, place: str, problem: Problem) -> bool:
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    said = all(word in problem.what for word in recipe.what) and all(word in problem.mend for word in recipe.mend)
    return where == place and said


def test_the_definition_they_are_made_from_is_whole() -> None:
    assert problems_of(WHOLE) == ()


def test_there_are_enough_of_them_and_no_two_are_alike() -> None:
    assert len(RECIPES) >= 42
    assert len({recipe.case for recipe in RECIPES}) == len(RECIPES)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.case)
def test_a_broken_definition_is_told_where_and_how(recipe: Recipe, tmp_path: Path) -> None:
    recipe.break_copy(tmp_path)
    place, problems = recipe.place(tmp_path), problems_of(tmp_path)
    told = "\n".join(map(str, problems))
    assert any(is_told(recipe, place, problem) for problem in problems), f"expected at {place}, told:\n{told}"


@pytest.mark.parametrize("case", BY_COMMAND)
def test_the_command_tells_it_and_fails(case: str, tmp_path: Path) -> None:
    recipe = next(recipe for recipe in RECIPES if recipe.case == case)
    recipe.break_copy(tmp_path)
    command = [str(Path(sys.executable).parent / "careleaf"), "prove", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    told = [line for line in done.stderr.splitlines() if line.startswith(f"{recipe.place(tmp_path)}: ")]
    assert done.returncode == 1, done.stdout + done.stderr
    assert any(all(word in line for word in recipe.what + recipe.mend) for line in told), done.stderr
    assert "Traceback" not in done.stderr
