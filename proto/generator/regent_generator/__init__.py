"""Reads a CodeGeneratorRequest, refuses what Regent forbids, writes Swift and C."""
