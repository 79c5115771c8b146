import RegentModel
import Testing

@Suite("Resource names")
struct ResourceNameTests {
    @Test(
        "legal ids keep their case",
        arguments: [
            "a", "Z", "0", "a.b_c@d+e~f-g", "1.2.0", String(repeating: "x", count: 128), "Run-1",
        ])
    func legal(text: String) throws {
        #expect(try Identifier(text).description == text)
        #expect(try Identifier(text).key == text.lowercased())
    }

    @Test(
        "invalid ids give the reason",
        arguments: [
            ("", ResourceNameError.Code.emptyIdentifier),
            (String(repeating: "x", count: 129), .identifierTooLong),
            (".a", .badCharacter), ("-a", .badCharacter), ("~", .badCharacter), ("a b", .badCharacter),
            ("a/b", .badCharacter), ("ä", .badCharacter), ("a\0", .badCharacter), ("a\n", .badCharacter),
        ])
    func illegal(text: String, code: ResourceNameError.Code) {
        let error = #expect(throws: ResourceNameError.self) { try Identifier(text) }
        #expect(error?.code == code)
    }

    @Test(
        "every byte is legal in an id exactly where the pattern says so",
        arguments: 0...127 as ClosedRange<UInt8>)
    func bytes(byte: UInt8) {
        let character = Character(UnicodeScalar(byte))
        let alphanumeric = character.isLetter || character.isNumber
        #expect(((try? Identifier("\(character)")) != nil) == alphanumeric)
        #expect(((try? Identifier("a\(character)")) != nil) == (alphanumeric || "._@+~-".contains(character)))
    }

    @Test(
        "a name tells its kind, id and parent",
        arguments: [
            ("evalRuns/r", "evalRuns", "r", nil),
            ("models/m/versions/1.2.0", "versions", "1.2.0", "models/m"),
            ("models/m/environments/prod/rolloutPolicy", "rolloutPolicy", nil, "models/m/environments/prod"),
        ] as [(String, String, String?, String?)])
    func parts(text: String, kind: String, id: String?, parent: String?) throws {
        let name = try ResourceName(text)
        #expect(name.description == text && name.kind == kind)
        #expect(name.id == id && name.parent?.description == parent)
    }

    @Test(
        "what is not a name is refused",
        arguments: [
            ("", ResourceNameError.Code.malformed), ("evalRuns", .malformed), ("EvalRuns/r", .malformed),
            ("eval-runs/r", .malformed), ("/r", .malformed), ("evalRuns/", .emptyIdentifier),
            ("evalRuns//r", .emptyIdentifier), ("evalRuns/r/", .malformed), ("evalRuns/-", .badCharacter),
        ])
    func notNames(text: String, code: ResourceNameError.Code) {
        let error = #expect(throws: ResourceNameError.self) { try ResourceName(text) }
        #expect(error?.code == code)
    }

    @Test(
        "a name must fit its pattern",
        arguments: [
            ("evalRuns/r", true), ("models/r", false), ("evalRuns/r/samples/s", false),
            ("evalRuns/r/x", false),
        ])
    func patterns(text: String, fits: Bool) {
        #expect(((try? ResourceName(text, matching: EvalRunID.pattern)) != nil) == fits)
        #expect((try? EvalRunID(name: text))?.name == (fits ? text : nil))
    }

    @Test("names are equal ignoring case")
    func key() throws {
        #expect(try ResourceName("evalRuns/Ab").key == ResourceName("evalRuns/aB").key)
    }
}
