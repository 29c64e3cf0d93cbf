"""The pages as they will print: laid out, painted, shown, exported."""
