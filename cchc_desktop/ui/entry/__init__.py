"""One open plan or report: its sections, questions and what helps to fill them."""
