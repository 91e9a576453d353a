"""Template and context to text that knows where it comes from; one package per template language."""
