public import Foundation

/// Results as JSON, one cell or pair a line: keys are sorted, and nothing depends on when or how fast it was run.
public enum ReportJSON {
    /// One cell, as `simulate` prints it.
    public static func cell(_ cell: CellResult) throws -> Data {
        var data = try line(cell)
        data.append(contentsOf: "\n".utf8)
        return data
    }

    /// Cells, pairs and averages over traces, as `evaluate` prints them.
    public static func report(_ cells: [CellResult], _ comparison: Comparison) throws -> Data {
        var data = Data("{\"cells\":[".utf8)
        try append(cells, to: &data)
        data.append(contentsOf: "],\"pairs\":[".utf8)
        try append(comparison.pairs, to: &data)
        data.append(contentsOf: "],\"overall\":[".utf8)
        try append(comparison.overall, to: &data)
        data.append(contentsOf: "]}\n".utf8)
        return data
    }

    /// `value` as one line.
    static func line(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    private static func append(_ values: [some Encodable], to data: inout Data) throws {
        for (index, value) in values.enumerated() {
            data.append(contentsOf: index == 0 ? "\n".utf8 : ",\n".utf8)
            data.append(try line(value))
        }
        if !values.isEmpty { data.append(contentsOf: "\n".utf8) }
    }
}
