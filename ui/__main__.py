"""``python -m ui kiosk|dashboard``: the windows of Netjes."""

import os
import sys

from ui.app import main

if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # everything has ended in order; what PySide6 6.12 does after that can write to freed memory
    os._exit(code)
