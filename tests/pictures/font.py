"""The widths of letters, read from a TrueType file: what a text takes up on a page."""
import struct
import subprocess


class Font:
    def __init__(self, pattern):
        path = subprocess.run(["fc-match", "-f", "%{file}", pattern], check=True, capture_output=True, text=True).stdout
        with open(path, "rb") as file:
            self.data = file.read()
        count = struct.unpack(">H", self.data[4:6])[0]
        self.tables = {self.data[at : at + 4].decode(): struct.unpack(">II", self.data[at + 8 : at + 16]) for at in range(12, 12 + 16 * count, 16)}
        self.units = self._at("head", 18, ">H")
        self.metrics = self._at("hhea", 34, ">H")
        self.glyphs = self._glyphs()

    def _at(self, table, offset, form):
        start = self.tables[table][0] + offset
        return struct.unpack(form, self.data[start : start + struct.calcsize(form)])[0]

    def _glyphs(self):
        """The number of the glyph of each letter of the basic plane."""
        start = self.tables["cmap"][0]
        for i in range(struct.unpack(">H", self.data[start + 2 : start + 4])[0]):
            platform, encoding, offset = struct.unpack(">HHI", self.data[start + 4 + 8 * i : start + 12 + 8 * i])
            at = start + offset
            if (platform, encoding) == (3, 1) and struct.unpack(">H", self.data[at : at + 2])[0] == 4:
                return self._segments(at)
        raise ValueError("a font without a table of letters")

    def _segments(self, at):
        n = struct.unpack(">H", self.data[at + 6 : at + 8])[0] // 2
        row = lambda i, form: struct.unpack(form, self.data[at + 14 + i : at + 14 + i + 2 * n])
        ends, starts, deltas, ranges = row(0, f">{n}H"), row(2 + 2 * n, f">{n}H"), row(2 + 4 * n, f">{n}h"), row(2 + 6 * n, f">{n}H")
        glyphs = {}
        for i in range(n):
            for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
                if ranges[i] == 0:
                    glyphs[code] = (code + deltas[i]) & 0xFFFF
                else:
                    place = at + 16 + 6 * n + 2 * i + ranges[i] + 2 * (code - starts[i])
                    glyph = struct.unpack(">H", self.data[place : place + 2])[0]
                    glyphs[code] = (glyph + deltas[i]) & 0xFFFF if glyph else 0
        return glyphs

    def width(self, text, size):
        total = 0
        for letter in text:
            glyph = min(self.glyphs.get(ord(letter), 0), self.metrics - 1)
            total += self._at("hmtx", 4 * glyph, ">H")
        return total * size / self.units
