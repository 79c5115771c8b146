import RegentMessages
import Testing

@Suite("Timestamp")
struct TimestampTests {
    static let texts: [(Int64, String)] = [
        (0, "1970-01-01T00:00:00.000000Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
        (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
        (1_767_323_045_000_006, "2026-01-02T03:04:05.000006Z"),
        (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
        (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
    ]

    @Test("Microseconds and RFC 3339 are the same point", arguments: texts)
    func bothWays(_ microseconds: Int64, _ text: String) {
        let time = Timestamp(microseconds: microseconds)
        #expect(time.rfc3339 == text)
        #expect(time.microseconds == microseconds)
        #expect(Timestamp(rfc3339: text) == time)
    }

    @Test("Offsets and fractions are read")
    func forms() {
        #expect(Timestamp(rfc3339: "1970-01-01T02:00:00+02:00") == Timestamp())
        #expect(Timestamp(rfc3339: "1969-12-31t22:30:00-01:30") == Timestamp())
        #expect(Timestamp(rfc3339: "1970-01-01T00:00:00.5Z") == Timestamp(nanos: 500_000_000))
        #expect(
            Timestamp(rfc3339: "1970-01-01T00:00:00.000000001Z")?.rfc3339
                == "1970-01-01T00:00:00.000000001Z")
    }

    @Test(
        "An invalid time is refused",
        arguments: [
            "", "1970-01-01", "1970-13-01T00:00:00Z", "2023-02-29T00:00:00Z", "1970-01-01T24:00:00Z",
            "1970-01-01T00:60:00Z", "1970-01-01T00:00:60Z", "1970-01-01T00:00:00", "1970-01-01T00:00:00.Z",
            "1970-01-01T00:00:00.0000000001Z", "0000-01-01T00:00:00Z", "1970-01-01T00:00:00Zx",
            "1970-01-00T00:00:00Z", "1970-00-01T00:00:00Z", "+970-01-01T00:00:00Z",
        ])
    func refused(_ text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("A time that RFC 3339 cannot write has none, and microseconds are clamped")
    func extremes() {
        #expect(Timestamp(seconds: .max).rfc3339 == nil)
        #expect(Timestamp(nanos: -1).rfc3339 == nil)
        #expect(Timestamp(seconds: .max).microseconds == .max)
        #expect(Timestamp(seconds: .min).microseconds == .min)
        #expect(Timestamp(microseconds: .min).microseconds == .min)
        #expect(Timestamp(microseconds: .max).microseconds == .max)
        #expect(Timestamp(nanos: -1).microseconds == -1)
    }
}
