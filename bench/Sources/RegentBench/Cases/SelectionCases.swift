import CRegentKernels
import Foundation

/// Eight weighted targets, compiled as the daemon does it, and 65,536 keys laid end to end.
struct SelectionTable {
    static let targetIDs = ["azure", "bedrock", "cohere", "custom", "groq", "mistral", "openai", "vertex"]
    static let weights: [UInt32] = [20, 10, 4, 10, 6, 8, 40, 2]
    static let keyCount = 65_536

    let seeds = targetIDs.map { id in regent_xxh64(Array(id.utf8), id.utf8.count) }
    let inverseWeights = weights.map { 1.0 / Double($0) }
    /// As on the wire: text and where each key begins.
    private let text: [UInt8]
    private let starts: [Int]
    /// What every hash begins with: environment and model, each behind its byte count.
    private let prefix: [UInt8]

    init() {
        var text: [UInt8] = []
        var starts = [0]
        for number in 0..<Self.keyCount {
            text += Array("user-\(number * 7_919)".utf8)
            starts.append(text.count)
        }
        (self.text, self.starts) = (text, starts)
        prefix = ["prod", ""].reduce(into: []) { bytes, part in
            withUnsafeBytes(of: UInt32(part.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
            bytes += Array(part.utf8)
        }
    }

    /// Hashes keys of a range: the byte count and the bytes behind the prefix, then XXH64.
    @inline(__always)
    func hash(_ range: Range<Int>, _ write: (Int, UInt64) -> Void) {
        withUnsafeTemporaryAllocation(byteCount: prefix.count + 4 + 1_024, alignment: 8) { buffer in
            guard let base = buffer.baseAddress else { return }
            buffer.copyBytes(from: prefix)
            text.withUnsafeBytes { text in
                guard let keys = text.baseAddress else { return }
                for place in range {
                    let count = starts[place + 1] - starts[place]
                    base.storeBytes(of: UInt32(count).littleEndian, toByteOffset: prefix.count, as: UInt32.self)
                    memcpy(base + prefix.count + 4, keys + starts[place], count)
                    write(place, regent_xxh64(base.assumingMemoryBound(to: UInt8.self), prefix.count + 4 + count))
                }
            }
        }
    }

    /// The place of each key's target: hashes of a block, then one call of the kernel for all of them.
    func choose(_ winners: UnsafeMutableBufferPointer<UInt32>, blockOf size: Int) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: size) { hashes in
            for start in stride(from: 0, to: Self.keyCount, by: size) {
                hash(start..<start + size) { hashes[$0 - start] = $1 }
                let place = winners.baseAddress.map { $0 + start }
                regent_select_u64(hashes.baseAddress, size, seeds, inverseWeights, seeds.count, place)
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
            let seconds = Stopwatch.median { table.choose(winners, blockOf: isBatch ? 1_024 : 1) }
            checksum = Double(winners.reduce(0, +))
            return seconds
        }
        return Measurement(value: seconds * 1e9 / Double(SelectionTable.keyCount), also: ["checksum": checksum])
    }
}

/// The floor of both: the hashes alone; nanoseconds a key.
struct HashFloor: BenchCase {
    private let table = SelectionTable()

    func prepare(_ place: BenchPlace) {}

    func run() -> Measurement {
        var checksum: UInt64 = 0
        let seconds = Stopwatch.median { table.hash(0..<SelectionTable.keyCount) { checksum ^= $1 } }
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
