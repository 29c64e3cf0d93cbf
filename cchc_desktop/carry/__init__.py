"""What leaves the PC: files written whole or not at all."""
