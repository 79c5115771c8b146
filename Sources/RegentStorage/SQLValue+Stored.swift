import RegentDatabase

/// The legal values of stored columns: fewer than their types allow, and a damaged file may have anything.
extension SQLValue {
    /// A stored revision, batch number or id.
    ///
    /// The greatest BIGINT is none of them: each has a number after it, which is what is looked for next.
    /// - Throws: `StorageError` `.damaged` below 0 and for the greatest BIGINT; `DatabaseError` `.columnType`.
    var asOrdinal: UInt64 {
        get throws {
            let number = try asInteger
            guard number >= 0, number < Int64.max else {
                throw StorageError(.damaged, "a stored number is outside its range")
            }
            return UInt64(number)
        }
    }

    /// A stored count.
    ///
    /// - Throws: `StorageError` `.damaged` below 0 and above what the type holds; `DatabaseError` `.columnType`.
    func asCount<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws -> Number {
        guard let count = Number(exactly: try asInteger), count >= 0 else {
            throw StorageError(.damaged, "a stored count is outside its range")
        }
        return count
    }

    /// A stored SHA-256.
    ///
    /// - Throws: `StorageError` `.damaged` where it has not 32 bytes; `DatabaseError` `.columnType`.
    var asDigest: [UInt8] {
        get throws {
            let digest = try asBlob
            guard digest.count == 32 else {
                throw StorageError(.damaged, "a stored digest does not have 32 bytes")
            }
            return digest
        }
    }
}
