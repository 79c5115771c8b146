import RegentMessages

/// Answers a unary method from the bytes of its request, where they lie, and appends the bytes of the answer: no
/// message is decoded, none is encoded.
///
/// What `handle` answers is the rule: wherever `answer` gives true, it has appended what `handle` would have given,
/// byte for byte, to a request that is well formed, keeps its constraints and is in the caller's scope.
package protocol InPlaceHandler<Request, Response>: InlineHandler {
    /// Appends the encoded response; gives false for every request that it does not understand, or that is to be
    /// refused: `handle` takes that one, and nothing may have happened before.
    ///
    /// - Parameter access: to be asked about what the request is about, before anything of it is looked up.
    func answer(_ call: InPlaceCall, access: inout InPlaceAccess, into output: inout [UInt8]) -> Bool
}

/// A request in the bytes that were read.
package struct InPlaceCall {
    /// What was read.
    package let bytes: [UInt8]
    /// Where the request lies.
    package let request: Range<Int>
    /// Bytes of the largest answer.
    package let answerBytesMax: Int

    /// Names a request.
    package init(bytes: [UInt8], request: Range<Int>, answerBytesMax: Int) {
        self.bytes = bytes
        self.request = request
        self.answerBytesMax = answerBytesMax
    }

    /// The fields of the request.
    package var fields: InPlaceFields { InPlaceFields(bytes, in: request) }

    /// The text of a part, which is ASCII.
    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
