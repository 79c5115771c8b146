import Foundation
import RegentFuzzTargets
import RegentTestKit
import Testing

/// What the fuzzer found, and what it found interesting, without the fuzzer.
@Suite("Fuzz targets")
struct ReplayTests {
    /// Corpus inputs of each target that are replayed; the fuzzer replays all of them.
    private static let corpusInputsMax = 100

    private static let folder = Checkout.file("Tests/Fixtures/fuzz")

    private static func inputs(_ path: String) -> [URL] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appendingPathComponent(path), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    @Test("Seeds cause no finding", arguments: FuzzTarget.all)
    func seeds(of target: FuzzTarget) async {
        let seeds = target.seeds()
        #expect(!seeds.isEmpty)
        #expect(seeds == target.seeds())
        for seed in seeds { #expect(await target.finding(in: seed) == nil) }
    }

    @Test("Earlier findings are fixed", arguments: FuzzTarget.all)
    func regressions(of target: FuzzTarget) async throws {
        for file in Self.inputs("regressions/\(target.name)") { try await replay(file, target) }
    }

    @Test("The corpus causes no finding", arguments: FuzzTarget.all)
    func corpus(of target: FuzzTarget) async throws {
        let files = Self.inputs(target.name)
        let step = max(1, files.count / Self.corpusInputsMax)
        for index in stride(from: 0, to: files.count, by: step) { try await replay(files[index], target) }
    }

    private func replay(_ file: URL, _ target: FuzzTarget) async throws {
        let input = [UInt8](try Data(contentsOf: file))
        #expect(await target.finding(in: input) == nil, "\(file.lastPathComponent)")
    }
}

extension FuzzTarget: CustomTestStringConvertible {
    public var testDescription: String { name }
}
