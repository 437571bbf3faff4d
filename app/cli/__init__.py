"""Commands without a screen: they ask the services and word the answers."""
