"""Use-cases: what a person can do, each composing the layers below; commands and screens call only these."""
