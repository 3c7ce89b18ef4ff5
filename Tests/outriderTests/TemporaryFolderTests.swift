import Foundation
import Testing

@testable import outrider

@Suite struct TemporaryFolderTests {
    @Test func `a folder is ours alone, and goes with what is in it`() throws {
        let folder = try TemporaryFolder()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.url.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        try Data("x".utf8).write(to: folder.url.appending(path: "file"))
        folder.remove()
        #expect(!FileManager.default.fileExists(atPath: folder.url.path))
    }
}
