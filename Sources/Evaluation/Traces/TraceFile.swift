/// A file of traces as a caller read it.
public struct TraceFile: Hashable, Sendable {
    /// Its name, or its path; folders do not matter.
    public var name: String
    /// Its bytes, perhaps packed.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What a file's name says: `azure-conv.requests.csv.gz` holds the requests of `azure-conv`, packed.
struct TraceFileName: Hashable {
    enum Kind: String, CaseIterable {
        case requests
        case rate
        case clients
        case lengths
    }

    var stem: String
    var kind: Kind

    /// nil for a name of another form.
    init?(_ path: String) {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if name.hasSuffix(".gz") { name.removeLast(3) }
        for kind in Kind.allCases {
            let ending = ".\(kind.rawValue).csv"
            guard name.hasSuffix(ending), name.count > ending.count else { continue }
            stem = String(name.dropLast(ending.count))
            self.kind = kind
            return
        }
        return nil
    }
}
