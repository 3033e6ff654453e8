"""The wire between a hub and its devices and dashboards: messages and two state machines.

No sockets, no clock, no threads: :mod:`kiosk.link` and :mod:`kiosk.hub.app` bring those.
"""
