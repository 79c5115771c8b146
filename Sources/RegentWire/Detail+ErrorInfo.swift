package import RegentMessages

extension Detail {
    /// Type of the detail that carries a reason; the message is google.rpc.ErrorInfo on the wire.
    package static let errorInfoType = "type.googleapis.com/google.rpc.ErrorInfo"
    /// Type of the detail that lists bad fields; the message is google.rpc.BadRequest on the wire.
    package static let badRequestType = "type.googleapis.com/google.rpc.BadRequest"
    /// Domain of every reason of this project.
    package static let errorDomain = "regent.dev"

    /// The detail that carries a reason and what was wrong.
    package static func errorInfo(_ reason: String, _ metadata: [String: String] = [:]) -> Detail {
        let info = ErrorInfo(reason: reason, domain: errorDomain, metadata: TextMap(metadata))
        return Detail(typeUrl: errorInfoType, value: info.encoded())
    }
}
