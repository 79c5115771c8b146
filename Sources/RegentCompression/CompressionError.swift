/// Why bytes could not be read or decompressed.
package struct CompressionError: Error, Sendable, Hashable {
    /// What kind of failure.
    package enum Code: Sendable {
        /// A one-shot frame that does not declare the size of its content.
        case unknownSize
        /// The content is over the limit.
        case tooLarge
        /// The window that a zstd file asks for is over the limit.
        case windowTooLarge
        /// The bytes end before the frame or member does.
        case truncated
        /// Something follows the end of the one frame, or of the last gzip member.
        case trailingBytes
        /// Not this format, a form of it that is refused, or content that fails its checksum.
        case corrupt
        /// The file could not be opened or read; `cause` is the errno.
        case io
    }

    /// Kind of fault; the only thing to compare.
    package let code: Code
    /// A text for people.
    package let message: String
    /// Error number of the C library behind it: zstd's for `corrupt`, errno for `io`.
    package let cause: Int32?

    package init(_ code: Code, _ message: String, cause: Int32? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
