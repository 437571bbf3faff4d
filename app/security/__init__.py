"""Who signs: identities, their certificates and the files that keep them."""
