import CRegentSystem

/// Random bytes from the kernel.
package enum Randomness {
    /// So many bytes.
    package static func bytes(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            let code = unsafe regent_random_fill(bytes.baseAddress, count)
            // Without it neither ids nor salts would be what they must be.
            precondition(code == 0, "the system gives no random bytes")
            filled = count
        }
    }
}
