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
    /// Why items are missing that are JSON but not what they should be; at most `unreadableMax` are told.
    public var unreadable: [JSONError] = []

    /// Faults that are kept.
    public static var unreadableMax: Int { 8 }

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
            case "items": try readItems(&reader)
            case _: break
            }
        }
    }

    /// One item that we cannot read must not hide the others.
    private mutating func readItems(_ reader: inout JSONReader) throws(JSONError) {
        try reader.array { (reader) throws(JSONError) in
            let mark = try reader.mark()
            do throws(JSONError) {
                items.append(try reader.revisit(mark) { (reader) throws(JSONError) in try Item(from: &reader) })
            } catch {
                if unreadable.count < Self.unreadableMax { unreadable.append(error) }
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
