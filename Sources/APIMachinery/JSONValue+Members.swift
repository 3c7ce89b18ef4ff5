import KubernetesAPI

extension JSONValue {
    /// Sets the member `key` if there is none.
    mutating func setDefault(_ key: String, _ value: JSONValue) {
        if self[key] == nil { self[key] = value }
    }

    /// Changes the member `key` if there is one.
    mutating func change(_ key: String, _ body: (inout JSONValue) -> Void) {
        guard var member = self[key] else { return }
        body(&member)
        self[key] = member
    }

    /// Changes every item of the list `key`.
    mutating func changeItems(_ key: String, _ body: (inout JSONValue) -> Void) {
        guard var items = self[key]?.arrayValue else { return }
        for index in items.indices { body(&items[index]) }
        self[key] = .array(items)
    }

    /// Changes the member `key`, an empty object if there is none.
    mutating func changeObject(_ key: String, _ body: (inout JSONValue) -> Void) {
        var member = self[key] ?? [:]
        body(&member)
        self[key] = member
    }

    /// The items of the list `key`; none if it is no list.
    func items(_ key: String) -> [JSONValue] {
        self[key]?.arrayValue ?? []
    }

    /// The text of the member `key`; empty if it is none.
    func text(_ key: String) -> String {
        self[key]?.stringValue ?? ""
    }

    /// The number of the member `key`; 0 if it is none.
    func number(_ key: String) -> Int64 {
        self[key]?.integerValue ?? 0
    }

    /// The members of the map of texts `key`.
    func texts(_ key: String) -> [String: String] {
        (self[key]?.objectValue ?? [:]).compactMapValues(\.stringValue)
    }
}
