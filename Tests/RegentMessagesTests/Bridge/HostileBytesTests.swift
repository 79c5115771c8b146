import RegentMessages
import Testing

@Suite("Hostile bytes")
struct HostileBytesTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        let what: String
        let bytes: [UInt8]
        let code: DecodingError.Code
        var testDescription: String { what }
    }

    /// Each as a `SampleBatch`: seq = 1, columns = 2, rows = 3; a row: sample_id = 1, metadata = 19.
    static let attacks: [Attack] = {
        typealias W = WireBytes
        let row = { (id: [UInt8]) in W.field(3, W.field(1, id)) }
        return [
            Attack(what: "field number 0", bytes: [0x00, 0x01], code: .malformed),
            Attack(what: "field number 0 with bytes", bytes: [0x02, 0x00], code: .malformed),
            Attack(what: "group", bytes: [0x0b, 0x0c], code: .malformed),
            Attack(what: "unknown group", bytes: [0x7b, 0x7c], code: .malformed),
            Attack(what: "wire type 6", bytes: [0x0e, 0x01], code: .malformed),
            Attack(what: "wire type 7", bytes: [0x0f, 0x01], code: .malformed),
            Attack(what: "wrong wire type", bytes: W.text(1, "x"), code: .malformed),
            Attack(what: "message as varint", bytes: W.varint(2, 1), code: .malformed),
            Attack(what: "endless tag", bytes: W.times(20, [0x80]), code: .malformed),
            Attack(what: "tag of 6 bytes", bytes: [0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0x01], code: .malformed),
            Attack(what: "tag beyond 32 bits", bytes: [0x88, 0x80, 0x80, 0x80, 0x7f, 0x01], code: .malformed),
            Attack(what: "endless varint", bytes: [0x08] + W.times(11, [0x80]), code: .malformed),
            Attack(what: "length beyond the end", bytes: [0x1a, 0x05, 0x0a], code: .malformed),
            Attack(
                what: "length of 4 GiB", bytes: [0x1a, 0xff, 0xff, 0xff, 0xff, 0x0f], code: .malformed),
            Attack(what: "inner length beyond the row", bytes: W.field(3, [0x0a, 0x02, 0x61]), code: .malformed),
            Attack(
                what: "packed fixed32 of 5 bytes", bytes: W.field(2, W.field(2, [1, 2, 3, 4, 5])),
                code: .malformed),
            Attack(what: "NUL in text", bytes: row([0x61, 0x00, 0x62]), code: .invalidText),
            Attack(
                what: "NUL after 16 letters", bytes: row(W.times(16, [0x61]) + [0x00]), code: .invalidText),
            Attack(what: "stray continuation byte", bytes: row([0x80]), code: .invalidText),
            Attack(what: "overlong NUL", bytes: row([0xc0, 0x80]), code: .invalidText),
            Attack(what: "overlong slash", bytes: row([0xe0, 0x80, 0xaf]), code: .invalidText),
            Attack(what: "overlong of 4 bytes", bytes: row([0xf0, 0x80, 0x80, 0xaf]), code: .invalidText),
            Attack(what: "high surrogate", bytes: row([0xed, 0xa0, 0x80]), code: .invalidText),
            Attack(what: "low surrogate", bytes: row([0xed, 0xbf, 0xbf]), code: .invalidText),
            Attack(what: "beyond Unicode", bytes: row([0xf4, 0x90, 0x80, 0x80]), code: .invalidText),
            Attack(what: "byte 0xff", bytes: row([0xff]), code: .invalidText),
            Attack(what: "cut short", bytes: row([0x61, 0xe2, 0x82]), code: .invalidText),
            Attack(
                what: "NUL in a map key", bytes: W.field(3, W.field(19, W.field(1, [0x00]))),
                code: .invalidText),
            Attack(
                what: "bad UTF-8 in a map value", bytes: W.field(3, W.field(19, W.field(2, [0xc3]))),
                code: .invalidText),
            Attack(what: "message field twice", bytes: W.field(2, []) + W.field(2, []), code: .repeatedField),
            Attack(
                what: "merge bomb", bytes: W.times(100_000, W.field(2, W.varint(1, 1))),
                code: .repeatedField),
            Attack(what: "empty rows", bytes: W.times(100_000, W.field(3, [])), code: .overBudget),
            Attack(
                what: "one plain field again and again", bytes: W.times(1_100_000, W.varint(1, 1)),
                code: .overBudget),
            Attack(
                what: "empty map entries", bytes: W.field(3, W.times(100_000, W.field(19, []))),
                code: .overBudget),
            Attack(
                what: "unknown flood", bytes: W.times(1_000, W.varint(15, 0)), code: .tooManyUnknown),
            Attack(
                what: "unknown flood below", bytes: W.field(3, W.times(1_000, W.varint(99, 0))),
                code: .tooManyUnknown),
            Attack(
                what: "unknown bytes, a third",
                bytes: row(W.times(2_000, [0x61])) + W.field(99, W.times(1_000, [0x78])),
                code: .tooManyUnknown),
        ]
    }()

    @Test("Every attack is refused by its name", arguments: attacks)
    func refused(_ attack: Attack) {
        #expect(code(of: attack.bytes, as: SampleBatch.self) == attack.code)
    }

    @Test("Unknown fields pass up to 64 bytes, or up to a quarter of a larger message, and not one byte further")
    func unknown() {
        func unknown(_ count: Int) -> [UInt8] {
            // Two bytes of the tag, one or two of the length.
            WireBytes.field(99, [UInt8](repeating: 0x61, count: count - (count < 131 ? 3 : 4)))
        }
        #expect(code(of: unknown(64), as: SampleBatch.self) == nil)
        #expect(code(of: unknown(65), as: SampleBatch.self) == .tooManyUnknown)
        // Three quarters are an id that the field and the message around it make 1,200 bytes of.
        let known = WireBytes.field(3, WireBytes.text(1, String(repeating: "x", count: 1_194)))
        #expect(known.count == 1_200)
        #expect(code(of: known + unknown(400), as: SampleBatch.self) == nil)
        #expect(code(of: known + unknown(404), as: SampleBatch.self) == .tooManyUnknown)
    }

    private func code<M: Message>(of bytes: [UInt8], as type: M.Type) -> DecodingError.Code? {
        do throws(DecodingError) {
            _ = try M(decoding: bytes)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("A message is whole or malformed: cut at any byte it never crashes, nor reads past its end")
    func truncated() throws {
        var sample = EvalSample(sampleId: "s", status: .scored, latencyMs: 1.5, scores: ["a": 1])
        sample.metadata = ["k": "v"]
        let columns = SampleColumns(
            count: 2, outcomeCodes: [1, 2], latencyUs: [3, 4],
            scores: [ScoreColumn(name: "n", rows: [0], values: [2])], coldZstd: [1, 2, 3])
        let bytes = SampleBatch(seq: 300, columns: columns, rows: [sample, sample]).encoded()
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            guard let got = code(of: cut, as: SampleBatch.self) else {
                #expect(try SampleBatch(decoding: cut).encoded() == cut)
                continue
            }
            #expect(got == .malformed)
        }
        #expect(code(of: bytes, as: SampleBatch.self) == nil)
    }

    @Test("Any byte changed gives a message or an error, never a crash")
    func mutated() throws {
        let sample = EvalSample(sampleId: "sé", status: .scored, scores: ["a": 1], metadata: ["k": "v"])
        let bytes = SampleBatch(seq: 1, rows: [sample]).encoded()
        for index in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[index] = byte
                _ = code(of: changed, as: SampleBatch.self)
            }
        }
    }

    static let floods: [Attack] = {
        typealias W = WireBytes
        return [
            Attack(what: "empty rows", bytes: W.field(3, []), code: .overBudget),
            Attack(what: "rows with an id", bytes: W.field(3, W.text(1, "x")), code: .overBudget),
            Attack(what: "plain field", bytes: W.varint(1, 1), code: .overBudget),
            Attack(what: "unknown fields", bytes: W.varint(99, 1), code: .tooManyUnknown),
            Attack(what: "merge", bytes: W.field(2, []), code: .repeatedField),
        ]
    }()

    @Test("Twice the bytes is at most twice the work, and never more than the budget", arguments: floods)
    func linear(_ flood: Attack) {
        for count in [1_000, 10_000, 200_000] {
            let once = ScanReport(scanning: WireBytes.times(count, flood.bytes), as: SampleBatch.self)
            let twice = ScanReport(scanning: WireBytes.times(2 * count, flood.bytes), as: SampleBatch.self)
            #expect(twice.fields <= 2 * once.fields + 1)
            #expect(twice.bytesRead <= 2 * once.bytesRead + 16)
            #expect(once.bytesRead <= UInt64(count * flood.bytes.count))
            #expect(once.used <= once.budget)
            #expect(twice.used <= twice.budget)
        }
    }

    @Test("The budget is that of the specification")
    func budget() {
        let bytes = WireBytes.text(1, "reason")
        #expect(ScanReport(scanning: bytes, as: ErrorInfo.self).budget == UInt64(65_536 + 24 * bytes.count))
        let batch = SampleBatch(rows: Array(repeating: EvalSample(), count: 10_000)).encoded()
        let free = ScanReport(scanning: batch, as: SampleBatch.self).budget - UInt64(65_536 + 24 * batch.count)
        #expect(free > 0)
        #expect(free <= 4 << 20)
    }

    @Test("More than 64 MiB is no message")
    func tooLong() {
        let bytes = [UInt8](repeating: 0, count: 64 << 20 + 1)
        #expect(code(of: bytes, as: SampleBatch.self) == .overBudget)
    }
}
