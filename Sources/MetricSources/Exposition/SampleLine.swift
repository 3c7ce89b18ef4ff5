import Measures

/// What one line of an exposition is.
enum SampleLine {
    case blank
    /// `# HELP`, `# EOF`, or any other comment.
    case comment
    /// `# TYPE family kind`.
    case kind(String, FamilyKind)
    /// A sample of a series that nobody wants.
    case unwanted
    /// A sample whose value is NaN.
    case notANumber
    case sample(Sample)
}

/// Reads single lines of an exposition's bytes.
struct SampleLineReader {
    /// The whole exposition.
    let bytes: [UInt8]
    /// Whether times are seconds, as in OpenMetrics, and not milliseconds.
    let timesAreSeconds: Bool
    /// The time of samples that carry none, and the latest that is believed.
    let now: Timestamp

    /// Reads the line at `range`, without its line feed.
    func read(_ range: Range<Int>, wanted: SeriesNames?) throws(PrometheusTextError.Problem) -> SampleLine {
        var cursor = LineCursor(bytes: bytes, at: range.lowerBound, end: range.upperBound)
        cursor.dropCarriageReturn()
        cursor.skipBlanks()
        if cursor.isAtEnd { return .blank }
        if cursor.skip("#") { return try comment(&cursor) }
        let name = cursor.word(where: LineCursor.isMetricNameByte)
        guard let first = name.first, !LineCursor.isDigit(first) else { throw .noName }
        guard name.count <= PrometheusText.nameBytesMax else { throw .nameTooLong(name.count) }
        guard cursor.isAtEnd || cursor.peek("{") || cursor.peekBlank else { throw .noName }
        if let wanted, !wanted.contains(name) { return .unwanted }
        cursor.skipBlanks()
        let labels = cursor.skip("{") ? try labels(&cursor) : [:]
        return try sample(String(decoding: name, as: UTF8.self), labels, &cursor)
    }

    private func comment(_ cursor: inout LineCursor) throws(PrometheusTextError.Problem) -> SampleLine {
        cursor.skipBlanks()
        guard cursor.word(where: LineCursor.isNotBlank).elementsEqual("TYPE".utf8) else { return .comment }
        cursor.skipBlanks()
        let name = cursor.word(where: LineCursor.isNotBlank)
        guard name.count <= PrometheusText.nameBytesMax else { throw .nameTooLong(name.count) }
        cursor.skipBlanks()
        let kind = String(decoding: cursor.word(where: LineCursor.isNotBlank), as: UTF8.self)
        return .kind(String(decoding: name, as: UTF8.self), FamilyKind(rawValue: kind) ?? .untyped)
    }

    /// Reads `name="value",…}`; a comma before the brace is allowed, as Prometheus allows it.
    private func labels(_ cursor: inout LineCursor) throws(PrometheusTextError.Problem) -> [String: String] {
        var labels: [String: String] = [:]
        cursor.skipBlanks()
        while !cursor.skip("}") {
            guard labels.count < PrometheusText.labelsMax else { throw .tooManyLabels }
            let name = cursor.word(where: LineCursor.isLabelNameByte)
            guard let first = name.first, !LineCursor.isDigit(first) else { throw .badLabels }
            guard name.count <= PrometheusText.nameBytesMax else { throw .nameTooLong(name.count) }
            cursor.skipBlanks()
            guard cursor.skip("=") else { throw .badLabels }
            cursor.skipBlanks()
            guard let value = cursor.quotedText() else { throw .badLabels }
            let key = String(decoding: name, as: UTF8.self)
            guard labels.updateValue(value, forKey: key) == nil else { throw .labelTwice(key) }
            cursor.skipBlanks()
            guard cursor.skip(",") || cursor.peek("}") else { throw .badLabels }
            cursor.skipBlanks()
        }
        return labels
    }

    /// Reads the value and the time; what follows them, an exemplar, is nobody's concern here.
    private func sample(
        _ name: String, _ labels: [String: String], _ cursor: inout LineCursor
    ) throws(PrometheusTextError.Problem) -> SampleLine {
        cursor.skipBlanks()
        let number = cursor.word(where: LineCursor.isNotBlank)
        guard !number.isEmpty else { throw .noValue }
        guard let value = ExposedNumber.value(of: number) else { throw .badValue(Self.excerpt(number)) }
        cursor.skipBlanks()
        var at = now
        if !cursor.isAtEnd, !cursor.peek("#") {
            let text = cursor.word(where: LineCursor.isNotBlank)
            guard let time = time(text) else { throw .badTime(Self.excerpt(text)) }
            at = min(time, now)
            cursor.skipBlanks()
            guard cursor.isAtEnd || cursor.peek("#") else { throw .badTime(Self.excerpt(text)) }
        }
        if value.isNaN { return .notANumber }
        return .sample(Sample(name: name, labels: labels, value: value, at: at))
    }

    private func time(_ text: ArraySlice<UInt8>) -> Timestamp? {
        guard let number = ExposedNumber.value(of: text), number.isFinite else { return nil }
        let milliseconds = timesAreSeconds ? number * 1_000 : number
        guard abs(milliseconds) < 9e12 else { return nil }  // within the range of `Timestamp`
        return Timestamp(seconds: 0, milliseconds: Int64(milliseconds))
    }

    /// Enough of an untrusted text to recognise it by.
    private static func excerpt(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(32), as: UTF8.self)
    }
}
