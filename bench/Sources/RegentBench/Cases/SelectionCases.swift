import CRegentKernels
import Foundation

/// Eight weighted targets, compiled as the daemon does it, and 65,536 keys laid end to end.
struct SelectionTable {
    static let targetIDs = ["azure", "bedrock", "cohere", "custom", "groq", "mistral", "openai", "vertex"]
    static let weights: [UInt32] = [20, 10, 4, 10, 6, 8, 40, 2]
    static let keyCount = 65_536

    let seeds = targetIDs.map { id in regent_xxh64(Array(id.utf8), id.utf8.count) }
    let inverseWeights = weights.map { 1.0 / Double($0) }
    /// Keys end to end, and where each begins and the last ends.
    private let text: [UInt8]
    private let starts: [Int]
    /// What every hash begins with; a daemon keeps it for each environment.
    private let prefix: RegentKeyPrefix

    init() {
        var text: [UInt8] = []
        var starts = [0]
        for number in 0..<Self.keyCount {
            text += Array("user-\(number * 7_919)".utf8)
            starts.append(text.count)
        }
        (self.text, self.starts) = (text, starts)
        let environment = Array("prod".utf8)
        var prefix = RegentKeyPrefix()
        regent_key_prefix(environment, environment.count, [], 0, &prefix)
        self.prefix = prefix
    }

    /// Hashes the keys from `start` on, as the daemon does for a batch.
    func hash(from start: Int, _ hashes: UnsafeMutableBufferPointer<UInt64>) {
        starts.withUnsafeBufferPointer { starts in
            withUnsafePointer(to: prefix) { prefix in
                regent_key_hashes(prefix, text, starts.baseAddress! + start, hashes.count, hashes.baseAddress)
            }
        }
    }

    /// The place of each key's target: hashes of a block, then one call of the kernel for all of them.
    func choose(_ winners: UnsafeMutableBufferPointer<UInt32>, blockOf size: Int) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { hashes in
            for start in stride(from: 0, to: Self.keyCount, by: size) {
                hash(from: start, hashes)
                let place = winners.baseAddress.map { $0 + start }
                regent_select_u64(hashes.baseAddress, size, seeds, inverseWeights, seeds.count, place)
            }
        }
    }

    /// The same, a key at a time, as the daemon does for one.
    func chooseSingly(_ winners: UnsafeMutableBufferPointer<UInt32>) {
        text.withUnsafeBufferPointer { text in
            withUnsafePointer(to: prefix) { prefix in
                for place in 0..<Self.keyCount {
                    let (start, end) = (starts[place], starts[place + 1])
                    let hash = regent_key_hash(prefix, text.baseAddress! + start, end - start)
                    winners[place] = regent_select_one_u64(hash, seeds, inverseWeights, seeds.count)
                }
            }
        }
    }

    /// Share of each target, all keys together.
    func shares() -> [Double] {
        var counts = [Double](repeating: 0, count: seeds.count)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.keyCount) { winners in
            choose(winners, blockOf: 1_024)
            for winner in winners { counts[Int(winner)] += 1 }
        }
        return counts.map { $0 / Double(Self.keyCount) }
    }
}

/// `select_8`, `select_8_single`: from the bytes of a key to its target, 1,024 or 1 at a time; nanoseconds a decision.
struct SelectionCase: BenchCase {
    let isBatch: Bool
    private let table = SelectionTable()

    init(isBatch: Bool) { self.isBatch = isBatch }

    func prepare(_ place: BenchPlace) {}

    func run() -> Measurement {
        var checksum = 0.0
        let seconds = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SelectionTable.keyCount) { winners in
            let seconds = Stopwatch.median {
                if isBatch { table.choose(winners, blockOf: 1_024) } else { table.chooseSingly(winners) }
            }
            checksum = Double(winners.reduce(0, +))
            return seconds
        }
        return Measurement(value: seconds * 1e9 / Double(SelectionTable.keyCount), result: [checksum])
    }
}

/// The floor of both: the hashes alone; nanoseconds a key.
struct HashFloor: BenchCase {
    private let table = SelectionTable()

    func prepare(_ place: BenchPlace) {}

    func run() -> Measurement {
        var checksum: UInt64 = 0
        let seconds = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 1_024) { hashes in
            Stopwatch.median {
                for start in stride(from: 0, to: SelectionTable.keyCount, by: hashes.count) {
                    table.hash(from: start, hashes)
                    checksum ^= hashes[0]
                }
            }
        }
        return Measurement(
            value: seconds * 1e9 / Double(SelectionTable.keyCount), also: ["checksum": Double(checksum >> 12)])
    }
}

/// For the plot: pairs of weight, as a share of all, and share of the keys.
struct ShareCurve: BenchCase {
    func prepare(_ place: BenchPlace) {}

    func run() -> Measurement {
        let total = Double(SelectionTable.weights.reduce(0, +))
        let curve = zip(SelectionTable.weights, SelectionTable().shares()).map { [Double($0) / total, $1] }
        return Measurement(value: .zero, curve: curve.sorted { $0[0] < $1[0] })
    }
}
