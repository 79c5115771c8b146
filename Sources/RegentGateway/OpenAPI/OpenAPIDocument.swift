/// What the daemon says of its paths of HTTP, made when the .proto files were read: for programs, and as a page for
/// people.
package enum OpenAPIDocument {
    /// A file that is served as it is.
    package struct File: Sendable, Hashable {
        /// Its type.
        package let contentType: String
        /// Its text.
        package let text: String
    }

    /// The file of a path; nil for any other path.
    package static func file(at path: String) -> File? {
        switch path {
        case "/openapi.json": File(contentType: "application/json", text: text)
        case "/docs": File(contentType: "text/html; charset=utf-8", text: page)
        case "/docs/style.css": File(contentType: "text/css; charset=utf-8", text: style)
        default: nil
        }
    }
}
