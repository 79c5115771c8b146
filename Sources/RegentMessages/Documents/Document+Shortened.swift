extension Document {
    /// Bytes of a field that a shortened document keeps, all its elements together.
    private static var shortenedFieldBytesMax: Int { 64 << 10 }

    /// The document without its large fields, to be shown where the whole of it does not fit.
    package var shortened: Self {
        var short = Self()
        short.name = name
        guard var fields = try? WireFields(encoded()) else { return short }
        fields.removeFields(largerThan: Self.shortenedFieldBytesMax)
        return (try? Self(decoding: fields.encoded())) ?? short
    }
}
