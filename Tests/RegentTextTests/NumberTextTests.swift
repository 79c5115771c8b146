import RegentText
import Testing

@Suite("Numbers for people")
struct NumberTextTests {
    @Test(
        "A decimal has at most six places, and none of them idle",
        arguments: [
            (0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.9533333333, "0.953333"), (3163.228, "3163.228"),
            (0.00005, "5e-05"), (1e12, "1000000000000.0"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
        ])
    func decimal(value: Double, text: String) {
        #expect(NumberText.decimal(value) == text)
    }

    @Test(
        "A measured percentage has the digits that tell",
        arguments: [
            (0.43217, "43.2 %"), (0.9995, "99.95 %"), (0.9987654, "99.88 %"), (0.99999123, "99.99912 %"), (0.9, "90 %"),
            (1, "100 %"), (0, "0 %"), (-3.12345, "-312.3 %"), (0.0000004, "0.00004 %"), (.nan, "nan %"),
        ])
    func percent(ratio: Double, text: String) {
        #expect(NumberText.percent(ratio) == text)
    }

    @Test(
        "A percentage that misses the one beside it does not look like it",
        arguments: [
            (0.999496, 0.9995, "99.9496 %"), (0.9994999, 0.9995, "99.94999 %"), (0.9995, 0.9995, "99.95 %"),
            (0.5, 0.5004, "50 %"), (0.50006, 0.5, "50.01 %"),
        ])
    func beside(ratio: Double, other: Double, text: String) {
        #expect(NumberText.percent(ratio, besides: other) == text)
    }

    @Test("A chosen percentage is shown as it was chosen", arguments: [(0.99123, "99.123 %"), (0.9, "90 %")])
    func chosen(ratio: Double, text: String) {
        #expect(NumberText.percent(chosen: ratio) == text)
    }

    @Test(
        "Digits stand in groups of three",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"),
            (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func grouped(count: Int, text: String) {
        #expect(NumberText.grouped(count) == text)
    }

    @Test(
        "A count is short, and never has four digits before its unit",
        arguments: [
            (0.0, "0"), (999.4, "999"), (999.6, "1.00k"), (1_240_000, "1.24M"), (212_000, "212k"), (999_600, "1.00M"),
        ])
    func compact(count: Double, text: String) {
        #expect(NumberText.compact(count) == text)
    }

    @Test(
        "A time left is minutes and seconds, with hours from one on",
        arguments: [(0.0, "00:00"), (17.2, "00:18"), (3_599, "59:59"), (3_600, "1:00:00"), (-5, "00:00")])
    func clock(seconds: Double, text: String) {
        #expect(NumberText.clock(.seconds(seconds)) == text)
    }

    @Test("A progress line says what is left where it can be known")
    func progress() {
        let known = ProgressLine(
            samples: 1_000, samplesTotal: 3_000, textBytes: 2_000_000, ratio: 6.1, elapsed: .seconds(2))
        #expect(known.text == "1.00k/3.00k samples  500/s  1.0 MB/s (zstd 6.1x)  ETA 00:04")
        #expect(known.pace == "2.0 s  500/s  1.0 MB/s (zstd 6.1x)")
        let unknown = ProgressLine(samples: 5, textBytes: 10, elapsed: .zero)
        #expect(unknown.text == "5 samples  0/s  0 B/s")
    }
}
