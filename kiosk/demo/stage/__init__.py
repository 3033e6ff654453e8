"""The stage: screens that nobody looks at, a hand, an eye, and the processes that play on them.

The demo, the end-to-end tests and the figures share it. Everything goes through the window system:
input by XTEST, pictures from the X server. Nothing here calls into a window's program.
"""
