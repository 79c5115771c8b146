import RegentText
import Testing

@Suite("Durations as text")
struct DurationTextTests {
    @Test(
        "A duration is a whole number with its unit, up to 2^32 - 1 seconds",
        arguments: [
            ("90s", 90), ("15m", 900), ("12h", 43_200), ("30d", 2_592_000), ("0s", 0), ("4294967295s", 4_294_967_295),
            ("4294967296s", nil), ("49711d", nil), ("4294967295d", nil), ("-1s", nil), ("+1s", nil), ("1.5h", nil),
            ("1", nil), ("s", nil), ("", nil), ("1 h", nil), ("1w", nil), ("99999999999999999999s", nil),
        ])
    func seconds(text: String, seconds: Int64?) {
        #expect(DurationText.seconds(text) == seconds)
    }
}
