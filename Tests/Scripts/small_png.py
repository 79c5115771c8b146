"""Pictures of pages with few colours: a palette in place of three bytes a pixel, for what is kept in the repository."""

import struct
import zlib

import numpy

MAGIC = b"\x89PNG\r\n\x1a\n"
COLOURS = 64
# Colours that differ by less than this in each channel are one.
STEP = 8
# How light red, green and blue are (ITU-R BT.709), and how much a tint counts beside the light.
LIGHT, TINT = numpy.array([0.2126, 0.7152, 0.0722]), 3


def chunks(data):
    at = len(MAGIC)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += length + 12


def pixels(data):
    """Height x width x 3 of a picture of 8 bits a channel, without the channel of transparency."""
    header = next(body for kind, body in chunks(data) if kind == b"IHDR")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    if depth != 8 or colour not in (2, 6) or interlaced:
        raise ValueError("not a picture that a browser takes")
    size = 3 if colour == 2 else 4
    rows = zlib.decompress(b"".join(body for kind, body in chunks(data) if kind == b"IDAT"))
    lines = numpy.frombuffer(rows, numpy.uint8).reshape(height, 1 + width * size)
    out = numpy.zeros((height, width * size), numpy.uint8)
    for number in range(height):
        out[number] = unfiltered(lines[number, 0], lines[number, 1:], out[number - 1] if number else None, size)
    return out.reshape(height, width, size)[:, :, :3]


def unfiltered(kind, line, above, size):
    """One line without its filter (PNG, section 9.2)."""
    above = numpy.zeros_like(line) if above is None else above
    if kind == 0:
        return line
    if kind == 2:
        return line + above
    if kind == 1:
        return numpy.cumsum(line.reshape(-1, size), axis=0, dtype=numpy.uint8).reshape(-1)
    done, up = bytearray(len(line)), above.tobytes()
    for at, value in enumerate(line.tobytes()):
        left = done[at - size] if at >= size else 0
        if kind == 3:
            guess = (left + up[at]) // 2
        else:
            corner = up[at - size] if at >= size else 0
            base = left + up[at] - corner
            guess = min((left, up[at], corner), key=lambda one: abs(base - one))
        done[at] = (value + guess) & 255
    return numpy.frombuffer(bytes(done), numpy.uint8)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def seen(colours):
    """Colours as an eye tells them apart: their light, and how far red and blue are from it. A grey that turns green is
    seen sooner than one that is a little darker."""
    light = colours @ LIGHT
    return numpy.stack([light, TINT * (colours[:, 0] - light), TINT * (colours[:, 2] - light)], axis=1)


def palette(places, counts):
    """`COLOURS` of them: the most frequent one, then again and again the one that is farthest from all that were taken.
    A small sign in a colour counts beside a large area in a shade: by the root of its pixels."""
    taken = [int(numpy.argmax(counts))]
    far = ((places - places[taken[0]]) ** 2).sum(axis=1)
    while len(taken) < min(COLOURS, len(places)):
        taken.append(int(numpy.argmax(far * numpy.sqrt(counts))))
        far = numpy.minimum(far, ((places - places[taken[-1]]) ** 2).sum(axis=1))
    return taken


def small(data):
    """The same picture with at most `COLOURS` colours, and for each other one the nearest to the eye."""
    picture = pixels(data)
    height, width, _ = picture.shape
    coarse = (picture // STEP).astype(numpy.uint32)
    keys = (coarse[:, :, 0] << 16 | coarse[:, :, 1] << 8 | coarse[:, :, 2]).reshape(-1)
    found, place, counts = numpy.unique(keys, return_inverse=True, return_counts=True)
    flat = picture.reshape(-1, 3)
    sums = numpy.stack([numpy.bincount(place, weights=flat[:, channel]) for channel in range(3)], axis=1)
    means = sums / counts[:, None]
    places = seen(means)
    chosen = palette(places, counts)
    nearest = numpy.array([numpy.argmin(((places[chosen] - one) ** 2).sum(axis=1)) for one in places], numpy.uint8)
    rows = numpy.zeros((height, width + 1), numpy.uint8)
    rows[:, 1:] = nearest[place].reshape(height, width)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = means[chosen].round().astype(numpy.uint8).tobytes()
    return (MAGIC + chunk(b"IHDR", header) + chunk(b"PLTE", colours) + chunk(b"IDAT", zlib.compress(rows.tobytes(), 9))
            + chunk(b"IEND", b""))
