import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct JournalTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let folder: TestFolder
    private var path: String { "\(folder.path)/journal.jsonl" }

    init() throws {
        folder = try TestFolder()
    }

    private func object(_ name: String, _ value: String) -> JSONValue {
        ["metadata": ["name": .string(name), "uid": .string("uid-\(name)")], "data": .string(value)]
    }

    private func reread() throws -> ObjectStore {
        var reader = JournalReader(file: "journal.jsonl")
        return try reader.store(from: Array(try folder.read("journal.jsonl").utf8), now: now)
    }

    @Test func `what was written is read again, with its revisions and the counter`() throws {
        let store = SharedStore(journal: try Journal(path: path, store: ObjectStore()))
        let text = "line\nend, \"quotes\" and \u{1} é"
        let first = try #require(store.put("pods", "a/x", object("x", text), expecting: nil, now: now))
        _ = store.put("nodes", "n", object("n", "1"), expecting: nil, now: now)
        _ = store.put("pods", "a/x", object("x", text + text), expecting: first, now: now)
        let gone = try #require(store.put("pods", "a/y", object("y", "1"), expecting: nil, now: now))
        _ = store.remove("pods", gone.object, expecting: gone, now: now)
        let again = try reread()
        #expect(again.revision == 6)
        #expect(again.find("pods", "a/x")?.object == store.read { $0.find("pods", "a/x") }?.object)
        #expect(again.find("pods", "a/x")?.revision == 4)
        #expect(again.find("pods", "a/y") == nil)
        #expect(again.list("nodes", namespace: nil).map(\.revision) == [3])
    }

    @Test func `the writes of the last process are history, and its deletions show the last state`() throws {
        let store = SharedStore(journal: try Journal(path: path, store: ObjectStore()))
        let stored = try #require(store.put("pods", "a/x", object("x", "1"), expecting: nil, now: now))
        _ = store.remove("pods", stored.object, expecting: stored, now: now)
        let changes = try #require(try reread().history.changes(after: 1))
        #expect(changes.map(\.kind) == [.added, .deleted])
        #expect(changes.last?.object.object["data"] == "1")
        #expect(changes.last?.object.object["metadata"]?["resourceVersion"] == "3")
        #expect(changes.last?.previous?.revision == 2)
    }

    @Test func `a new file holds what is left, and history only from there on`() throws {
        let store = SharedStore(journal: try Journal(path: path, store: ObjectStore()))
        var stored: StoredObject?
        for value in 0..<50 {
            stored = store.put("pods", "a/x", object("x", "\(value)"), expecting: stored, now: now)
        }
        let before = try reread()
        _ = try Journal(path: path, store: before)
        #expect(try folder.read("journal.jsonl").split(separator: "\n").count == 2)
        let after = try reread()
        #expect(after.revision == before.revision)
        #expect(after.find("pods", "a/x")?.object == before.find("pods", "a/x")?.object)
        #expect(after.history.changes(after: after.revision)?.isEmpty == true)
        #expect(after.history.changes(after: after.revision - 1) == nil)
    }

    @Test func `a file that has grown is replaced while it is written`() throws {
        let journal = try Journal(path: path, store: ObjectStore(), growthBytesMin: 2_000)
        let store = SharedStore(journal: journal)
        var stored: StoredObject?
        for value in 0..<200 {
            stored = store.put("pods", "a/x", object("x", "\(value)"), expecting: stored, now: now)
        }
        #expect(try folder.read("journal.jsonl").utf8.count < 4_000)
        let again = try reread()
        #expect(again.revision == 201)
        #expect(again.find("pods", "a/x")?.object["data"] == "199")
    }
}
