/// How far the clocks of a zone are ahead of UTC during a range of time.
package struct ZoneOffsets: Sendable, Hashable {
    /// A time from which clocks have another offset.
    package struct Change: Sendable, Hashable {
        /// Seconds since 1970, UTC.
        package let at: Int64
        /// Seconds ahead of UTC from then on.
        package let offset: Int64

        /// A change.
        package init(at: Int64, offset: Int64) {
            self.at = at
            self.offset = offset
        }
    }

    /// Seconds ahead of UTC before the first change.
    package let first: Int64
    /// In order.
    package let changes: [Change]

    /// Offsets of a zone.
    ///
    /// - Parameter changes: in order of time.
    package init(first: Int64, changes: [Change]) {
        self.first = first
        self.changes = changes
    }

    /// UTC.
    package static let utc = ZoneOffsets(first: 0, changes: [])
}
