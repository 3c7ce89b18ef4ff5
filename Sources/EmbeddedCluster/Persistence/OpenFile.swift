import Foundation

/// A file that this process writes and nobody else may read, open until it is let go.
final class OpenFile: Sendable {
    private let path: String
    private let descriptor: Int32

    /// Opens a file, made if it is not there.
    ///
    /// - Parameters:
    ///   - path: where; the folder must be there.
    ///   - empties: whether what the file holds is dropped; it is written behind otherwise.
    /// - Throws: what the system refuses.
    init(path: String, empties: Bool) throws(DataDirectoryError) {
        self.path = path
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (empties ? O_TRUNC : 0)
        descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path, "opening it") }
    }

    deinit { close(descriptor) }

    /// Writes all bytes, with one call of the system unless that takes only a part.
    func write(_ bytes: [UInt8]) throws(DataDirectoryError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR else { throw Self.failure(path, "writing") }
                continue  // a signal came first: again
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Holds the file for this process alone, until the process ends however it does.
    func lock() throws(DataDirectoryError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
        guard errno == EWOULDBLOCK else { throw Self.failure(path, "locking it") }
        throw DataDirectoryError(
            file: path, field: "the lock", found: "held by another process",
            accepted: "a directory that no running cluster uses")
    }

    /// Gives the file another name, in place of one that has it.
    static func rename(_ path: String, to newPath: String) throws(DataDirectoryError) {
        guard Foundation.rename(path, newPath) == 0 else { throw failure(newPath, "putting it in place") }
    }

    private static func failure(_ path: String, _ action: String) -> DataDirectoryError {
        DataDirectoryError(
            file: path, field: action, found: "refused: \(String(cString: strerror(errno)))",
            accepted: "a directory that this process may write, with room on its disk")
    }
}
