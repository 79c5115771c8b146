import Foundation

/// The seed of a random test: taken from REGENT_SEED, else fresh; always printed.
public func announcedSeed(_ test: String) -> UInt64 {
    var system = SystemRandomNumberGenerator()
    let seed = ProcessInfo.processInfo.environment["REGENT_SEED"].flatMap(UInt64.init) ?? system.next()
    print("\(test): REGENT_SEED=\(seed)")
    return seed
}
