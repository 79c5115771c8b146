/// The two forms in which messages are written as JSON. What reads JSON takes both.
public enum JSONForm: Sendable, Hashable {
    /// Regent's own, for people and files: see `JSONTranscoder`.
    case regent
    /// That of proto3 with the proto names of fields, for clients that were made for it: 64-bit integers are strings, enums are
    /// full names, `TriState` is one of them, and bytes are base64.
    ///
    /// - Source: Protocol Buffers, "ProtoJSON Format".
    case proto3
}
