import RegentTestKit

/// One part of the system, and what arbitrary bytes must not break in it.
package struct FuzzTarget: Sendable {
    /// How the bytes are tried.
    package enum Check: Sendable {
        /// At once.
        case direct(@Sendable ([UInt8]) throws(Finding) -> Void)
        /// By tasks, which have all ended when it returns.
        case waiting(@Sendable ([UInt8]) async throws(Finding) -> Void)
    }

    /// Lower-case word: of the folder of its corpus, and of REGENT_FUZZ_TARGET.
    package let name: String
    /// Longer inputs find nothing that shorter ones do not.
    package let inputBytesMax: Int
    /// Throws what the bytes have broken; traps are findings too.
    package let check: Check
    /// Inputs to begin with, the same at every call.
    package let seeds: @Sendable () -> [[UInt8]]

    init(
        _ name: String, inputBytesMax: Int, seeds: @escaping @Sendable () -> [[UInt8]],
        check: @escaping @Sendable ([UInt8]) throws(Finding) -> Void
    ) {
        self.name = name
        self.inputBytesMax = inputBytesMax
        self.seeds = seeds
        self.check = .direct(check)
    }

    init(
        waiting name: String, inputBytesMax: Int, seeds: @escaping @Sendable () -> [[UInt8]],
        check: @escaping @Sendable ([UInt8]) async throws(Finding) -> Void
    ) {
        self.name = name
        self.inputBytesMax = inputBytesMax
        self.seeds = seeds
        self.check = .waiting(check)
    }

    /// Every target.
    package static let all: [FuzzTarget] = [
        .frames, .server, .client, .conversation, .rpcServer, .rpcClient, .inPlace, .requests, .messages, .samples,
        .outcomes,
        .zstd,
        .gzip, .jsonl, .csv, .imports, .json, .schema, .texts, .traces,
    ]

    /// A long input of a seed, the same each time: to try a target without a fuzzer.
    package func input(seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        return (0..<inputBytesMax).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    /// The property that an input has broken; nil for none.
    package func finding(in input: [UInt8]) async -> Finding? {
        do throws(Finding) {
            switch check {
            case .direct(let check): try check(input)
            case .waiting(let check): try await check(input)
            }
            return nil
        } catch {
            return error
        }
    }
}

/// A property that did not hold.
package struct Finding: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was expected, and what was there.
    package let description: String

    init(_ description: String) { self.description = description }
}

/// - Throws: `Finding` when the property does not hold.
func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws(Finding) {
    guard holds else { throw Finding(what()) }
}

/// What the body gives.
///
/// - Throws: `Finding` when the body throws: what was accepted once must be accepted again.
func accepted<Value>(_ what: String, _ body: () throws -> Value) throws(Finding) -> Value {
    do { return try body() } catch { throw Finding("\(what): \(error)") }
}
