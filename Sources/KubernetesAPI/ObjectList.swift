/// A list, or one page of it.
public struct ObjectList<Item: JSONReadable>: JSONReadable {
    /// The version that a watch goes on from.
    public var resourceVersion = ""
    /// Asks for the next page; empty on the last.
    public var continueToken = ""
    /// How many more there are, if the server counts them.
    public var remaining: Int64?
    /// The items, in the server's order.
    public var items: [Item] = []

    /// Makes a list.
    public init(items: [Item] = [], resourceVersion: String = "") {
        self.items = items
        self.resourceVersion = resourceVersion
    }

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": try readMetadata(&reader)
            case "items": items = try reader.elements()
            case _: break
            }
        }
    }

    private mutating func readMetadata(_ reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "resourceVersion": resourceVersion = try reader.string()
            case "continue": continueToken = try reader.string()
            case "remainingItemCount": remaining = try reader.int64()
            case _: break
            }
        }
    }
}
