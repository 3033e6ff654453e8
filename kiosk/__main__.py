"""``python -m kiosk``: the command ``netjes``."""

from kiosk.cli import main

if __name__ == "__main__":
    main()
