"""Small pieces that screens share."""
