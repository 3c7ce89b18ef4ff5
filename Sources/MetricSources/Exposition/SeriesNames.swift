/// A set of series names that is asked about bytes, once for each line of an exposition.
public struct SeriesNames: Sendable {
    /// Endings that a series adds to the name of its family.
    static let endings = ["_total", "_sum", "_count", "_bucket"]

    private let names: [String]
    /// The names' bytes, at the index of their length.
    private let byLength: [[[UInt8]]]

    /// Makes a set.
    public init(_ names: some Sequence<String>) {
        self.names = Array(Set(names))
        var byLength: [[[UInt8]]] = []
        for name in self.names {
            let bytes = Array(name.utf8)
            while byLength.count <= bytes.count { byLength.append([]) }
            byLength[bytes.count].append(bytes)
        }
        self.byLength = byLength
    }

    /// Whether `name` is in it.
    func contains(_ name: ArraySlice<UInt8>) -> Bool {
        guard name.count < byLength.count else { return false }
        return byLength[name.count].contains { $0.elementsEqual(name) }
    }

    /// Whether a series of the family `family` is in it.
    func containsMember(of family: String) -> Bool {
        names.contains { name in
            name == family || Self.endings.contains { name.count == family.count + $0.count && name == family + $0 }
        }
    }
}
