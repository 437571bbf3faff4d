"""A method tried before it is published: what its rules alone show, and what invented tenders bring to light."""
