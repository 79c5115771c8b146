import Foundation
import RegentSystem
import RegentText

/// A temporary file that a person edits; it is kept if the change could not be made.
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
                "cannot write \(path)", places: [path], hint: "set TMPDIR to a folder that can be written")
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
                "the editor \"\(editor)\" ended with exit code \(status); nothing was changed",
                hint: "set EDITOR to another editor, for example EDITOR=nano")
        }
    }

    /// What to do about a failure, and where the text is.
    func kept(_ hint: String) -> String {
        (hint.isEmpty ? "" : hint + "; ") + "your text is kept in \(path)"
    }

    /// Takes it away.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
