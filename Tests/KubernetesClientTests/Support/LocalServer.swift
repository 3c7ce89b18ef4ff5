import Foundation

/// `Fixtures/server.py` on a free port, until the tests end.
final class LocalServer: Sendable {
    struct NotStarted: Error {
        var reason: String
    }

    /// One server for all tests that speak plain HTTP.
    static let plain = Result { try LocalServer() }
    /// One for all that speak TLS.
    static let secure = Result { try LocalServer(tls: true) }

    let port: Int
    /// The server ends when this closes, even if the tests are killed.
    private let input: Pipe
    private let folder: URL?

    /// Starts the server; with `tls` it speaks TLS with certificates made for it.
    private init(tls: Bool = false) throws {
        var arguments = [try Self.fixture("server", "py")]
        folder = tls ? try Self.makeFolder() : nil
        if let folder { arguments.append(folder.path) }
        input = Pipe()
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw NotStarted(reason: line)
        }
        self.port = port
    }

    func url(_ path: String) -> String { "http\(folder == nil ? "" : "s")://127.0.0.1:\(port)\(path)" }

    /// One of the files that `certificates.sh` made before the server named its port.
    func pem(_ name: String) throws -> [UInt8] {
        guard let folder else { return [] }
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    private static func fixture(_ name: String, _ type: String) throws -> String {
        guard let path = Bundle.module.path(forResource: name, ofType: type, inDirectory: "Fixtures") else {
            throw NotStarted(reason: "no fixture \(name).\(type)")
        }
        return path
    }

    private static func makeFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("outrider-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
