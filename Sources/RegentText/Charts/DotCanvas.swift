/// Dots of a terminal: each character holds two columns and four rows of them.
///
/// - Source: The Unicode Standard, Braille Patterns, U+2800 to U+28FF.
struct DotCanvas {
    /// Dots.
    let width: Int
    let height: Int
    /// Bits of each character, and the series that set one last.
    private var cells: [UInt8]
    private var owners: [Int]

    /// An empty canvas of so many characters.
    init(columns: Int, rows: Int) {
        (width, height) = (2 * columns, 4 * rows)
        cells = [UInt8](repeating: 0, count: columns * rows)
        owners = [Int](repeating: -1, count: columns * rows)
    }

    /// Bits by row and column within a character.
    private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    /// Sets a dot; outside of the canvas it sets none.
    mutating func set(_ x: Int, _ y: Int, owner: Int) {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        let cell = y / 4 * (width / 2) + x / 2
        cells[cell] |= Self.bits[y % 4][x % 2]
        owners[cell] = owner
    }

    /// Sets the dots of a straight line.
    mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int), owner: Int) {
        let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            let x = Double(from.x) + share * Double(to.x - from.x)
            let y = Double(from.y) + share * Double(to.y - from.y)
            set(Int(x.rounded()), Int(y.rounded()), owner: owner)
        }
    }

    /// The character of a cell and the series that it belongs to; nil of an empty one.
    func cell(column: Int, row: Int) -> (text: Character, owner: Int)? {
        let cell = row * (width / 2) + column
        guard cells[cell] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(cells[cell])) else { return nil }
        return (Character(scalar), owners[cell])
    }
}
