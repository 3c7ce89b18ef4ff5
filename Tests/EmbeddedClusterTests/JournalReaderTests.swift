import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct JournalReaderTests {
    private let head = #"{"journal":"outrider-cluster","version":1,"revision":5}"# + "\n"

    private func line(_ revision: Int, _ object: String = "{}") -> String {
        #"{"resource":"pods","key":"a/x","revision":\#(revision),"object":\#(object)}"# + "\n"
    }

    private func store(_ text: String) throws(DataDirectoryError) -> ObjectStore {
        var reader = JournalReader(file: "j")
        return try reader.store(from: Array(text.utf8), now: Timestamp(seconds: 0))
    }

    @Test(arguments: [0, 1, 30, 54])
    func `a last line that was cut off is dropped`(kept: Int) throws {
        let store = try store(head + line(6) + line(7).prefix(kept))
        #expect(store.revision == 6)
        #expect(store.find("pods", "a/x")?.revision == 6)
    }

    @Test func `versions up to the head's revision are no history`() throws {
        let store = try store(head + line(3) + line(6))
        #expect(store.history.changes(after: 4) == nil)
        let changes = try #require(store.history.changes(after: 5))
        #expect(changes.map(\.kind) == [.modified])
    }

    @Test func `a file that is none of ours is refused by name`() {
        for (text, problem) in [
            ("", "j: line 1 is missing; accepted: the head of a journal"),
            ("hello\n", "j: line 1 is invalid JSON at byte 0: expected a value; accepted: the head of a journal"),
            ("{}\n", "j: line 1 is no head of a journal of ours; accepted: a file that outrider cluster wrote"),
            (
                #"{"journal":"outrider-cluster","version":2,"revision":5}"# + "\n",
                "j: line 1 is of version 2; accepted: version 1"
            ),
        ] {
            #expect(throws: Problem(problem)) { try named(text) }
        }
    }

    @Test func `a damaged line is named, and what it holds is not shown`() {
        let accepted = "accepted: a version of an object: resource, key, revision, object"
        for (text, problem) in [
            (#"{"resource":"secrets","key"#, "j: line 3 is invalid JSON at byte 26: unterminated string; \(accepted)"),
            (#"{"resource":"secrets","object":{}}"#, "j: line 3 is other JSON; \(accepted)"),
            (#"{"resource":"pods","key":"a","revision":6}"#, "j: line 3 is other JSON; \(accepted)"),
            (
                String(line(6).dropLast()),
                "j: line 3 is of revision 6; accepted: a revision after 6, that of the line before"
            ),
        ] {
            #expect(throws: Problem(problem)) { try named(head + line(6) + text + "\n" + line(8)) }
        }
    }

    private struct Problem: Error, Equatable {
        let text: String
        init(_ text: String) { self.text = text }
    }

    private func named(_ text: String) throws {
        do {
            _ = try store(text)
        } catch {
            throw Problem(error.description)
        }
    }
}
