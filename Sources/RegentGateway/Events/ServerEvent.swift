/// One server-sent event.
///
/// - Source: WHATWG HTML, "Server-sent events".
package struct ServerEvent: Hashable, Sendable {
    /// Id that the client names to go on behind it; nil leaves its last one.
    package var id: String?
    /// Name; nil = `message`.
    package var name: String?
    /// Text, of one line; nil where only the id goes on.
    package var data: String?

    /// Names its parts.
    package init(id: String? = nil, name: String? = nil, data: String?) {
        self.id = id
        self.name = name
        self.data = data
    }

    /// The bytes of the stream.
    package var text: String {
        let id = id.map { "id: \($0)\n" } ?? ""
        let name = name.map { "event: \($0)\n" } ?? ""
        return id + name + (data.map { "data: \($0)\n" } ?? "") + "\n"
    }

    /// What is sent where nothing happens: proxies and peers see that the stream lives.
    static let comment = ": nothing has happened\n\n"
}
