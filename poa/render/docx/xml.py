"""Text as XML text. What XML cannot hold was refused when the tree was made."""


def escape(text: str) -> str:
    """Escape the signs that mean something in XML text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape the signs that mean something in an attribute between double quotes."""
    return escape(text).replace('"', "&quot;")
