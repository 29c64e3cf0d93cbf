"""What leaves the PC and comes back: sticks, packages, backups."""
