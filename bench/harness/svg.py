"""Line charts as SVG, drawn without a library."""

import math
from dataclasses import dataclass, field

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 84, 36, 52, 64
COLOURS = ["#1b6ca8", "#c8553d", "#2e8b57", "#8a5fb0"]
INK, GRID = "#333333", "#dddddd"


@dataclass
class Axis:
    """Maps values of one direction to places; `ticks` are where labels stand."""

    label: str
    ticks: list
    is_log: bool = False
    texts: list = field(default_factory=list)

    def share(self, value):
        """0 at the first tick, 1 at the last."""
        low, high = self.ticks[0], self.ticks[-1]
        if self.is_log:
            low, high, value = math.log(low), math.log(high), math.log(value)
        return (value - low) / (high - low)

    def text(self, place):
        tick = self.ticks[place]
        return self.texts[place] if self.texts else f"{tick:,.0f}" if tick >= 1 else f"{tick:g}"


def log_ticks(values):
    """Powers of ten around the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return [10.0**power for power in range(low, max(high, low + 1) + 1)]


class Chart:
    """One chart: axes first, then lines, then the text of the file."""

    def __init__(self, title, x, y):
        self.title, self.x, self.y = title, x, y
        self.parts, self.names = [], []

    def place(self, x, y):
        across = LEFT + self.x.share(x) * (WIDTH - LEFT - RIGHT)
        down = HEIGHT - BOTTOM - self.y.share(y) * (HEIGHT - TOP - BOTTOM)
        return round(across, 1), round(down, 1)

    def line(self, name, points, dashed=False, marked=True):
        colour = COLOURS[len(self.names) % len(COLOURS)]
        self.names.append((name, colour))
        places = [self.place(x, y) for x, y in points]
        path = " ".join(f"{x},{y}" for x, y in places)
        dashes = ' stroke-dasharray="6 4"' if dashed else ""
        self.parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        if marked:
            self.parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]

    def text(self):
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" font-family="sans-serif" font-size="12" fill="{INK}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
            f'<text x="{LEFT}" y="24" font-size="15" font-weight="bold">{self.title}</text>',
            *self._grid(), *self._legend(), *self.parts, "</svg>",
        ]
        return "\n".join(lines) + "\n"

    def _grid(self):
        bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
        for place, tick in enumerate(self.x.ticks):
            x, _ = self.place(tick, self.y.ticks[0])
            yield f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{bottom}" stroke="{GRID}"/>'
            yield f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{self.x.text(place)}</text>'
        for place, tick in enumerate(self.y.ticks):
            _, y = self.place(self.x.ticks[0], tick)
            yield f'<line x1="{LEFT}" y1="{y}" x2="{right}" y2="{y}" stroke="{GRID}"/>'
            yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{self.y.text(place)}</text>'
        middle = (TOP + bottom) / 2
        yield f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 18}" text-anchor="middle">{self.x.label}</text>'
        yield f'<text transform="translate(20 {middle}) rotate(-90)" text-anchor="middle">{self.y.label}</text>'

    def _legend(self):
        across = LEFT
        for name, colour in self.names:
            yield f'<rect x="{across}" y="34" width="12" height="4" fill="{colour}"/>'
            yield f'<text x="{across + 18}" y="40">{name}</text>'
            across += 42 + 6.6 * len(name)
