import CRegentSystem
import Foundation

/// What the program that started this process wants to know, and the sockets that it has opened.
///
/// - Source: sd_notify(3), sd_watchdog_enabled(3) and sd_listen_fds(3) of systemd, which describe the variables.
package struct ServiceSupervisor: Sendable {
    /// First descriptor that is passed on.
    private static let firstDescriptor: Int32 = 3
    /// Descriptors that are taken at most.
    private static let descriptorsMax = 64

    /// Where reports go; nil = nobody wants any.
    private let notifySocket: String?
    /// How long the supervisor waits for a sign of life; nil = it waits for none.
    package let watchdog: Duration?
    /// Descriptors that were passed on.
    package let descriptors: [Int32]

    /// A supervisor that wants to know nothing and passes nothing on.
    package static let none = ServiceSupervisor(environment: [:], processID: 0)

    /// Reads the variables of an environment.
    ///
    /// - Parameters:
    ///   - environment: names to values.
    ///   - processID: variables for another process are left alone.
    package init(environment: [String: String], processID: Int32) {
        let socket = environment["NOTIFY_SOCKET"] ?? ""
        notifySocket = socket.hasPrefix("/") || socket.hasPrefix("@") ? socket : nil
        let isOurs = environment["WATCHDOG_PID"].map { Int32($0) == processID } ?? true
        let micros = isOurs ? environment["WATCHDOG_USEC"].flatMap { Int64($0) } : nil
        watchdog = micros.flatMap { $0 > 0 ? .microseconds($0) : nil }
        guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == processID,
            let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), (1...Self.descriptorsMax).contains(count)
        else {
            descriptors = []
            return
        }
        descriptors = (0..<Int32(count)).map { Self.firstDescriptor + $0 }
    }

    /// That of this process. The variables are removed, so that no program that this one starts takes them for its own.
    package static func ofProcess() -> ServiceSupervisor {
        let supervisor = ServiceSupervisor(
            environment: ProcessInfo.processInfo.environment, processID: CurrentProcess.processID)
        for name in ["NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] {
            unsafe unsetenv(name)
        }
        return supervisor
    }

    /// What is reported.
    package enum Report: Sendable, Hashable {
        /// Everything is served.
        case ready
        /// The end has begun.
        case stopping
        /// Everything makes progress.
        case alive
        /// A line for people.
        case status(String)

        fileprivate var text: String {
            switch self {
            case .ready: "READY=1"
            case .stopping: "STOPPING=1"
            case .alive: "WATCHDOG=1"
            case .status(let line): "STATUS=" + line.replacing("\n", with: " ")
            }
        }
    }

    /// Sends reports together; nothing where nobody wants any.
    ///
    /// - Throws: `SystemError` where the socket takes nothing.
    package func send(_ reports: Report...) throws(SystemError) {
        guard let notifySocket else { return }
        let bytes = Array(reports.map(\.text).joined(separator: "\n").utf8)
        let result = unsafe bytes.withUnsafeBytes { bytes in
            unsafe regent_datagram_send(notifySocket, bytes.baseAddress, bytes.count)
        }
        try SystemError.check(result, doing: "notify", path: notifySocket)
    }

    /// Takes a descriptor that was passed on; gives the path of its socket.
    ///
    /// - Throws: `SystemError` for anything but a Unix domain socket that listens.
    package static func take(_ descriptor: Int32) throws(SystemError) -> String {
        var path = [CChar](repeating: 0, count: 256)
        let result = unsafe regent_socket_take(descriptor, &path, path.count)
        try SystemError.check(result, doing: "take", path: "descriptor \(descriptor)")
        return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
