import RegentModel
import Testing

@Suite("Latencies")
struct LatencyMicrosTests {
    @Test(
        "milliseconds round half-even to whole microseconds",
        arguments: [
            (0.0, 0), (-0.0, 0), (0.0005, 0), (0.00051, 1), (0.0015, 2), (0.0025, 2), (0.0035, 4), (1.0005, 1000),
            (1.0015, 1002), (2.5, 2500), (123.4565, 123_456), (123.4575, 123_458), (8.0e-5, 0),
            (4_294_967.2945, 4_294_967_294), (4_294_967.295, 4_294_967_295), (1e-300, 0), (0.1 + 0.2, 300),
        ] as [(Double, UInt32)])
    func rounding(milliseconds: Double, micros: UInt32) {
        #expect(LatencyMicros(milliseconds: milliseconds)?.count == micros)
    }

    @Test(
        "values out of range are not latencies",
        arguments: [-0.001, -1, 4_294_967.2951, 4_294_967.296, 1e300, .infinity, -.infinity, .nan])
    func outOfRange(milliseconds: Double) {
        #expect(LatencyMicros(milliseconds: milliseconds) == nil)
    }

    @Test("every tie of three and a half decimals goes to the even side")
    func ties() {
        for micros in stride(from: UInt64(0), to: 4_294_967_294, by: 39_916_801) {
            let digits = String(micros % 1000)
            let text = "\(micros / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits + "5"
            let expected = UInt32(micros + micros % 2)
            #expect(LatencyMicros(milliseconds: Double(text)!)?.count == expected, "\(text)")
        }
    }

    @Test("microseconds come back from their milliseconds")
    func inverse() {
        let spread = stride(from: 7, to: UInt32.max, by: 104_729_003)
        for count in [0, 1, 999, 1000, 1001, 4_294_967_295] + spread {
            #expect(LatencyMicros(milliseconds: LatencyMicros(count).milliseconds) == LatencyMicros(count))
        }
    }
}
