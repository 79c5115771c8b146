import RegentText
import Testing

@Suite("Text that cannot steer a terminal")
struct PrintableTextTests {
    @Test(
        "What steers a terminal is written out, and the rest stays",
        arguments: [
            ("plain é 漢", "plain é 漢"), ("a\u{1B}[31mb", "a\\u{1b}[31mb"), ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("a\u{202E}b", "a\\u{202e}b"), ("a\u{9B}b", "a\\u{9b}b"), ("a\u{2028}b", "a\\u{2028}b"), ("", ""),
        ])
    func printable(text: String, written: String) {
        #expect(text.printable == written)
    }

    @Test("Line feeds and tabs can be kept")
    func lines() {
        #expect("a\nb\tc\u{1B}".printableLines == "a\nb\tc\\u{1b}")
    }

    @Test("JSON keeps its value")
    func json() {
        #expect("{\"a\": \"\u{202E}\u{7F}\"}".printableJSON == "{\"a\": \"\\u202e\\u007f\"}")
    }
}
