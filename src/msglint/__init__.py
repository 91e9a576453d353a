"""msglint reads every outbound message as its recipient will, before it is sent."""

__version__ = "0.1.0"
