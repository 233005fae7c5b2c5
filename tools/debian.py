"""Which Debian packages this house needs, which are missing, and how to install them."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Package:
    name: str
    proof: str  # a file (pattern) that is there once the package is
    reason: str

    def is_present(self) -> bool:
        return bool(glob.glob(self.proof))


FONTS = "/usr/share/fonts/truetype/noto"
RUN = (
    Package("fonts-noto-core", f"{FONTS}/NotoSans-Regular.ttf", "letters of the printed leaflet"),
    Package("liblouis20", "/usr/lib/*/liblouis.so.20", "writes the leaflet in Braille"),
    Package("liblouis-data", "/usr/share/liblouis/tables/en-ueb-g2.ctb", "how each language is written in Braille"),
)
TEST = (
    *RUN,
    Package("chromium", "/usr/bin/chromium", "browser tests"),
    Package("postgresql", "/usr/lib/postgresql/*/bin/initdb", "the suite runs on PostgreSQL"),
    Package("poppler-utils", "/usr/bin/pdftotext", "reads printed leaflets back"),
)
VENV = Package("python3-venv", "/usr/lib/python3*/ensurepip", "makes .venv")

APT = ("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3")
# A server from the package would start a cluster of its own; the tests start theirs, so none is made.
NO_CLUSTER = "/etc/postgresql-common/createcluster.d/careleaf-no-cluster.conf"


def ensure(packages: Sequence[Package]) -> bool:
    """Install what is missing where we may; otherwise say exactly what to install. True when all are there."""
    missing = [package for package in packages if not package.is_present()]
    if not missing:
        return True
    names = [package.name for package in missing]
    print(f"      missing: {', '.join(f'{package.name} ({package.reason})' for package in missing)}", flush=True)
    prefix = _root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        print(f"      Please install them: sudo apt-get install --no-install-recommends {' '.join(names)}", flush=True)
        return False
    _install(prefix, names)
    left = [package.name for package in missing if not package.is_present()]
    if left:
        print(f"      Could not be installed: {', '.join(left)}. The lines above say why.", flush=True)
    return not left


def _root_prefix() -> list[str] | None:
    """How to become root without asking: already there, by sudo without a password, or not at all."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return environment
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", *environment]
    return None


def _install(prefix: Sequence[str], names: Sequence[str]) -> None:
    if "postgresql" in names:
        line = f"mkdir -p {os.path.dirname(NO_CLUSTER)} && echo 'create_main_cluster = false' > {NO_CLUSTER}"
        subprocess.run([*prefix, "sh", "-c", line], check=False)
    install = [*prefix, *APT, "install", "--no-install-recommends", *names]
    for pause in (0, 5, 20):
        time.sleep(pause)
        # The package lists may be older than the mirror, so they are fetched anew before every attempt.
        for command in ([*prefix, *APT, "update"], install):
            result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            return
        print("\n".join((result.stdout + result.stderr).strip().splitlines()[-8:]), flush=True)
