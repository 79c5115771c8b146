internal import CRegentMessages

/// Bytes to values and back, through protobuf-c; the one place that packs and unpacks.
enum Bridge {
    /// The message that `bytes` encode.
    ///
    /// - Throws: `DecodingError`, see `Message.init(decoding:)`.
    static func decode<M: CMessage>(_ bytes: RawSpan) throws(DecodingError) -> M {
        let result: Result<M, DecodingError> = unsafe bytes.withUnsafeBytes {
            unsafe outcome(of: $0)
        }
        return try result.get()
    }

    /// Bytes of the encoding of `message`.
    static func byteCount(of message: some CMessage) -> Int {
        Arena.withArena { arena in
            unsafe protobuf_c_message_get_packed_size(root(of: message, arena))
        }
    }

    /// The encoding of `message`.
    static func encode(_ message: some CMessage) -> [UInt8] {
        Arena.withArena { arena in
            let root = unsafe root(of: message, arena)
            let count = unsafe protobuf_c_message_get_packed_size(root)
            return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
                written =
                    unsafe count == 0
                    ? 0 : protobuf_c_message_pack(root, buffer.baseAddress)
            }
        }
    }

    /// Appends the encoding of `message`.
    static func encode(_ message: some CMessage, into output: inout OutputRawSpan) {
        Arena.withArena { arena in
            let root = unsafe root(of: message, arena)
            let count = unsafe protobuf_c_message_get_packed_size(root)
            guard count > 0 else { return }
            precondition(output.freeCapacity >= count, "no room for the encoded message")
            unsafe output.withUnsafeMutableBytes { buffer, initialized in
                let start = unsafe buffer.baseAddress! + initialized
                unsafe protobuf_c_message_pack(root, start.assumingMemoryBound(to: UInt8.self))
                initialized += count
            }
        }
    }

    /// What a pre-scan of `bytes` as an `M` finds; for tests and measurements.
    static func scan<M: CMessage>(_ bytes: [UInt8], as type: M.Type) -> ScanReport {
        unsafe bytes.withUnsafeBytes { buffer in
            let scan = unsafe regent_prescan(
                M.shape, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self),
                buffer.count)
            var report = ScanReport(scan)
            if scan.code == REGENT_SCAN_OK {
                Arena.withArena(
                    expected: Int(scan.predicted), budget: Int(scan.budget)
                ) { arena in
                    _ = unsafe unpacked(buffer, as: M.self, arena)
                    report.used = UInt64(arena.used)
                }
            }
            return report
        }
    }

    private static func root<M: CMessage>(
        of message: M, _ arena: Arena
    ) -> UnsafePointer<ProtobufCMessage> {
        let struc = unsafe arena.struct(of: message)
        return unsafe UnsafeRawPointer(struc).assumingMemoryBound(to: ProtobufCMessage.self)
    }

    private static func outcome<M: CMessage>(
        of bytes: UnsafeRawBufferPointer
    ) -> Result<M, DecodingError> {
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let scan = unsafe regent_prescan(M.shape, start, bytes.count)
        if let error = DecodingError(scan, M.fullName) { return .failure(error) }
        return Arena.withArena(
            expected: Int(scan.predicted), budget: Int(scan.budget)
        ) { arena in
            guard let root = unsafe unpacked(bytes, as: M.self, arena) else {
                let code: DecodingError.Code = arena.refused ? .overBudget : .malformed
                return .failure(DecodingError(code: code, message: "\(M.fullName) cannot be decoded"))
            }
            return unsafe .success(M(copying: root))
        }
    }

    private static func unpacked<M: CMessage>(
        _ bytes: UnsafeRawBufferPointer, as type: M.Type, _ arena: Arena
    ) -> UnsafePointer<M.C>? {
        let descriptor = unsafe M.shape.pointee.descriptor
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let made = unsafe protobuf_c_message_unpack(descriptor, arena.allocator, bytes.count, start)
        return unsafe UnsafeRawPointer(made)?.assumingMemoryBound(to: M.C.self)
    }
}

extension DecodingError {
    /// The error of a scan; nil for one that went well.
    init?(_ scan: regent_scan, _ name: String) {
        let why: (Code, String)
        switch scan.code {
        case REGENT_SCAN_OK: return nil
        case REGENT_SCAN_OVER_BUDGET:
            why = (.overBudget, "would take too much memory when decoded; send fewer elements at once")
        case REGENT_SCAN_INVALID_TEXT: why = (.invalidText, "has a string that is not UTF-8 or contains NUL")
        case REGENT_SCAN_REPEATED_FIELD: why = (.repeatedField, "has a singular message field twice")
        case REGENT_SCAN_TOO_DEEP: why = (.tooDeep, "is nested too deeply")
        case REGENT_SCAN_TOO_MANY_UNKNOWN: why = (.tooManyUnknown, "has too many bytes of unknown fields")
        default: why = (.malformed, "is malformed")
        }
        self.init(code: why.0, message: "\(name) \(why.1), at byte \(scan.offset)")
    }
}
