"""What people see. Decides nothing: that is the work of :mod:`kiosk`."""
