import Foundation
import RegentSystem

/// A file of its own that a person edits; it stays where what it says could not be done.
struct EditedFile {
    /// Where it is.
    let path: String
    private let folder: String

    /// Makes it, readable by its owner only.
    init(_ text: String, named name: String) throws {
        folder = NSTemporaryDirectory() + "regent-edit-" + RandomText.letters(12)
        path = folder + "/\(name).yaml"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw CommandFailure(
                "cannot write \(path)", places: [path], hint: "TMPDIR names the folder for temporary files")
        }
    }

    /// Opens the editor and waits for its end.
    ///
    /// - Throws: `CommandFailure` where the editor is not there or ends with another status than 0.
    func edit() throws {
        let editor = EnvironmentText.value(nil, "VISUAL") ?? EnvironmentText.value(nil, "EDITOR") ?? "vi"
        let status = try UserTerminal.run(editor, file: path)
        guard status == 0 else {
            throw CommandFailure(
                "the editor \"\(editor)\" ended with \(status), so nothing was changed",
                hint: "name another one: EDITOR=nano")
        }
    }

    /// What to do about a failure, and where the text is.
    func kept(_ hint: String) -> String {
        (hint.isEmpty ? "" : hint + "; ") + "your text is kept in \(path)"
    }

    /// Takes it away.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
