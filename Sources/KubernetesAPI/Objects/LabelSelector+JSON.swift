public import Measures

extension LabelSelector: JSONReadable {
    /// Reads the object form of a selector.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "matchLabels": matchLabels = try reader.stringMap()
            case "matchExpressions": matchExpressions = try reader.elements()
            case _: break
            }
        }
    }
}

extension LabelSelector.Requirement: JSONReadable {
    /// Reads one entry of `matchExpressions`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init(key: "", operator: "")
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "key": self.key = try reader.sharedString()
            case "operator": self.operator = try reader.sharedString()
            case "values": values = try reader.strings()
            case _: break
            }
        }
    }
}
