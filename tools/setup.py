"""Make a fresh checkout ready: python -m tools.setup run|test. A second call does only what has changed (ADR 0003)."""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
BUILD = ROOT / "build"
STAMPS = VENV / "stamps"
NHSUK = ROOT / "node_modules/nhsuk-frontend/dist/nhsuk"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def call(*command: str | Path, attempts: int = 1) -> None:
    """Run quietly; when it fails, also at the last attempt, show all it said and stop."""
    # Only what sits in .venv may answer for python and node, never another copy further along PATH.
    environment = os.environ | {"PATH": f"{BIN}:{os.environ.get('PATH', os.defpath)}", "VIRTUAL_ENV": str(VENV)}
    if AUTHORITIES.exists():
        # Node brings its own list; a hospital network is often known to the machine's list alone.
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(AUTHORITIES))
    for pause in (0, 5, 20)[:attempts]:
        time.sleep(pause)
        result = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if result.returncode == 0:
            return
    print(result.stdout + result.stderr, file=sys.stderr)
    sys.exit(f"set-up stopped: {' '.join(map(str, command[:4]))} ... ended with {result.returncode}.")


def fingerprint(inputs: Sequence[Path], outputs: Sequence[Path]) -> str:
    """What a step was made from, or nothing when something it made has gone."""
    if not all(path.exists() for path in outputs):
        return ""
    digest = hashlib.sha256()
    for path in sorted(inputs):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def step(name: str, inputs: Sequence[Path], outputs: Sequence[Path], work: Callable[[], None]) -> None:
    """Do the work unless its stamp says it was done with these very inputs."""
    stamp = STAMPS / name
    if stamp.exists() and stamp.read_text() == fingerprint(inputs, outputs):
        return
    began = time.monotonic()
    print(f"  {name} ...", flush=True)
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint(inputs, outputs))
    print(f"  {name}: {time.monotonic() - began:.0f} s", flush=True)


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None and not debian.ensure((debian.VENV,)):
        sys.exit("set-up stopped: Python cannot make a virtual environment without python3-venv.")
    shutil.rmtree(VENV, ignore_errors=True)
    call(sys.executable, "-m", "venv", VENV)


def install_locked(kind: str) -> None:
    pip = (BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    call(*pip, "--no-deps", "--require-hashes", "-r", f"requirements/{kind}.txt", attempts=3)


def install_careleaf() -> None:
    pip = (BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
    call(*pip, "--no-deps", "--no-index", "--no-build-isolation", "-e", ".")


def install_node_modules() -> None:
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    call(BIN / "npm", "ci", "--ignore-scripts", "--omit=optional", *quiet, attempts=3)


def build_static() -> None:
    """Compile the styles and lay the design system's script and icons beside them."""
    static = BUILD / "static"
    shutil.rmtree(static, ignore_errors=True)
    sass = (
        BIN / "node",
        "node_modules/sass/sass.js",
        "--load-path=node_modules",
        "--style=compressed",
        "--no-source-map",
    )
    call(*sass, "--quiet-deps", "styles/careleaf.scss", "build/static/careleaf.css")
    shutil.copyfile(NHSUK / "nhsuk-frontend.min.js", static / "nhsuk-frontend.min.js")
    shutil.copytree(NHSUK / "assets/images", static / "images")


def link_fonts() -> None:
    """The PDF writer reads this folder only, so a print does not depend on what else a machine has."""
    fonts = BUILD / "fonts"
    shutil.rmtree(fonts, ignore_errors=True)
    fonts.mkdir(parents=True)
    for face in FACES:
        shutil.copyfile(f"{debian.FONTS}/NotoSans-{face}.ttf", fonts / f"NotoSans-{face}.ttf")
    (fonts / "README.txt").write_text(
        "Noto Sans, SIL Open Font Licence 1.1, from the Debian package fonts-noto-core.\n"
    )


@contextmanager
def alone() -> Iterator[None]:
    """Two set-ups at once would tear down each other's work: the second waits."""
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(kind: str) -> bool:
    """Every step in order; False when a Debian package is still missing."""
    complete = debian.ensure(debian.TEST if kind == "test" else debian.RUN)
    lock = ROOT / f"requirements/{kind}.txt"
    if not (BIN / "python").exists() or not (BIN / "pip").exists():
        step("venv", (), (), make_venv)
    if kind == "run" and (STAMPS / "packages-test").exists():
        kind, lock = "test", ROOT / "requirements/test.txt"  # the test lock holds the run lock whole
    step(f"packages-{kind}", (lock,), (BIN / "django-admin",), lambda: install_locked(kind))
    step("careleaf", (ROOT / "pyproject.toml",), (BIN / "careleaf",), install_careleaf)
    step("node-modules", (ROOT / "package.json", ROOT / "package-lock.json"), (NHSUK,), install_node_modules)
    styles = (*ROOT.glob("styles/*.scss"), ROOT / "package-lock.json")
    step("styles", styles, (BUILD / "static/careleaf.css",), build_static)
    if debian.RUN[0].is_present():
        step("fonts", (), (BUILD / "fonts/NotoSans-Regular.ttf",), link_fonts)
    return complete


def main(kind: str) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python finds out
        sys.exit("set-up stopped: Careleaf needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11")
    print(f"set-up for {kind}", flush=True)
    with alone():
        complete = set_up(kind)
    print("ready" if complete else "ready, except for the packages named above", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
