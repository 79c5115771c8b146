internal import CRegentMessages

/// The C arena of one encode or decode.
///
/// Never stored: it is valid only inside `withArena`.
@safe struct Arena {
    private let raw: OpaquePointer

    /// What `body` gives, with an arena that ends with it.
    ///
    /// - Parameter expected: bytes of the first chunk; more is taken as needed.
    /// - Parameter budget: bytes in all; unlimited for encoding, whose input is ours already.
    static func withArena<Result>(
        expected: Int = 2048, budget: Int = .max, _ body: (Arena) -> Result
    ) -> Result {
        let arena = unsafe Arena(raw: regent_arena_create(expected, budget))
        defer { unsafe regent_arena_destroy(arena.raw) }
        return body(arena)
    }

    /// The arena as protobuf-c sees it.
    var allocator: UnsafeMutablePointer<ProtobufCAllocator> { unsafe regent_arena_allocator(raw) }

    /// Whether the budget refused a block.
    var refused: Bool { unsafe regent_arena_refused(raw) }

    /// Bytes given out.
    var used: Int { unsafe regent_arena_used(raw) }

    /// Uninitialised memory for `count` elements; for encoding, where nothing is refused.
    func room<T>(_ count: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
        let pointer = unsafe regent_arena_allocate(raw, count * MemoryLayout<T>.stride)!
        return unsafe pointer.bindMemory(to: T.self, capacity: count)
    }

    /// A filled struct of `message`.
    func `struct`<M: CMessage>(of message: M) -> UnsafeMutablePointer<M.C> {
        let c = unsafe room(1, of: M.C.self)
        unsafe M.initialize(c)
        unsafe message.fill(c, self)
        return unsafe c
    }
}

/// Swift values to what protobuf-c packs. Empty things are null pointers.
extension Arena {
    func text(_ text: String) -> ProtobufCBinaryData {
        var text = text
        return text.withUTF8 { unsafe bytes(UnsafeRawBufferPointer($0)) }
    }

    func bytes(_ bytes: [UInt8]) -> ProtobufCBinaryData {
        unsafe bytes.withUnsafeBytes { unsafe self.bytes($0) }
    }

    private func bytes(_ source: UnsafeRawBufferPointer) -> ProtobufCBinaryData {
        guard source.count > 0 else { return unsafe ProtobufCBinaryData(len: 0, data: nil) }
        let copy = unsafe room(source.count, of: UInt8.self)
        unsafe UnsafeMutableRawPointer(copy).copyMemory(
            from: source.baseAddress!, byteCount: source.count)
        return unsafe ProtobufCBinaryData(len: source.count, data: copy)
    }

    func message<M: CMessage>(_ message: M?) -> UnsafeMutablePointer<M.C>? {
        guard let message else { return nil }
        return unsafe self.struct(of: message)
    }

    func array<T: BitwiseCopyable>(_ values: [T]) -> (Int, UnsafeMutablePointer<T>?) {
        guard !values.isEmpty else { return (0, nil) }
        let copy = unsafe room(values.count, of: T.self)
        unsafe values.withUnsafeBufferPointer {
            unsafe copy.initialize(from: $0.baseAddress!, count: values.count)
        }
        return unsafe (values.count, copy)
    }

    func texts(_ values: [String]) -> (Int, UnsafeMutablePointer<ProtobufCBinaryData>?) {
        unsafe list(values) { unsafe text($0) }
    }

    func byteArrays(_ values: [[UInt8]]) -> (Int, UnsafeMutablePointer<ProtobufCBinaryData>?) {
        unsafe list(values) { unsafe bytes($0) }
    }

    func messages<M: CMessage>(
        _ values: [M]
    ) -> (Int, UnsafeMutablePointer<UnsafeMutablePointer<M.C>?>?) {
        unsafe list(values) { unsafe self.struct(of: $0) }
    }

    /// Entries of a map by ascending UTF-8 bytes of the key, so that equal maps give equal bytes.
    func map<Value, Entry>(
        _ values: [String: Value], _ fill: (UnsafeMutablePointer<Entry>, String, Value) -> Void
    ) -> (Int, UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>?) {
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return unsafe list(sorted) { pair in
            let entry = unsafe room(1, of: Entry.self)
            unsafe fill(entry, pair.key, pair.value)
            return unsafe entry
        }
    }

    /// Entries of a map of texts, as above.
    func map<Entry>(
        _ values: TextMap, _ fill: (UnsafeMutablePointer<Entry>, String, String) -> Void
    ) -> (Int, UnsafeMutablePointer<UnsafeMutablePointer<Entry>?>?) {
        let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return unsafe list(sorted) { pair in
            let entry = unsafe room(1, of: Entry.self)
            unsafe fill(entry, pair.key, pair.value)
            return unsafe entry
        }
    }

    private func list<Value, Element>(
        _ values: [Value], _ element: (Value) -> Element
    ) -> (Int, UnsafeMutablePointer<Element>?) {
        guard !values.isEmpty else { return (0, nil) }
        let made = unsafe room(values.count, of: Element.self)
        for (index, value) in values.enumerated() {
            unsafe (made + index).initialize(to: element(value))
        }
        return unsafe (values.count, made)
    }
}
