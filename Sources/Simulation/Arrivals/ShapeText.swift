import Measures

extension Shape {
    /// The shortest period, in seconds: a free weekend of shorter ones has more pieces than `RateCurve` looks through.
    private static let periodMin = 10.0
    private static let accepted =
        "constant:20, step:5@0s,40@120s, ramp:5@0s,40@120s, flash:base=5,peak=80,at=10m,rise=30s,decay=5m, "
        + "periodic:mean=20,amplitude=10,period=24h or outage:at=10m,for=5m; values from 0, times ascending"

    /// Reads a text of `Shape`'s table.
    ///
    /// - Parameters:
    ///   - text: the description.
    ///   - field: how errors name it.
    /// - Throws: the text, and what is accepted.
    public init(text: String, field: String) throws(LoadError) {
        var terms: [[ShapePart]] = [[]]
        var rest = text[...]
        var parts = 0
        while true {
            // The sign with blanks ends a part: `1e+3` and a blank alone do not.
            let sign = Self.sign(in: rest)
            guard let part = Self.part(rest[..<(sign?.lowerBound ?? rest.endIndex)]), parts < Self.partsMax else {
                throw LoadError(field: field, found: text, accepted: Self.accepted)
            }
            terms[terms.count - 1].append(part)
            parts += 1
            guard let sign else { break }
            if rest[sign].contains("+") { terms.append([]) }
            rest = rest[sign.upperBound...]
        }
        self.init(terms: terms)
    }

    private static func sign(in text: Substring) -> Range<Substring.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            let piece = text[index...].prefix(3)
            if piece == " + " || piece == " * " { return piece.startIndex..<piece.endIndex }
            index = text.index(after: index)
        }
        return nil
    }

    private static func part(_ text: Substring) -> ShapePart? {
        let pair = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return nil }
        switch pair[0] {
        case "constant": return value(pair[1]).map { .points([ShapePart.Point(seconds: 0, value: $0)], isRamp: false) }
        case "step", "ramp": return points(pair[1], isRamp: pair[0] == "ramp")
        case "flash": return ShapeArguments(pair[1]).flatMap(flash)
        case "periodic": return ShapeArguments(pair[1]).flatMap(periodic)
        case "outage": return ShapeArguments(pair[1]).flatMap(outage)
        default: return nil
        }
    }

    private static func points(_ text: Substring, isRamp: Bool) -> ShapePart? {
        var points: [ShapePart.Point] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = piece.split(separator: "@", omittingEmptySubsequences: false)
            guard pair.count == 2, points.count < pointsMax, let value = value(pair[0]),
                let at = Duration(simulationText: String(pair[1])), at.seconds > points.last?.seconds ?? -1
            else { return nil }
            points.append(ShapePart.Point(seconds: at.seconds, value: value))
        }
        return .points(points, isRamp: isRamp)
    }

    private static func flash(_ arguments: ShapeArguments) -> ShapePart? {
        var arguments = arguments
        guard let base = arguments.value("base"), let peak = arguments.value("peak"), peak >= base,
            let at = arguments.seconds("at"), let rise = arguments.seconds("rise"),
            let decay = arguments.seconds("decay"), decay > 0, arguments.isUsedUp
        else { return nil }
        return .flash(ShapePart.Flash(base: base, peak: peak, at: at, rise: rise, decay: decay))
    }

    private static func periodic(_ arguments: ShapeArguments) -> ShapePart? {
        var arguments = arguments
        guard let mean = arguments.value("mean"), let amplitude = arguments.value("amplitude"), amplitude <= mean,
            let period = arguments.seconds("period"), period >= periodMin,
            let phase = arguments.seconds("phase", otherwise: 0),
            let weekend = arguments.value("weekend", otherwise: 1), arguments.isUsedUp
        else { return nil }
        return .periodic(
            ShapePart.Periodic(mean: mean, amplitude: amplitude, period: period, phase: phase, weekend: weekend))
    }

    private static func outage(_ arguments: ShapeArguments) -> ShapePart? {
        var arguments = arguments
        let to = arguments.text("to") ?? "0"
        guard let at = arguments.seconds("at"), let length = arguments.seconds("for"), length > 0,
            let rate = arguments.value("rate", otherwise: 1), to == "0" || to == "missing", arguments.isUsedUp
        else { return nil }
        return .outage(ShapePart.Outage(rate: rate, at: at, length: length, isMissing: to == "missing"))
    }

    fileprivate static func value(_ text: Substring) -> Double? {
        guard let value = Double(text), value >= 0, value < valueMax else { return nil }
        return value
    }
}

/// The `name=value` pairs of a part, each to be asked for once.
private struct ShapeArguments {
    private var pairs: [Substring: Substring] = [:]

    init?(_ text: Substring) {
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = piece.split(separator: "=", omittingEmptySubsequences: false)
            guard pair.count == 2, pairs.updateValue(pair[1], forKey: pair[0]) == nil else { return nil }
        }
    }

    var isUsedUp: Bool { pairs.isEmpty }

    mutating func text(_ name: Substring) -> Substring? {
        pairs.removeValue(forKey: name)
    }

    mutating func value(_ name: Substring, otherwise: Double? = nil) -> Double? {
        guard let text = text(name) else { return otherwise }
        return Shape.value(text)
    }

    mutating func seconds(_ name: Substring, otherwise: Double? = nil) -> Double? {
        guard let text = text(name) else { return otherwise }
        return Duration(simulationText: String(text))?.seconds
    }
}
