/// Values of one column that lie one behind the other in memory: an array, or whatever gives a span of them, a mapped
/// file or a buffer of Arrow for example.
public protocol ColumnValues<Element>: Sendable {
    /// What the values are.
    associatedtype Element: ColumnElement

    /// Number of values; stays the same.
    var count: Int { get }

    /// Calls `body` with all values, `count` of them and the same at every call.
    func withSpan<Result, Failure: Error>(
        _ body: (Span<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result
}

extension Array: ColumnValues where Element: ColumnElement {
    /// Calls `body` with the elements.
    public func withSpan<Result, Failure: Error>(
        _ body: (Span<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(span)
    }
}

extension ArraySlice: ColumnValues where Element: ColumnElement {
    /// Calls `body` with the elements.
    public func withSpan<Result, Failure: Error>(
        _ body: (Span<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(span)
    }
}

/// What columns hold: `UInt8`, `Int32`, `UInt32` and `Double`.
public protocol ColumnElement: Sendable {}

extension UInt8: ColumnElement {}
extension Int32: ColumnElement {}
extension UInt32: ColumnElement {}
extension Double: ColumnElement {}
