internal import CRegentMessages

/// A message with a protobuf-c struct; conformances are generated.
protocol CMessage: Message {
    /// The protobuf-c struct.
    associatedtype C

    /// What the pre-scan knows of the message; a constant of the C tables.
    @unsafe static var shape: UnsafePointer<regent_shape> { get }

    /// Sets a struct to its defaults.
    @unsafe static func initialize(_ c: UnsafeMutablePointer<C>)

    /// The value of a struct that was unpacked from scanned bytes; copies everything.
    @unsafe init(copying c: UnsafePointer<C>)

    /// Fills an initialised struct; what it points to lives as long as `arena`.
    @unsafe func fill(_ c: UnsafeMutablePointer<C>, _ arena: Arena)
}
