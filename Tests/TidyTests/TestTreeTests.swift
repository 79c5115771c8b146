import Foundation
import Testing

@Suite("The tree of tests")
struct TestTreeTests {
    private static let tests: [SourceTree.File] = (try? SourceTree.swift(in: "Tests")) ?? []
    private static let sources: [SourceTree.File] = (try? SourceTree.swift(in: "Sources")) ?? []

    /// The test files of a room, for those that have a target of their own.
    private static let rooms: [String: [SourceTree.File]] = {
        let rooms = Set(sources.map(\.room))
        return Dictionary(grouping: tests) { file in String(file.room.dropLast("Tests".count)) }
            .filter { name, files in rooms.contains(name) && files.allSatisfy { $0.room == name + "Tests" } }
    }()

    /// Tests at the top of a room whose sources all lie in folders, with what they go through.
    private static let acrossFolders = [
        "Tests/RegentRPCTests/CancellationTests.swift": "client and server of one call",
        "Tests/RegentRPCTests/DrainTests.swift": "client and server of one connection",
        "Tests/RegentRPCTests/FlowControlTests.swift": "client and server of one stream",
        "Tests/RegentRPCTests/InteropTests.swift": "client and server of one call",
        "Tests/RegentRPCTests/TLSCallTests.swift": "client and server of one connection",
        "Tests/RegentServicesTests/ExtremeNumbersTests.swift": "runs, outcomes and the verification of both",
        "Tests/RegentServicesTests/PageTokenTests.swift": "the listings of every service",
    ]

    /// Folder of a file below its room, for example "Run" of Sources/RegentEvaluation/Run/EvalRun+Rules.swift.
    private static func folder(of file: SourceTree.File) -> String {
        file.path.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/")
    }

    @Test("A folder of tests has the name of the folder whose code it tests")
    func folders() {
        #expect(Self.rooms.count > 15)
        var strays: [String] = []
        for (room, files) in Self.rooms {
            let folders = Set(Self.sources.filter { $0.room == room }.map(Self.folder))
            for file in files where !Self.folder(of: file).isEmpty && !folders.contains(Self.folder(of: file)) {
                strays.append(file.path)
            }
        }
        #expect(strays.sorted() == [])
    }

    @Test("A test named after a source file lies where that file lies")
    func namesakes() {
        var strays: [String] = []
        for (room, files) in Self.rooms {
            let sources = Self.sources.filter { $0.room == room }
            for file in files where file.name.hasSuffix("Tests.swift") {
                let name = file.name.dropLast("Tests.swift".count) + ".swift"
                guard let source = sources.first(where: { $0.name == name }) else { continue }
                guard Self.folder(of: file) != Self.folder(of: source) else { continue }
                strays.append("\(file.path) tests \(source.path)")
            }
        }
        #expect(strays.sorted() == [])
    }

    @Test("Tests are in folders where all sources are, except those that use several")
    func noTestsAtTheTop() {
        var atTop: Set<String> = []
        for (room, files) in Self.rooms
        where Self.sources.allSatisfy({ $0.room != room || !Self.folder(of: $0).isEmpty }) {
            atTop.formUnion(
                files.filter { Self.folder(of: $0).isEmpty && $0.text.contains(/@(?:Suite|Test)\b/) }.map(\.path))
        }
        #expect(atTop == Set(Self.acrossFolders.keys), "each in its folder, or with its reason in `acrossFolders`")
    }

    @Test("Nothing in the test kits is declared a second time")
    func oneKit() {
        let kits = Self.sources.filter { ["RegentTestKit", "RegentServiceTestKit"].contains($0.room) }
        let declared = kits.flatMap { $0.text.matches(of: /(?m)^(?:public|package) func (\w+)/).map { String($0.1) } }
        #expect(Set(declared).isSuperset(of: ["eventually", "expectRefusal", "failure", "withTemporaryFolder"]))
        var copies: [String] = []
        for file in Self.tests + Self.sources.filter({ $0.room == "RegentFuzzTargets" }) {
            for match in file.text.matches(of: /(?m)^( *)(?:[\w()]+ )*func (\w+)/)
            where declared.contains(String(match.2))
                && (match.1.isEmpty || ["eventually", "expectRefusal"].contains(match.2))
            {
                copies.append("\(file.path): \(match.2)")
            }
        }
        #expect(copies == [])
    }

    @Test("Idempotency keys are made by the kit; others are written where the key itself is tested")
    func keys() {
        let own = /Mutation\(\s*idempotencyKey:(?!\s*TestKey\.)|mutation[?!]?\.idempotencyKey =/
        let tested: Set = [
            "ConstraintTests.swift", "RequestAssemblyTests.swift", "RetryTests.swift", "StoreMutationTests.swift",
        ]
        let places: Set = ["RegentFuzzTargets", "RegentServiceTestKit"]
        let files = Self.tests + Self.sources.filter { places.contains($0.room) }
        let makers = files.filter { $0.text.contains("idempotencyKey") && $0.text.contains(own) }.map(\.name)
        #expect(Set(makers) == tested)
    }

    @Test("Every method is called by its name in some test")
    func methods() throws {
        let declared = try SourceTree.files(in: ["proto/regent/v1"], endings: [".proto"]).flatMap(Self.methods)
        #expect(declared.count > 40)
        let called = Self.tests.reduce(into: Set<String>()) { $0.formUnion(Self.calls(in: $1)) }
        #expect(declared.filter { !called.contains($0) } == [], "write a test that calls it")
    }

    /// The methods that a proto file declares, for example "LedgerServiceMethods.getHistory".
    private static func methods(of file: SourceTree.File) -> [String] {
        var service = ""
        return file.lines.compactMap { line in
            if let match = line.firstMatch(of: /^service (\w+)/) { service = String(match.1) }
            guard let match = line.firstMatch(of: /^\s*rpc (\w)(\w*)/) else { return nil }
            return "\(service)Methods.\(match.1.lowercased())\(match.2)"
        }
    }

    /// The methods that a test names, by their full name or by an alias of the file.
    private static func calls(in file: SourceTree.File) -> [String] {
        var services: [Substring: Substring] = [:]
        for match in file.text.matches(of: /typealias (\w+) = (\w+Methods)\b/) { services[match.1] = match.2 }
        return file.text.matches(of: /\b(\w+)\.(\w+)/).compactMap { match in
            let service = services[match.1] ?? (match.1.hasSuffix("Methods") ? match.1 : nil)
            return service.map { "\($0).\(match.2)" }
        }
    }
}
