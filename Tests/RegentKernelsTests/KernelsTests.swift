import Foundation
import RegentKernels
import RegentTestKit
import Testing

/// All kernel tests: forcing a target is global to the process, so they run one after the other.
@Suite("Kernels", .serialized)
struct KernelsTests {
    @Test("the preferred target is in use and has a name; forcing changes it and can be undone")
    func targets() {
        #expect(KernelTarget.available.first == .scalar)
        #expect(Kernels.target == KernelTarget.available.last)
        #expect(KernelTarget.scalar.description == "scalar")
        let names: [(KernelTarget, String)] = [(.avx2, "avx2"), (.avx512, "avx512"), (.neon, "neon")]
        for (target, name) in names where KernelTarget.available.contains(target) {
            #expect(target.description == name)
        }
        Kernels.forceTarget(.scalar)
        #expect(Kernels.target == .scalar)
        Kernels.forceTarget(nil)
        #expect(Kernels.target == KernelTarget.available.last)
    }

    @Test("every kernel names the variant in use, which has a source file of its target")
    func variants() throws {
        let sources = Checkout.file("Sources/CRegentKernels/src")
        func kernels(_ target: String) throws -> Set<String> {
            let files = try FileManager.default.contentsOfDirectory(atPath: sources.appending(path: target).path)
            return Set(files.filter { $0.hasSuffix(".c") }.map { String($0.dropLast(2)) })
        }
        #expect(try Set(Kernels.variants.keys) == kernels("scalar"))
        for target in KernelTarget.available {
            let variants = withTarget(target) { Kernels.variants }
            for (kernel, variant) in variants {
                #expect(variant == target || variant == .scalar)
                #expect(try kernels(variant.description).contains(kernel))
                #expect(try (variant == .scalar) == (target == .scalar || !kernels("\(target)").contains(kernel)))
            }
        }
    }
}

/// Runs `body` with the target forced.
func withTarget<Result>(_ target: KernelTarget, _ body: () throws -> Result) rethrows -> Result {
    Kernels.forceTarget(target)
    defer { Kernels.forceTarget(nil) }
    return try body()
}
