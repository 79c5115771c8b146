import Foundation
import RegentTestKit
import Testing

/// A terminal that a test types on and reads from.
struct PseudoTerminal {
    private let test: FileHandle
    private let path: String

    /// - Source: pts(4), ioctl_tty(2); the functions of stdlib.h for it are not visible in Swift.
    init() throws {
        let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)  // TIOCSPTLCK, TIOCGPTN
        test = try #require(FileHandle(forUpdatingAtPath: "/dev/ptmx"))
        var (isLocked, index): (Int32, Int32) = (0, 0)
        try #require(unsafe ioctl(test.fileDescriptor, unlock, &isLocked) == 0)
        try #require(unsafe ioctl(test.fileDescriptor, number, &index) == 0)
        path = "/dev/pts/\(index)"
    }

    /// Types something, before or while a command reads it.
    func type(_ text: String) throws { try test.write(contentsOf: Data(text.utf8)) }

    /// Runs `regent` on it.
    func regent(_ arguments: [String], environment: [String: String]) throws -> ChildProcess {
        let outer = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
        let device = URL(fileURLWithPath: path)
        return try ChildProcess(
            ChildProcess.built("regent"), arguments, environment: outer.merging(environment) { $1 }, input: device,
            output: device, errors: device)
    }

    /// What was written on it and is not read yet, at most a few kilobytes: call it when the command has ended.
    func output() -> String {
        let flags = fcntl(test.fileDescriptor, F_GETFL)
        _ = fcntl(test.fileDescriptor, F_SETFL, flags | O_NONBLOCK)
        var (text, buffer): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 4_096))
        // `FileHandle` reads on until it has all that was asked for, and then forgets what it has.
        while case let count = unsafe read(test.fileDescriptor, &buffer, buffer.count), count > 0 {
            text += buffer.prefix(count)
        }
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
