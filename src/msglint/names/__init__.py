"""Evidence about personal names: shape, order, e-mail."""
