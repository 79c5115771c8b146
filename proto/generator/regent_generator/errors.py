"""What the generator says when it refuses."""


class GenerationError(Exception):
    """What a .proto must change before it can be generated."""
