"""What one person's machine remembers between starts; nothing of a workspace is here."""
