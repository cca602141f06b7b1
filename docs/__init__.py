"""What people read, and the script that prints a part of it."""
