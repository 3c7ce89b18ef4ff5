import Foundation

/// A folder that only we may look into, for the time of the demo.
struct TemporaryFolder {
    let url: URL

    /// Makes an empty one with a name of its own.
    ///
    /// - Throws: why the system refused.
    init() throws {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "outrider-demo-XXXXXX").path
        var name = Array(pattern.utf8CString)
        guard mkdtemp(&name) != nil else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        let path = name.dropLast().map { UInt8(bitPattern: $0) }
        url = URL(fileURLWithPath: String(decoding: path, as: UTF8.self), isDirectory: true)
    }

    /// Removes it and what is in it; what stays behind in the folder for temporary files harms nobody.
    func remove() {
        try? FileManager.default.removeItem(at: url)
    }
}
