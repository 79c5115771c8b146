/// One value as an engine stores it: what is bound to `$n` and what a column holds.
///
/// Five cases are all that SQLite and PostgreSQL have in common; booleans are integers, times are integers
/// of microseconds. Text must not hold NUL: one of the engines would cut it there.
package enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// BIGINT.
    case integer(Int64)
    /// DOUBLE PRECISION.
    case double(Double)
    /// TEXT, UTF-8 without NUL.
    case text(String)
    /// BYTEA; SQLite's BLOB.
    case blob([UInt8])

    /// The text, or NULL if there is none.
    package static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    /// The number, or NULL if there is none.
    package static func optional(_ number: Double?) -> SQLValue { number.map(SQLValue.double) ?? .null }

    /// The unsigned number as BIGINT, which both engines have only signed.
    ///
    /// A number from 2⁶³ on has no place there: as a bit pattern it would sort below zero, and what is stored
    /// next to it would be found in the wrong order.
    /// - Throws: `DatabaseError` `.tooLarge` for a number from 2⁶³ on.
    package static func unsigned(_ number: UInt64) throws(DatabaseError) -> SQLValue {
        guard let stored = Int64(exactly: number) else {
            throw DatabaseError(.tooLarge, "a number is larger than the database can store")
        }
        return .integer(stored)
    }

    /// The unsigned number as a bound that BIGINT columns are compared with; the greatest BIGINT where it is
    /// greater, because no stored number lies above that.
    package static func bound(_ number: UInt64) -> SQLValue { .integer(Int64(clamping: number)) }
}

extension SQLValue {
    /// Whether it is NULL.
    package var isNull: Bool { self == .null }

    /// The integer.
    /// - Throws: `DatabaseError` `.columnType` when it is something else.
    package var asInteger: Int64 {
        get throws(DatabaseError) {
            guard case .integer(let value) = self else { throw DatabaseError.columnType("an integer") }
            return value
        }
    }

    /// The integer as an unsigned one; the inverse of `unsigned(_:)`.
    /// - Throws: `DatabaseError` `.columnType` when it is something else, or below zero.
    package var asUnsigned: UInt64 {
        get throws(DatabaseError) {
            guard let value = UInt64(exactly: try asInteger) else {
                throw DatabaseError.columnType("a number that is not negative")
            }
            return value
        }
    }

    /// The floating-point number.
    /// - Throws: `DatabaseError` `.columnType` when it is something else.
    package var asDouble: Double {
        get throws(DatabaseError) {
            guard case .double(let value) = self else { throw DatabaseError.columnType("a double") }
            return value
        }
    }

    /// The text.
    /// - Throws: `DatabaseError` `.columnType` when it is something else.
    package var asText: String {
        get throws(DatabaseError) {
            guard case .text(let value) = self else { throw DatabaseError.columnType("text") }
            return value
        }
    }

    /// The bytes.
    /// - Throws: `DatabaseError` `.columnType` when it is something else.
    package var asBlob: [UInt8] {
        get throws(DatabaseError) {
            guard case .blob(let value) = self else { throw DatabaseError.columnType("bytes") }
            return value
        }
    }

    /// The floating-point number, or nil for NULL.
    /// - Throws: `DatabaseError` `.columnType` when it is something else.
    package var asOptionalDouble: Double? {
        get throws(DatabaseError) { isNull ? nil : try asDouble }
    }

    /// The text, or nil for NULL.
    /// - Throws: `DatabaseError` `.columnType` when it is something else.
    package var asOptionalText: String? {
        get throws(DatabaseError) { isNull ? nil : try asText }
    }
}
