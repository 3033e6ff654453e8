"""What the devices do now, and a while that is other: the tool bar, the panel, what is in force."""
