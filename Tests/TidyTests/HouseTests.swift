import Foundation
import Testing

@Suite("Layers")
struct HouseTests {
    @Test("Every import is allowed by the list of layers")
    func importLaw() throws {
        var breaches: [String] = []
        for file in try SourceTree.swift(in: "Sources") {
            guard let room = ImportLaw.rooms[file.room] else { continue }
            for (number, line) in file.lines(with: "import") {
                guard let module = Self.importedModule(line) else { continue }
                if room.imports.contains(module) || ImportLaw.language.contains(module) { continue }
                breaches.append("\(file.path):\(number) imports \(module)")
            }
        }
        #expect(breaches == [])
    }

    @Test("A module may import lower layers only")
    func floorsPointDown() {
        for (name, room) in ImportLaw.rooms {
            for other in room.imports {
                guard let lower = ImportLaw.rooms[other] else { continue }
                #expect(lower.floor < room.floor, "\(name) imports \(other)")
            }
        }
    }

    @Test("Every Swift module of the package has a layer")
    func roomsAreKnown() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: SourceTree.root.appendingPathComponent("Sources").path)
        let swiftRooms = folders.filter { !$0.hasPrefix("C") && !Self.apart.contains($0) }
        #expect(Set(swiftRooms) == Set(ImportLaw.rooms.keys))
    }

    @Test("The header of every C module includes the module's other headers")
    func umbrellasAreWhole() throws {
        let headers = try SourceTree.files(in: ["Sources"], endings: [".h"]).filter {
            $0.path.split(separator: "/").dropFirst(2).first == "include"
        }
        for (room, files) in Dictionary(grouping: headers, by: \.room) {
            let included = files.map { Set($0.text.matches(of: /#include "(.+?)"/).map { String($0.1) }) }
                .reduce(into: Set(["\(room).h"])) { $0.formUnion($1) }
            // A build that already has the module does not look again; one from a clean clone fails.
            #expect(files.map(\.name).filter { !included.contains($0) } == [], "\(room)")
        }
    }

    @Test("The word unsafe occurs in the lowest layer only")
    func unsafeIsBelow() throws {
        // A web page's policy may have unsafe-inline in it, which is nothing of Swift's.
        let word = /\bunsafe\b(?!-inline)|\bUnsafe\w+|OpaquePointer|@unchecked/
        var breaches: [String] = []
        for file in try SourceTree.swift(in: "Sources") where !ImportLaw.ground.contains(file.room) {
            for (number, line) in file.lines(with: "nsafe", "OpaquePointer", "@unchecked")
            where Self.code(line).contains(word) && !Self.apart.contains(file.room) {
                breaches.append("\(file.path):\(number)")
            }
        }
        #expect(breaches == [])
    }

    @Test("Pure modules have no clock, thread, file or randomness")
    func pureRooms() throws {
        let impure =
            /\bDate\(|\bTask\s*[\{.(]|FileManager|\bThread\b|\.random\b|ContinuousClock(\(\)|\.now)|\bprint\(/
        var breaches: [String] = []
        for file in try SourceTree.swift(in: "Sources") where ImportLaw.pure.contains(file.room) {
            let words = file.lines(
                with: "Date", "Task", "FileManager", "Thread", "random", "ContinuousClock", "print")
            for (number, line) in words where Self.code(line).contains(impure) {
                breaches.append("\(file.path):\(number)")
            }
        }
        #expect(breaches == [])
    }

    @Test("Below the daemon one place starts tasks")
    func oneTask() throws {
        var places: [String] = []
        for file in try SourceTree.swift(in: "Sources")
        where !["regent", "regentd", "RegentDaemon"].contains(file.room)
            && !Self.apart.contains(file.room)
        {
            for (_, line) in file.lines(with: "Task") where Self.code(line).contains(/\bTask(\.detached)?\s*\{/) {
                places.append("\(file.path): \(line)")
            }
        }
        #expect(places.count <= 1, "\(places)")
    }

    /// The module of an import line, for example "RegentModel" of `package import RegentModel`.
    static func importedModule(_ line: Substring) -> String? {
        let attributes = #"^\s*(?:@\w+(?:\([^)]*\))?\s+)*"#
        let access = #"(?:(?:public|package|internal|private|fileprivate)\s+)?"#
        let kind = #"(?:(?:struct|class|enum|protocol|func|var|typealias)\s+)?"#
        let text = attributes + access + #"import\s+"# + kind + #"(\w+)"#
        let pattern = try? Regex(text, as: (Substring, Substring).self)
        return pattern.flatMap { line.firstMatch(of: $0) }.map { String($0.1) }
    }

    /// The line without its comment.
    static func code(_ line: Substring) -> Substring {
        line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
    }

    /// Targets outside the house: test harness, demonstration, the planted fault, the fuzzer.
    static let apart: Set<String> = [
        "RegentTestKit", "RegentServiceTestKit", "regent-demo", "regent-echo", "regent-tree", "regentd-early-ack",
        "RegentFuzzTargets", "regent-fuzz",
    ]
}
