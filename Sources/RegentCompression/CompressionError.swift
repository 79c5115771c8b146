/// Why bytes could not be read or decompressed.
package struct CompressionError: Error, Sendable, Hashable {
    /// What kind of failure; open, so a new code is no breaking change.
    package struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Known: String { case unknownSize, tooLarge, truncated, trailingBytes, corrupt, io }
        private let known: Known

        /// A one-shot frame that does not declare the size of its content.
        package static let unknownSize = Code(known: .unknownSize)
        /// The content, or the window a stream asks for, is over the limit.
        package static let tooLarge = Code(known: .tooLarge)
        /// The bytes end before the frame or member does.
        package static let truncated = Code(known: .truncated)
        /// Something follows the end of the one frame, or of the last gzip member.
        package static let trailingBytes = Code(known: .trailingBytes)
        /// Not this format, a form of it that is refused, or content that fails its checksum.
        package static let corrupt = Code(known: .corrupt)
        /// The file could not be opened or read; `cause` is the errno.
        package static let io = Code(known: .io)

        package var description: String { known.rawValue }
    }

    /// Kind of fault; the only thing to compare.
    package let code: Code
    /// For people.
    package let message: String
    /// Error number of the C library behind it: zstd's for `corrupt`, errno for `io`.
    package let cause: Int32?

    package init(_ code: Code, _ message: String, cause: Int32? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }
}
