import CRegentSystem

/// Why the operating system did not do what was asked.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    package enum Code: Sendable {
        /// Another process holds the lock; `holder` names it when it is known.
        case alreadyHeld
        /// There is no such path.
        case missing
        /// There is something at the path already.
        case exists
        /// The process may not.
        case denied
        /// Another user could write there, so nothing must be stored there.
        case insecure
        /// The disk is full.
        case full
        /// Any other error; see `errno`.
        case other
    }

    /// What failed.
    package let code: Code
    /// For the log; names the path.
    package let diagnostic: String
    /// The system's number, 0 when the failure is not the system's.
    package let errno: Int32
    /// Who holds the lock, when that is known.
    package let holder: Int32?

    /// Names a failure.
    package init(_ code: Code, _ diagnostic: String, errno: Int32 = 0, holder: Int32? = nil) {
        self.code = code
        self.diagnostic = diagnostic
        self.errno = errno
        self.holder = holder
    }

    /// Names the failure of a shim call, which gives -errno.
    init(result: Int32, doing what: String, path: String) {
        let code: Code =
            switch -result {
            case 2: .missing
            case 17: .exists
            case 1, 13, 30: .denied
            case 28, 122: .full
            default: .other
            }
        self.init(code, "\(what) \(path): \(Self.text(of: -result))", errno: -result)
    }

    /// What failed, in the system's words.
    package var description: String { diagnostic }

    /// The words for a number of the system, for example "No such file or directory".
    package static func text(of number: Int32) -> String {
        guard let text = unsafe regent_error_text(number) else { return "error \(number) of the system" }
        return unsafe String(cString: text)
    }

    /// Throws when a shim call did not work.
    static func check(_ result: Int32, doing what: String, path: String) throws(SystemError) {
        guard result >= 0 else { throw SystemError(result: result, doing: what, path: path) }
    }
}
