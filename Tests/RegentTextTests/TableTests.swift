import RegentText
import Testing

@Suite("Tables")
struct TableTests {
    private static let table = Table(
        [.text("name"), .count("samples"), .text("description")],
        rows: [["r1", "1234567", "short"], ["r2", "7", String(repeating: "long ", count: 8) + "end"]])

    @Test("Columns are aligned, numbers to the right, and no line ends with blanks")
    func aligned() {
        let table = Table(
            [.text("name"), .number("n"), .text("last")], rows: [["a", "10", ""], ["longer", "9", "x"]])
        #expect(table.text() == "NAME     N  LAST\na       10\nlonger   9  x\n")
        #expect(table.text(titles: false) == "a       10\nlonger   9  x\n")
    }

    @Test("Digits of counts are grouped for people only")
    func grouped() {
        #expect(Self.table.grouped.rows[0][1] == "1,234,567")
        #expect(Self.table.csv.contains("r1,1234567,short\n"))
    }

    @Test(
        "Texts are shortened first, then the last columns left out; the first column and numbers stay whole",
        arguments: [(80, 3, false), (45, 3, true), (16, 2, false), (3, 1, false)])
    func fitted(room: Int, columns: Int, isShortened: Bool) {
        let (fitted, omitted) = Self.table.fitted(to: room)
        #expect(fitted.columns.count == columns && omitted.count == 3 - columns)
        #expect(fitted.rows.joined().contains { $0.hasSuffix("…") } == isShortened)
        #expect(fitted.rows.map { $0[0] } == ["r1", "r2"])
        if columns > 1 { #expect(fitted.rows[0][1] == "1234567") }
        if room > 3 { #expect(fitted.text().split(separator: "\n").allSatisfy { $0.count <= room }) }
    }

    @Test("A table without a terminal is as wide as it is")
    func unbounded() {
        #expect(Self.table.fitted(to: nil).table.rows == Self.table.rows)
    }

    @Test(
        "A cell of CSV is quoted where a reader would cut it",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("two\nlines", "\"two\nlines\""),
            (" led", "\" led\""), ("trailed ", "\"trailed \""), ("", ""),
        ])
    func csv(cell: String, written: String) {
        #expect(Table.csvLine([cell, "x"]) == written + ",x\n")
    }
}
