/// What a request of OTLP may have at most: how much an answer costs is known before it is read.
///
/// - Source: docs/telemetry.md, "Limits"
package enum OTLPLimits {
    /// Bytes of a body, and again once it is decompressed.
    package static let bodyBytesMax = 8 << 20
    /// Spans of a request.
    package static let spansMax = 131_072
    /// Environments and runs that a request reports to: each is a call of its own.
    package static let placesMax = 256
    /// Spans that tell of one sample: what is known of it is copied for each.
    package static let sampleSpansMax = 256
    /// Attributes of a span, an event or a resource.
    package static let attributesMax = 1_024
    /// Events of a span.
    package static let eventsMax = 1_024
    /// Values that are read of an array; the others are skipped.
    package static let arrayValuesMax = 64
    /// Levels of arrays and objects in JSON. In protobuf what nests deeper than an array of plain values is skipped.
    package static let depthMax = 100
}
