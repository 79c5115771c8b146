import Foundation
import RegentTestKit
import Testing

/// Shapes of columns that have each broken a selection algorithm somewhere.
enum ColumnShape: String, CaseIterable, CustomTestStringConvertible {
    case uniform, duplicates, allEqual, sorted, reversed, twoValued, threeValued, heavyTailed, logNormal, extremes
    case onStride, blocks, sawtooth, powers

    var testDescription: String { rawValue }

    /// The stride of the sample the brackets are made from.
    private static func stride(_ count: Int) -> Int {
        max(1, count / (count < 1 << 14 ? 256 : count < 1 << 18 ? 1024 : 4096))
    }

    func column(_ count: Int, _ generator: inout SplitMix64) -> [UInt32] {
        let stride = Self.stride(count)
        switch self {
        case .uniform: return (0..<count).map { _ in .random(in: 0 ... .max, using: &generator) }
        case .duplicates: return (0..<count).map { _ in .random(in: 0..<7, using: &generator) }
        case .allEqual: return [UInt32](repeating: 123_456, count: count)
        case .sorted: return (0..<count).map { UInt32($0) * 3 }
        case .reversed: return (0..<count).map { UInt32(count - $0) * 5 }
        case .twoValued: return (0..<count).map { _ in Bool.random(using: &generator) ? 7 : 1 << 31 }
        case .threeValued: return (0..<count).map { _ in [1, 900, .max].randomElement(using: &generator) ?? 1 }
        case .heavyTailed:
            return (0..<count).map { _ in
                let bits = Int.random(in: 0..<32, using: &generator)
                return UInt32.random(in: 0 ... .max, using: &generator) >> UInt32(bits)
            }
        case .logNormal:
            return (0..<count).map { _ in
                let first = Double.random(in: 1e-12..<1, using: &generator)
                let second = Double.random(in: 0..<1, using: &generator)
                return UInt32(min(4e9, exp(12.4 + 0.8 * (-2 * log(first)).squareRoot() * cos(2 * .pi * second))))
            }
        case .extremes: return (0..<count).map { $0 % 3 == 0 ? 0 : $0 % 3 == 1 ? .max : .max - 1 }
        case .onStride:
            return (0..<count).map { $0 % stride == stride / 2 ? UInt32($0 & 15) : UInt32($0) | 1 << 20 }
        case .blocks: return (0..<count).map { UInt32($0 / 1000 % 2) << 30 | UInt32($0 & 1023) }
        case .powers: return (0..<count).map { 1 << UInt32($0 / 2 % 32) &- UInt32($0 % 2) }
        case .sawtooth: return (0..<count).map { UInt32($0 % (stride * 2)) * 1000 }
        }
    }
}
