"""What a message promises: the dates, prices, offers and names that it states, and of what it states them."""
