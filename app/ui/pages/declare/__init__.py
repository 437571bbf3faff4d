"""The room of the declaration of interests."""
