internal import CRegentMessages

/// What protobuf-c unpacked, copied to Swift values. Text was checked by the pre-scan.
enum Read {
    static func text(_ source: ProtobufCBinaryData) -> String {
        unsafe String(decoding: UnsafeBufferPointer(start: source.data, count: source.len), as: UTF8.self)
    }

    static func bytes(_ source: ProtobufCBinaryData) -> [UInt8] {
        unsafe [UInt8](UnsafeBufferPointer(start: source.data, count: source.len))
    }

    static func array<T: BitwiseCopyable>(_ source: UnsafeMutablePointer<T>?, _ count: Int) -> [T] {
        unsafe [T](UnsafeBufferPointer(start: source, count: count))
    }

    static func texts(_ source: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int) -> [String] {
        unsafe UnsafeBufferPointer(start: source, count: count).map { unsafe text($0) }
    }

    static func byteArrays(
        _ source: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int
    ) -> [[UInt8]] {
        unsafe UnsafeBufferPointer(start: source, count: count).map { unsafe bytes($0) }
    }

    static func message<M: CMessage>(_ source: UnsafeMutablePointer<M.C>?) -> M? {
        guard let source = unsafe source else { return nil }
        return unsafe M(copying: source)
    }

    static func messages<M: CMessage>(
        _ source: UnsafeMutablePointer<UnsafeMutablePointer<M.C>?>?, _ count: Int
    ) -> [M] {
        unsafe UnsafeBufferPointer(start: source, count: count).map { unsafe M(copying: $0!) }
    }

    /// A map of texts; the last of several entries of one key wins, as protobuf demands.
    static func map<Entry>(
        _ source: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>?, _ count: Int,
        _ pair: (UnsafeMutablePointer<Entry>) -> (String, String)
    ) -> TextMap {
        var made = TextMap()
        made.reserveCapacity(count)
        let entries = unsafe UnsafeBufferPointer(start: source, count: count)
        for index in 0..<count {
            let (key, value) = unsafe pair(entries[index]!)
            made.updateValue(value, forKey: key)
        }
        return made
    }

    /// A map; the last of several entries of one key wins, as protobuf demands. Keys that Unicode takes for the same
    /// are one key here: a dictionary of texts cannot hold both, and the last entry wins with its own bytes.
    static func map<Entry, Value>(
        _ source: UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>?, _ count: Int,
        _ pair: (UnsafeMutablePointer<Entry>) -> (String, Value)
    ) -> [String: Value] {
        var made: [String: Value] = [:]
        made.reserveCapacity(count)
        let entries = unsafe UnsafeBufferPointer(start: source, count: count)
        for index in 0..<count {
            let (key, value) = unsafe pair(entries[index]!)
            guard made.updateValue(value, forKey: key) != nil else { continue }
            // An update keeps the bytes of the key that was there.
            made.removeValue(forKey: key)
            made[key] = value
        }
        return made
    }
}
