import KubernetesAPI
import Testing

@Suite struct WatchEventTests {
    private func event(_ json: String) throws -> WatchEvent<Pod> { try WatchEvent(json: json) }

    @Test func `frames are told apart, in either order of members`() throws {
        guard case .added(let added) = try event(#"{"type":"ADDED","object":{"metadata":{"name":"a"}}}"#),
            case .modified(let modified) = try event(#"{"object":{"metadata":{"name":"b"}},"type":"MODIFIED"}"#),
            case .deleted(let deleted) = try event(#"{"type":"DELETED","object":{"metadata":{"name":"c"}}}"#)
        else {
            Issue.record("a frame was taken for another")
            return
        }
        #expect([added, modified, deleted].map(\.metadata.name) == ["a", "b", "c"])
    }

    @Test func `a bookmark carries its version and may end the initial events`() throws {
        guard
            case .bookmark("12", isInitialEnd: false) = try event(
                #"{"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"12"}}}"#),
            case .bookmark("13", isInitialEnd: true) = try event(
                """
                {"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"13","annotations":
                {"k8s.io/initial-events-end":"true"}}}}
                """)
        else {
            Issue.record("a bookmark was misread")
            return
        }
    }

    @Test func `an error frame is its status`() throws {
        guard
            case .error(let status) = try event(
                #"{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old"}}"#)
        else {
            Issue.record("an error was misread")
            return
        }
        #expect((status.code, status.reason) == (410, "Expired"))
    }

    @Test func `an object that cannot be read still moves the version on`() throws {
        guard
            case .unreadable("9", _) = try event(
                #"{"type":"MODIFIED","object":{"metadata":{"resourceVersion":"9","name":5}}}"#),
            case .unreadable("8", _) = try event(#"{"type":"NEW","object":{"metadata":{"resourceVersion":"8"}}}"#)
        else {
            Issue.record("an unreadable object was misread")
            return
        }
    }

    @Test(arguments: ["", "{}", "[]", #"{"type":"ADDED"}"#, #"{"type":"ADDED","object":"#, "<html>"])
    func `what is no frame is an error`(text: String) {
        #expect(throws: JSONError.self) { try event(text) }
    }
}
