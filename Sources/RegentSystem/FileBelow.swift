import CRegentSystem

/// A regular file below a folder, open for reading: no link leads to it, and no path out of the folder.
package final class FileBelow: Sendable {
    private let descriptor: Int32

    /// Opens a file by its path from a folder.
    ///
    /// - Throws: `.missing` where there is none; else the error of the system, which names a link too.
    package init(folder: String, path: String) throws(SystemError) {
        let result = unsafe regent_file_open_below(folder, path)
        try SystemError.check(result, doing: "open", path: path)
        descriptor = result
    }

    deinit { regent_file_close(descriptor) }

    /// Where the open file can be opened by its name once more, while this one is open.
    package var path: String { "/dev/fd/\(descriptor)" }
}
