"""What each page shows, and the templates that show it."""
