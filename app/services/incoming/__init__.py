"""What each kind of file does when it comes into a case file: who may send it, and what it changes."""
