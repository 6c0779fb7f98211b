"""The comments of a document, kept the same in all parts that speak of them."""
