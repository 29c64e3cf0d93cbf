"""What was counted: periods and their data windows."""
