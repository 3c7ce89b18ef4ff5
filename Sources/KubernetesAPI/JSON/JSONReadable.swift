/// A value that reads itself from JSON, keeping only the fields that it has.
public protocol JSONReadable: Sendable {
    /// Reads the next value of `reader`.
    init(from reader: inout JSONReader) throws(JSONError)
}

extension JSONReadable {
    /// Reads one JSON text.
    public init(json bytes: [UInt8]) throws(JSONError) {
        self = try JSONReader.read(bytes) { (reader) throws(JSONError) in try Self(from: &reader) }
    }

    /// Reads one JSON text.
    public init(json text: String) throws(JSONError) {
        try self.init(json: Array(text.utf8))
    }
}

extension JSONValue: JSONReadable {
    /// Reads any value.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self = try reader.value()
    }
}

extension JSONReader {
    /// Reads an array of `Element`.
    public mutating func elements<Element: JSONReadable>(
        of type: Element.Type = Element.self
    ) throws(JSONError) -> [Element] {
        var elements: [Element] = []
        try array { (reader) throws(JSONError) in elements.append(try Element(from: &reader)) }
        return elements
    }

    /// Reads an array of strings.
    public mutating func strings() throws(JSONError) -> [String] {
        var strings: [String] = []
        try array { (reader) throws(JSONError) in strings.append(try reader.sharedString()) }
        return strings
    }

    /// Reads an object whose values are strings, such as labels.
    public mutating func stringMap() throws(JSONError) -> [String: String] {
        var map: [String: String] = [:]
        try object { (key, reader) throws(JSONError) in
            map[reader.shared(key)] = try reader.sharedString()
        }
        return map
    }
}
