/// How many bytes must be put in, taken out or replaced to make one text of another.
///
/// Source: Wagner, Fischer, "The string-to-string correction problem", 1974; one row is kept.
enum EditDistance {
    /// The distance, in O(left · right).
    static func between(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
