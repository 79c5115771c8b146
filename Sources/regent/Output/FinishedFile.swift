import RegentSystem

/// A file that a command writes: whole under its name, or not at all. `-` is stdout.
struct FinishedFile: ~Copyable {
    private let path: String
    private let file: NewFile?

    /// Begins the file beside its name.
    ///
    /// - Throws: `CommandFailure` naming it.
    init(_ path: String) throws {
        self.path = path
        guard path != "-" else {
            file = nil
            return
        }
        do {
            try FileSystem.removeFile(path + ".part")
            file = try NewFile(path: path + ".part")
        } catch {
            throw CommandFailure(describing: error).at(path)
        }
    }

    /// Adds text.
    ///
    /// - Throws: `CommandFailure` naming the file.
    func write(_ text: String) throws {
        guard let file else { return Terminal.write(text) }
        do { try file.append(Array(text.utf8).span) } catch { throw CommandFailure(describing: error).at(path) }
    }

    /// Gives the file its name; one of that name is replaced.
    ///
    /// - Throws: `CommandFailure` naming the file.
    func finish() throws {
        guard let file else { return }
        do {
            try file.sync()
            try FileSystem.rename(path + ".part", to: path)
        } catch {
            throw CommandFailure(describing: error).at(path)
        }
    }

    /// Writes a whole file.
    ///
    /// - Throws: `CommandFailure` naming it.
    static func write(_ text: String, to path: String) throws {
        let file = try FinishedFile(path)
        try file.write(text)
        try file.finish()
    }
}
