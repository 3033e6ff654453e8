"""What people see. Decides nothing: that is the work of :mod:`kiosk`."""

from ui.immortal import keep_true

keep_true()
