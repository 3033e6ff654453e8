"""The only room that knows QtWebEngine."""
