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
