"""What people see. Decides nothing: that is the work of :mod:`kiosk`."""

from ui import immortal

immortal.keep()
