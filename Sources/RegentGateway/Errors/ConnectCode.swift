package import RegentWire

/// How a status is written in the Connect protocol: the name of its code and the status of HTTP.
///
/// - Source: Connect Protocol Reference, "Error Codes".
package struct ConnectCode: Hashable, Sendable {
    /// For example `not_found`.
    package let name: String
    /// For example 404.
    package let httpStatus: Int

    /// Finds how a status is written; one that is not among the sixteen of gRPC is `unknown`.
    package init(_ status: StatusCode) {
        (name, httpStatus) = Self.table[status.rawValue] ?? ("unknown", 500)
    }

    private static let table: [StatusCode.RawValue: (String, Int)] = [
        1: ("canceled", 499),
        2: ("unknown", 500),
        3: ("invalid_argument", 400),
        4: ("deadline_exceeded", 504),
        5: ("not_found", 404),
        6: ("already_exists", 409),
        7: ("permission_denied", 403),
        8: ("resource_exhausted", 429),
        9: ("failed_precondition", 400),
        10: ("aborted", 409),
        11: ("out_of_range", 400),
        12: ("unimplemented", 501),
        13: ("internal", 500),
        14: ("unavailable", 503),
        15: ("data_loss", 500),
        16: ("unauthenticated", 401),
    ]
}
