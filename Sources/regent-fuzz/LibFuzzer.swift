import Foundation
import RegentFuzzTargets

// What libFuzzer, whose `main` this program has, calls. The target is named by REGENT_FUZZ_TARGET.

/// The target, and the tasks it starts.
private enum Chosen {
    static let target: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["REGENT_FUZZ_TARGET"] ?? ""
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            print("REGENT_FUZZ_TARGET must be one of: " + FuzzTarget.all.map(\.name).joined(separator: " "))
            exit(2)
        }
        return target
    }()
}

/// Before the first input: writes the seeds to the folder of REGENT_FUZZ_SEEDS, if there is one, and ends.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    if let folder = ProcessInfo.processInfo.environment["REGENT_FUZZ_SEEDS"] {
        for (index, seed) in Chosen.target.seeds().enumerated() {
            let file = "\(folder)/seed-\(index)"
            guard FileManager.default.createFile(atPath: file, contents: Data(seed)) else {
                print("cannot write \(file)")
                exit(2)
            }
        }
        print(Chosen.target.inputBytesMax)
        exit(0)
    }
    if case .waiting = Chosen.target.check { SerialTasks.install() }
    return 0
}

/// Tries one input; a finding is a trap, as is everything else that must not happen.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    do throws(Finding) {
        switch Chosen.target.check {
        case .direct(let check): try check(input)
        case .waiting(let check): try SerialTasks.run { () async throws(Finding) in try await check(input) }
        }
    } catch {
        fatalError("\(Chosen.target.name): \(error)")
    }
    return 0
}
