"""What looks wrong in a document, and how it may be mended."""
