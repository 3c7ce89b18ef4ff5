public import Measures

/// Quantities by resource, such as the requests of a container.
///
/// A handful of entries that are asked for at every decision: a short list is searched faster than a hash is computed.
public struct ResourceList: Hashable, Sendable {
    private struct Entry: Hashable {
        var name: String
        var quantity: Quantity
    }

    /// In the order of their names.
    private var entries: [Entry]

    /// Makes a list.
    public init(_ quantities: [String: Quantity] = [:]) {
        entries = quantities.map(Entry.init).sorted { $0.name < $1.name }
    }

    /// The quantity of a resource; nil if it is not in the list, which is not 0.
    public subscript(resource: String) -> Quantity? {
        entries.first { $0.name == resource }?.quantity
    }

    /// Thousandths of a resource, rounded up; nil if it is not in the list.
    public func milliValue(of resource: String) -> Int64? {
        for index in entries.indices where entries[index].name == resource {
            return entries[index].quantity.milliValue
        }
        return nil
    }

    /// The resources, in the order of their names.
    public var names: [String] { entries.map(\.name) }
}

extension ResourceList: ExpressibleByDictionaryLiteral, Codable {
    /// Makes a list of distinct resources.
    public init(dictionaryLiteral elements: (String, Quantity)...) {
        self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    /// Reads an object of quantities.
    public init(from decoder: any Decoder) throws {
        self.init(try [String: Quantity](from: decoder))
    }

    /// Writes an object of quantities.
    public func encode(to encoder: any Encoder) throws {
        try Dictionary(entries.map { ($0.name, $0.quantity) }, uniquingKeysWith: { _, last in last })
            .encode(to: encoder)
    }
}
