/// A JSON patch: operations that are done in order, all or none.
///
/// Source: RFC 6902, with two liberties that the API server takes: `replace` of an absent member adds it, and a `test`
/// of an absent member against null holds.
public struct JSONPatch: Hashable, Sendable {
    /// One operation.
    public struct Operation: Hashable, Sendable {
        /// What is done.
        public enum Kind: String, Hashable, Sendable {
            case add, remove, replace, move, copy, test
        }

        /// What is done.
        public var kind: Kind
        /// Where, as a JSON pointer.
        public var path: String
        /// Where `move` and `copy` take from.
        public var from: String?
        /// What `add`, `replace` and `test` mean; null if absent.
        public var value: JSONValue

        /// Makes an operation.
        public init(_ kind: Kind, path: String, from: String? = nil, value: JSONValue = .null) {
            self.kind = kind
            self.path = path
            self.from = from
            self.value = value
        }

        /// The JSON of this operation.
        public var json: JSONValue {
            var object: JSONValue = ["op": .string(kind.rawValue), "path": .string(path)]
            if let from { object["from"] = .string(from) }
            if [.add, .replace, .test].contains(kind) { object["value"] = value }
            return object
        }
    }

    /// Operations that one patch may have; the API server takes as many.
    public static let operationsMax = 10_000

    /// Bytes that all `copy` operations of one patch may copy together, so that copies of copies stay small.
    public static let copiedBytesMax = 3 * 1024 * 1024

    /// The operations, in order.
    public var operations: [Operation]

    /// Makes a patch of `operations`.
    public init(_ operations: [Operation]) {
        self.operations = operations
    }

    /// Reads a patch.
    ///
    /// - Throws: `malformed` for anything but a list of objects, `refused` for one that no operation can be made of.
    public init(_ json: JSONValue) throws(JSONPatchError) {
        guard case .array(let items) = json, items.allSatisfy({ $0.objectValue != nil }) else {
            throw .malformed("a JSON patch is a list of operations")
        }
        guard items.count <= Self.operationsMax else {
            throw .malformed("\(items.count) operations; accepted: at most \(Self.operationsMax)")
        }
        operations = []
        for item in items {
            guard let kind = item["op"]?.stringValue.flatMap(Operation.Kind.init) else {
                throw .refused("unexpected kind: \(item["op"]?.text ?? "none")")
            }
            guard let path = item["path"]?.stringValue else { throw .refused("\(kind) without a path") }
            operations.append(
                Operation(kind, path: path, from: item["from"]?.stringValue, value: item["value"] ?? .null))
        }
    }

    /// `document` after all operations.
    ///
    /// - Throws: `refused` at the first operation that cannot be done.
    public func applied(to document: JSONValue) throws(JSONPatchError) -> JSONValue {
        var document = document
        var copied = 0
        for operation in operations { try operation.apply(to: &document, copied: &copied) }
        return document
    }
}

/// Why a JSON patch was not applied.
public enum JSONPatchError: Error, Hashable, Sendable {
    /// The text is no JSON patch.
    case malformed(String)
    /// An operation cannot be done on this document, or its test failed.
    case refused(String)
}

extension JSONPatch.Operation {
    fileprivate func apply(to document: inout JSONValue, copied: inout Int) throws(JSONPatchError) {
        let target = try JSONPointer(path)
        switch kind {
        case .add: try target.set(value, in: &document, mode: .add)
        case .replace: try target.set(value, in: &document, mode: .replace)
        case .remove: try target.remove(from: &document)
        case .test:
            guard (try target.find(in: document) ?? .null) == value else {
                throw .refused("testing value \(path) failed")
            }
        case .copy:
            guard let source = try JSONPointer(from ?? "").find(in: document) else {
                throw .refused("copy from \(from ?? "nowhere"): missing value")
            }
            copied += source.bytes.count
            guard copied <= JSONPatch.copiedBytesMax else {
                throw .refused("the patch copies more than \(JSONPatch.copiedBytesMax) bytes")
            }
            try target.set(source, in: &document, mode: .add)
        case .move:
            let origin = try JSONPointer(from ?? "")
            guard let source = try origin.find(in: document) else {
                throw .refused("move from \(from ?? "nowhere"): missing value")
            }
            try origin.remove(from: &document)
            try target.set(source, in: &document, mode: .add)
        }
    }
}

/// A JSON pointer (RFC 6901), split and unescaped.
private struct JSONPointer {
    enum Mode {
        case add, replace
    }

    let text: String
    let steps: [String]

    init(_ text: String) throws(JSONPatchError) {
        guard text.isEmpty || text.hasPrefix("/") else { throw .refused("\(text) is no JSON pointer") }
        self.text = text
        steps = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(Self.unescaped)
    }

    /// The value there; nil if its parent is there and has no such member.
    func find(in document: JSONValue) throws(JSONPatchError) -> JSONValue? {
        var here = document
        for (depth, step) in steps.enumerated() {
            switch here {
            case .object(let members):
                guard let next = members[step] else {
                    guard depth == steps.count - 1 else { throw missing }
                    return nil
                }
                here = next
            case .array(let items):
                here = items[try index(step, count: items.count)]
            case .null, .bool, .number, .string: throw missing
            }
        }
        return here
    }

    func set(_ value: JSONValue, in document: inout JSONValue, mode: Mode) throws(JSONPatchError) {
        try change(&document, steps[...]) { (parent, step) throws(JSONPatchError) in
            switch parent {
            case .object: parent[step] = value
            case .array(var items):
                switch mode {
                case .replace: items[try index(step, count: items.count)] = value
                case .add where step == "-": items.append(value)
                case .add: items.insert(value, at: try index(step, count: items.count + 1))
                }
                parent = .array(items)
            case .null, .bool, .number, .string: throw missing
            }
        } whole: {
            $0 = value
        }
    }

    func remove(from document: inout JSONValue) throws(JSONPatchError) {
        try change(&document, steps[...]) { (parent, step) throws(JSONPatchError) in
            switch parent {
            case .object(let members):
                guard members[step] != nil else { throw missing }
                parent[step] = nil
            case .array(var items):
                items.remove(at: try index(step, count: items.count))
                parent = .array(items)
            case .null, .bool, .number, .string: throw missing
            }
        } whole: {
            $0 = .null
        }
    }

    private func change(
        _ value: inout JSONValue, _ steps: ArraySlice<String>,
        _ last: (inout JSONValue, String) throws(JSONPatchError) -> Void, whole: (inout JSONValue) -> Void
    ) throws(JSONPatchError) {
        guard let step = steps.first else { return whole(&value) }
        guard steps.count > 1 else { return try last(&value, step) }
        switch value {
        case .object(var members):
            guard var inner = members[step] else { throw missing }
            try change(&inner, steps.dropFirst(), last, whole: whole)
            members[step] = inner
            value = .object(members)
        case .array(var items):
            try change(&items[try index(step, count: items.count)], steps.dropFirst(), last, whole: whole)
            value = .array(items)
        case .null, .bool, .number, .string: throw missing
        }
    }

    /// Negative positions count from the end, as the server's library has it.
    private func index(_ step: String, count: Int) throws(JSONPatchError) -> Int {
        guard let number = Int(step) else { throw missing }
        let index = number < 0 ? number + count : number
        guard (0..<count).contains(index) else { throw .refused("\(text): index \(step) out of bounds") }
        return index
    }

    private var missing: JSONPatchError { .refused("\(text): missing path") }

    private static func unescaped(_ step: Substring) -> String {
        guard step.contains("~") else { return String(step) }
        var out = ""
        var isEscape = false
        for character in step {
            if isEscape {
                out.append(character == "1" ? "/" : character == "0" ? "~" : character)
                isEscape = false
            } else if character == "~" {
                isEscape = true
            } else {
                out.append(character)
            }
        }
        return out
    }
}
