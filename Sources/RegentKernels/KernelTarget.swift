import CRegentKernels

/// An instruction set with its own variant of every kernel.
///
/// Open: the next set is one more C folder and one more name here.
package struct KernelTarget: Hashable, Sendable, CustomStringConvertible {
    let code: RegentKernelsTarget

    /// Plain C, the specification of all others.
    package static let scalar = KernelTarget(code: REGENT_KERNELS_TARGET_SCALAR)
    /// AVX2 with BMI2 and POPCNT (x86-64-v3 processors, 2013 on).
    package static let avx2 = KernelTarget(code: REGENT_KERNELS_TARGET_AVX2)

    /// AVX-512 with F, BW, VL, DQ and CD (x86-64-v4 processors, servers from 2017 on).
    package static let avx512 = KernelTarget(code: REGENT_KERNELS_TARGET_AVX512)
    /// NEON, which every aarch64 processor has.
    package static let neon = KernelTarget(code: REGENT_KERNELS_TARGET_NEON)

    /// The targets this build and this machine can run, the preferred one last.
    package static var available: [KernelTarget] {
        [.scalar, .avx2, .avx512, .neon].filter { regent_kernels_target_available($0.code) }
    }

    /// Lower-case name for status pages and measurements, for example "avx2".
    package var description: String {
        guard let name = unsafe regent_kernels_target_name(code) else { return "none" }
        return unsafe String(cString: name)
    }

    package static func == (left: KernelTarget, right: KernelTarget) -> Bool {
        left.code.rawValue == right.code.rawValue
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(code.rawValue)
    }
}
