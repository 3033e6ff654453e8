"""What a device keeps on its own disk: entries to be sent, documents from the hub, states."""
