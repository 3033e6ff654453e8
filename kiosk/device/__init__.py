"""What a pupil's window can ask for: use cases, one subject a file.

:class:`kiosk.device.seat.Seat` is the whole that the window talks to; :mod:`kiosk.device.ports`
is what it needs from outside. Nothing here blocks, and nothing is heavy to import: it stands
between power on and the first picture.
"""
