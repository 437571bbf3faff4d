"""How a report proves itself: its signatures, its history, its attachment, and the verdict on them."""
