"""What must be true of the data."""
