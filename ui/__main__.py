"""``python -m ui kiosk|dashboard``: the windows of Netjes."""

import sys

from ui.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
