import Testing

@testable import APIMachinery

@Suite struct OptionsTests {
    @Test func `the manager is the parameter, else the agent up to its slash`() throws {
        let named = try WriteOptions(
            query: [("fieldManager", "me")], userAgent: "kubectl/1.36", request: .create)
        #expect(named.manager == "me")
        let agent = try WriteOptions(query: [], userAgent: "kubectl/1.36", request: .update)
        #expect(agent.manager == "kubectl")
    }

    @Test func `an apply needs a manager and nothing else takes force`() {
        func message(_ query: [(name: String, value: String)], isApply: Bool) -> String {
            do {
                _ = try WriteOptions(query: query, userAgent: "a", request: .patch(isApply: isApply))
                return ""
            } catch {
                return error.message
            }
        }
        #expect(
            message([], isApply: true)
                == #"PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch"#
        )
        #expect(
            message([("force", "true")], isApply: false)
                == #"PatchOptions.meta.k8s.io "" is invalid: "#
                + "force: Forbidden: may not be specified for non-apply patch"
        )
    }

    @Test(arguments: [
        ("watch=1 sendInitialEvents=true", 422), ("sendInitialEvents=true", 422),
        ("resourceVersionMatch=Exact resourceVersion=0", 422), ("limit=abc", 400),
        ("watch=1 sendInitialEvents=true resourceVersionMatch=NotOlderThan", 200), ("foo=bar", 200),
    ])
    func `list options that do not go together are refused`(query: String, status: Int) {
        let items = query.split(separator: " ").map { item -> (name: String, value: String) in
            let pair = item.split(separator: "=").map(String.init)
            return (pair[0], pair[1])
        }
        var code = 200
        do { _ = try ListOptions(query: items) } catch { code = error.code }
        #expect(code == status)
    }

    @Test func `the body of a delete stands above its query`() throws {
        let options = try DeleteOptions(
            query: [("gracePeriodSeconds", "9"), ("propagationPolicy", "Orphan")],
            body: Array(#"{"gracePeriodSeconds":5}"#.utf8))
        #expect(options.gracePeriodSeconds == 5)
        #expect(throws: StatusError.self) {
            try DeleteOptions(query: [("gracePeriodSeconds", "abc")], body: [])
        }
        #expect(options.propagation == .orphan)
    }
}
