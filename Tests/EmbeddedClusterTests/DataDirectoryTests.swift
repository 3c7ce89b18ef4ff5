import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct DataDirectoryTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let folder: TestFolder
    private var path: String { "\(folder.path)/data" }

    init() throws {
        folder = try TestFolder()
    }

    private func identity() throws -> ClusterIdentity {
        try ClusterIdentity(adminToken: "admin", tokenKey: "key", now: now)
    }

    /// What a process does that starts, writes and is killed.
    private func live(_ name: String) throws {
        let data = try DataDirectory(path: path, now: now)
        if data.identity == nil { try data.keep(try identity()) }
        let store = SharedStore(data.store, journal: data.journal)
        _ = store.put("pods", "a/\(name)", ["metadata": ["name": .string(name)]], expecting: nil, now: now)
    }

    private func problem() -> String {
        do {
            _ = try DataDirectory(path: path, now: now)
            return ""
        } catch {
            return error.description.replacing(folder.path, with: "")
        }
    }

    @Test func `a second process finds the identity and the objects of the first`() throws {
        try live("x")
        let first = try DataDirectory(path: path, now: now).identity
        try live("y")
        let data = try DataDirectory(path: path, now: now)
        #expect(data.store.revision == 3)
        #expect(data.store.list("pods", namespace: "a").map(\.key) == ["a/x", "a/y"])
        #expect(data.identity?.bytes == first?.bytes)
        #expect(data.identity?.adminToken == "admin")
    }

    @Test func `its files are for their owner alone`() throws {
        try live("x")
        #expect(try folder.permissions(of: "data") == 0o700)
        #expect(try folder.permissions(of: "data/identity.json") == 0o600)
        #expect(try folder.permissions(of: "data/journal.jsonl") == 0o600)
    }

    @Test func `a process that died between two files leaves a directory for a new cluster`() throws {
        _ = try DataDirectory(path: path, now: now)
        let data = try DataDirectory(path: path, now: now)
        #expect(data.identity == nil)
        #expect(data.store.revision == 1)
    }

    @Test func `a directory that is in use is refused`() throws {
        let data = try DataDirectory(path: path, now: now)
        #expect(
            problem() == "/data/lock: the lock is held by another process; accepted: a directory that no running "
                + "cluster uses")
        withExtendedLifetime(data) {}
    }

    @Test func `a directory of something else is refused and left alone`() throws {
        try live("x")
        try folder.write("hello", to: "data/notes.txt")
        #expect(
            problem() == "/data: a file in it is \"notes.txt\"; accepted: an empty directory, or one that outrider "
                + "cluster made")
        #expect(try folder.read("data/notes.txt") == "hello")
    }

    @Test func `a file in place of the directory is refused`() throws {
        try folder.write("hello", to: "data")
        #expect(problem().hasPrefix("/data: opening it is refused: "))
    }

    @Test func `a directory without its identity is refused`() throws {
        try live("x")
        try folder.remove("data/identity.json")
        #expect(
            problem() == "/data/identity.json: the file is missing; accepted: all files of a cluster, or an empty "
                + "directory")
    }

    @Test func `a damaged journal is refused and left as it is`() throws {
        try live("x")
        let text = try folder.read("data/journal.jsonl") + "damage\n"
        try folder.write(text, to: "data/journal.jsonl")
        #expect(problem().hasPrefix("/data/journal.jsonl: line 3 is invalid JSON at byte 0: expected a value; "))
        #expect(try folder.read("data/journal.jsonl") == text)
    }
}
