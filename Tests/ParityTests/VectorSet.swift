import Conformance
import Foundation
import Testing

/// The cases that stand in the repository, and those of the folder that `OUTRIDER_SHARED` names.
enum VectorSet {
    static let names = ["quantities", "replicas", "sequences", "validation"]

    /// The cases of one file of the repository.
    static func own(_ name: String) throws -> [VectorCase] {
        let found = Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Vectors/hpa")
        let url = try #require(found, "\(name).jsonl is not in the test bundle")
        return try VectorFile(Data(contentsOf: url), name: "\(name).jsonl").cases
    }

    /// The folder with the whole set; nil if nobody named one.
    static let shared = ProcessInfo.processInfo.environment["OUTRIDER_SHARED"]
        .map { URL(fileURLWithPath: $0).appendingPathComponent("vectors/hpa") }

    /// The files of the whole set; a folder without them is an error, not a pass.
    static func sharedFiles(_ name: String) throws -> [URL] {
        let folder = try #require(shared)
        let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let files = all.filter { $0.pathExtension == "jsonl" && $0.lastPathComponent.hasPrefix(name) }
        try #require(!files.isEmpty, "OUTRIDER_SHARED is set, but \(folder.path) has no \(name)*.jsonl")
        return files.sorted { $0.path < $1.path }
    }

    /// Fails with the ids and the differences of the first few that fail.
    static func check(_ cases: [VectorCase], of name: String) {
        var failed: [String] = []
        for one in cases {
            let differences = one.differences()
            if differences.isEmpty { continue }
            failed.append(one.id)
            if failed.count <= 3 {
                let text = differences.map(\.description).joined(separator: "\n")
                Issue.record("\(one.id) (\(one.category)):\n\(text)")
            }
        }
        #expect(failed.isEmpty, "\(failed.count) of \(cases.count) \(name) fail: \(failed.joined(separator: " "))")
    }
}
