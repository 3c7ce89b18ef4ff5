import Foundation

/// A folder of one test, gone with it.
final class TestFolder {
    let path: String

    init() throws {
        let place = FileManager.default.temporaryDirectory
        path = try FileManager.default.url(
            for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: place, create: true
        ).path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)  // what is left in /tmp harms nobody
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    func permissions(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
    }
}
