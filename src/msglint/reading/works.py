"""The names of works and products that a message's front matter lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def works(products: Any) -> tuple[str, ...]:
    """The names in `products:`: one or a list, each text or a mapping with a ``name``; blank ones left out."""
    listed = (
        [products] if isinstance(products, str | Mapping) else products if isinstance(products, list | tuple) else ()
    )
    names = (product.get("name", "") if isinstance(product, Mapping) else product for product in listed)
    return tuple(str(name).strip() for name in names if str(name).strip())
