import RegentMessages
import Testing

@Suite("JSON values")
struct JSONValueTests {
    static let same = [
        "null", "true", "false", "0", "-0", "12", "-1.5e+3", "1E9", #""""#, #""é日🙂""#, "[]", "{}",
        "[1,[2,[]],{}]", #"{"b":1,"a":[null]}"#, #""\"\\\n\r\t""#, #""\u0001\u007f""#,
    ]

    @Test("Text that needs no change is written as it was read", arguments: same)
    func unchanged(_ text: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)).text() == text)
    }

    static let read: [(String, JSONValue)] = [
        (" [ 1 , 2 ] \n", .array([.number("1"), .number("2")])),
        (#""\u00e9\u65e5\ud83d\ude42\/\b\f""#, .string("é日🙂/\u{8}\u{c}")),
        (#""\u0041b\u0043""#, .string("AbC")),
        ("{\"a\" : {\"a\":1}}", .object([.init("a", .object([.init("a", .number("1"))]))])),
    ]

    @Test("Escapes and white space are read", arguments: read)
    func reads(_ text: String, _ value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    static let refused: [(String, JSONError.Code)] = [
        ("", .malformed), (" ", .malformed), ("nul", .malformed), ("tru", .malformed), ("True", .malformed),
        ("01", .malformed), ("-", .malformed), ("1.", .malformed), (".5", .malformed), ("+1", .malformed),
        ("1e", .malformed), ("1e+", .malformed), ("NaN", .malformed), ("Infinity", .malformed),
        ("0x1", .malformed), ("[1,]", .malformed), ("[1 2]", .malformed), ("[", .malformed), ("]", .malformed),
        ("{", .malformed), ("{\"a\"}", .malformed), ("{\"a\":}", .malformed), ("{\"a\":1,}", .malformed),
        ("{a:1}", .malformed), ("{1:1}", .malformed), ("'a'", .malformed), ("\"a", .malformed),
        ("\"\\x\"", .malformed), ("\"\\u12\"", .malformed), ("\"\\u12g4\"", .malformed),
        ("\"\u{1}\"", .malformed), ("\"\n\"", .malformed), ("1 2", .malformed), ("// a\n1", .malformed),
        ("\u{feff}1", .malformed), (#""\u0000""#, .invalidText), (#""\ud800""#, .invalidText),
        (#""\udc00""#, .invalidText), (#""\udc00\udc00""#, .invalidText),
        (#""\ud800\u0041""#, .invalidText), (#""\ud800x""#, .invalidText),
        (#"{"a":1,"a":2}"#, .duplicateKey), (#"{"a":1,"\u0061":2}"#, .duplicateKey),
    ]

    @Test("What is not strict JSON is refused", arguments: refused)
    func refuses(_ text: String, _ code: JSONError.Code) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
        #expect(Self.code { () throws(JSONError) in try JSONValue(parsing: Array(text.utf8)) } == code)
    }

    static func code(_ body: () throws(JSONError) -> some Any) -> JSONError.Code? {
        do throws(JSONError) {
            _ = try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test("Keys are told apart by their bytes, in small objects and large ones", arguments: [0, 40])
    func spellings(others: Int) throws {
        let more = (0..<others).map { "\"k\($0)\": 0, " }.joined()
        let value = try JSONValue(parsing: Array("{\(more)\"\u{E9}\": 1, \"e\u{301}\": 2}".utf8))
        #expect(value.members?.count == others + 2)
        #expect(value["\u{E9}"]?.double == 1 && value["e\u{301}"]?.double == 2)
    }

    @Test("Bad UTF-8 is refused", arguments: [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]])
    func badText(_ bytes: [UInt8]) {
        let text = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
        #expect(Self.code { () throws(JSONError) in try JSONValue(parsing: text) } == .invalidText)
    }

    @Test("Nesting is bounded")
    func depth() throws {
        let nested = { (depth: Int) in
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONValue(parsing: nested(32))
        #expect(Self.code { () throws(JSONError) in try JSONValue(parsing: nested(33)) } == .tooDeep)
        #expect(Self.code { () throws(JSONError) in try JSONValue(parsing: nested(1_000_000)) } == .tooDeep)
    }

    @Test("Errors say where")
    func place() {
        do throws(JSONError) {
            _ = try JSONValue(parsing: Array("{\n  \"a\": 1,\n  \"b\": x\n}".utf8))
            Issue.record("was read")
        } catch {
            #expect(error.line == 3)
            #expect(error.column == 8)
        }
    }

    @Test("Part of a text can be read")
    func range() throws {
        let text = Array("{\"a\":1}\n[2]\n".utf8)
        #expect(try JSONValue(parsing: text, in: 8..<11) == .array([.number("2")]))
    }

    @Test("Doubles are written as shortly as they read back")
    func doubles() {
        let written: [(Double, String)] = [
            (0, "0"), (1, "1"), (0.1, "0.1"), (-2.5, "-2.5"), (1e300, "1e+300"),
            (Double.leastNonzeroMagnitude, "5e-324"),
            (123_456_789, "123456789"), (-0.0, "-0"),
        ]
        for (value, text) in written { #expect(JSONValue.number(value) == .number(text)) }
        #expect(JSONValue.number(Double.nan) == .string("NaN"))
        #expect(JSONValue.number(-Double.infinity) == .string("-Infinity"))
    }

    @Test("Whole numbers beyond 2^53 - 1 are written as text")
    func largeIntegers() {
        let most = 9_007_199_254_740_991
        #expect(JSONValue.number(most) == .number("9007199254740991"))
        #expect(JSONValue.number(-most) == .number("-9007199254740991"))
        #expect(JSONValue.number(most + 1) == .string("9007199254740992"))
        #expect(JSONValue.number(Int64.min) == .string("-9223372036854775808"))
    }

    @Test("Whole numbers are exact or nothing")
    func integers() {
        #expect(JSONValue.number("18446744073709551615").uint64 == .max)
        #expect(JSONValue.number("-9223372036854775808").int64 == .min)
        #expect(JSONValue.number("18446744073709551616").uint64 == nil)
        #expect(JSONValue.number("1e3").int64 == 1_000)
        #expect(JSONValue.number("1.5").int64 == nil)
        #expect(JSONValue.number("1e300").int64 == nil)
        #expect(JSONValue.number("-1").uint64 == nil)
        #expect(JSONValue.string("1").int64 == nil)
        #expect(JSONValue.number("1e999").double == nil)
    }

    @Test("Pretty text puts a member on a line")
    func pretty() throws {
        let value = try JSONValue(parsing: Array(#"{"a":[1,{"b":[]}],"c":{}}"#.utf8))
        #expect(
            value.text(pretty: true) == """
                {
                  "a": [
                    1,
                    {
                      "b": []
                    }
                  ],
                  "c": {}
                }
                """)
    }
}
