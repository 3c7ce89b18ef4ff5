public import Measures

/// The scalars that Kubernetes writes as text.
extension JSONReader {
    /// Reads an RFC 3339 time.
    public mutating func timestamp() throws(JSONError) -> Timestamp {
        let text = try string()
        guard let instant = Timestamp(text) else {
            throw error("\"\(text.prefix(40))\" is no RFC 3339 time")
        }
        return instant
    }

    /// Reads a quantity; a bare number counts as its own text, as in Kubernetes.
    public mutating func quantity() throws(JSONError) -> Quantity {
        let text = isAtString() ? try string() : try number()
        do {
            return try Quantity(text)
        } catch {
            throw self.error("\"\(text.prefix(40))\": \(error)")
        }
    }

    /// Reads an object of quantities, such as requests.
    public mutating func quantityMap() throws(JSONError) -> [String: Quantity] {
        var map: [String: Quantity] = [:]
        try object { (key, reader) throws(JSONError) in
            map[reader.shared(key)] = try reader.quantity()
        }
        return map
    }

    /// Reads a string, or a number as its text, such as a port.
    public mutating func stringOrNumber() throws(JSONError) -> String {
        isAtString() ? try sharedString() : try number()
    }

    /// Reads a duration as Go writes it, such as `1m30s` or `29.5s`.
    public mutating func duration() throws(JSONError) -> Duration {
        let text = try string()
        guard let duration = Duration(goText: text) else {
            throw error("\"\(text.prefix(40))\" is no duration; accepted: 30s, 1m30s, 250ms")
        }
        return duration
    }
}
