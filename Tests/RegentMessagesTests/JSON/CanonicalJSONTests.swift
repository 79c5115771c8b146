import RegentMessages
import Testing

/// Canonical JSON: one value, one text.
@Suite("Canonical JSON")
struct CanonicalJSONTests {
    private static func canonical(_ text: String) throws -> String? {
        try JSONValue(parsing: Array(text.utf8)).canonicalText
    }

    @Test("Members are in the order of their UTF-16 code units, and nothing is added")
    func order() throws {
        let text = "{ \"b\" : [ 1 , null , true ] , \"a\" : { \"d\" : -2 , \"c\" : \"x\" } , \"\" : false }"
        let ordered = try Self.canonical(text)
        #expect(ordered == "{\"\":false,\"a\":{\"c\":\"x\",\"d\":-2},\"b\":[1,null,true]}")
        // RFC 8785, 3.2.3: a surrogate pair begins with 0xD83D, which is less than 0xFB33.
        let keys = try Self.canonical("{\"\u{FB33}\":1,\"\u{1F600}\":2,\"\u{20AC}\":3,\"\\r\":4,\"1\":5}")
        #expect(keys == "{\"\\r\":4,\"1\":5,\"\u{20AC}\":3,\"\u{1F600}\":2,\"\u{FB33}\":1}")
    }

    @Test("Only quotation mark, backslash and control characters are escaped, each in one way")
    func escapes() throws {
        let text = try Self.canonical("\"\\u20ac \\/ \\u0041 \\b\\f\\n\\r\\t \\u000f \\u007f \\\" \\\\ \u{1F600}\"")
        #expect(text == "\"€ / A \\b\\f\\n\\r\\t \\u000f \u{7f} \\\" \\\\ \u{1F600}\"")
    }

    @Test("Whole numbers that every reader keeps are allowed, in one form", arguments: ["0", "-7", "9007199254740991"])
    func numbers(text: String) throws {
        let canonical = try Self.canonical(text)
        #expect(canonical == text)
    }

    @Test(
        "Any other number has no canonical text here",
        arguments: ["1.0", "1e3", "-0", "9007199254740992", "[0.5]", "{\"a\":[1,{\"b\":2.5}]}"])
    func otherNumbers(text: String) throws {
        let canonical = try Self.canonical(text)
        #expect(canonical == nil)
    }

    @Test("A canonical text stays as it is")
    func again() throws {
        let once = try #require(try Self.canonical("{\"z\":\"\\n\",\"a\":[{\"y\":1,\"x\":[]}]}"))
        let twice = try Self.canonical(once)
        #expect(twice == once)
    }
}
