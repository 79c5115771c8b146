import RegentModel

/// What the caller of one connection may do by one method, as it was judged at its first call since access changed.
package struct InPlaceAccess {
    private let caller: Caller
    private let permissions: [Permission]
    /// Whether the caller holds one of the permissions, wherever.
    let isAdmitted: Bool
    /// Whether it holds one of them for the whole store.
    private let isEverywhere: Bool
    /// What it was admitted for last, by the bytes of what names it.
    private var place: [UInt8]?
    /// Where the first of the two names ends.
    private var split = 0

    init(_ caller: Caller, _ permissions: [Permission]) {
        self.caller = caller
        self.permissions = permissions
        isAdmitted = caller.holds(anyOf: permissions)
        isEverywhere = caller.holds(anyOf: permissions, for: [])
    }

    /// Whether the caller holds one of the method's permissions for what a request is about.
    ///
    /// - Parameters:
    ///   - first: one of the two fields that name it, among the bytes.
    ///   - second: the other; empty where there is none.
    ///   - subjects: what the .proto says the request is about. Asked for only where that has not been judged.
    package mutating func admits(
        _ first: Range<Int>, _ second: Range<Int>, of bytes: [UInt8], about subjects: () -> [[String]]
    ) -> Bool {
        if isEverywhere { return true }
        if let place, split == first.count, place.count == first.count + second.count,
            place[..<split].elementsEqual(bytes[first]), place[split...].elementsEqual(bytes[second])
        {
            return true
        }
        guard subjects().allSatisfy({ caller.holds(anyOf: permissions, for: $0) }) else { return false }
        place = Array(bytes[first]) + bytes[second]
        split = first.count
        return true
    }
}
