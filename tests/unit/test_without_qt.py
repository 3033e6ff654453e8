"""What decides runs where there are no windows: a hub's machine has no Qt."""

import subprocess
import sys

_IMPORT_ALL = """
import importlib, importlib.abc, pkgutil, sys

class NoQt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "ui"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, NoQt())
import kiosk

names = [found.name for found in pkgutil.walk_packages(kiosk.__path__, "kiosk.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names))
"""


def test_every_module_of_kiosk_is_imported_without_qt() -> None:
    """Each module, in a process where Qt and the windows cannot be imported."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20
