import Measures

/// Draws a `DemoFrame` as lines of at most 100 columns; pure, so that a test can read it.
struct DemoScreen {
    /// The title's fixed part, such as `azure-conv ×20 · 30× real time`.
    let title: String
    /// Where the controller can be looked at, such as `http://127.0.0.1:9100/metrics`.
    let address: String

    static let widthMax = 100
    /// A decision's reason is cut after so many lines.
    private static let decisionLinesMax = 3
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let sparklineWidth = 40

    /// What is played.
    var heading: String { "outrider demo · \(title)" }

    /// The whole picture, for a terminal of `width` columns.
    func lines(_ frame: DemoFrame, width: Int = widthMax) -> [String] {
        let width = min(width, Self.widthMax)
        let picture = [
            heading,
            "\(Self.clock(frame.elapsed)) of \(Self.clock(frame.length)) · \(address)",
            "",
            "demand req/s   " + Self.sparkline(frame.demandHistory) + "   now \(Self.short(frame.demand))",
            Self.header,
            Self.row(frame.outrider),
            Self.row(frame.plain),
            "",
        ]
        return picture.map { String($0.prefix(width)) } + decisions(frame, width: width)
    }

    /// The last change of the size, and below it the last decision if that kept the size.
    private func decisions(_ frame: DemoFrame, width: Int) -> [String] {
        var told = [frame.lastChange, frame.lastDecision].compactMap(\.self)
        if told.count == 2, told[0] == told[1] { told.removeLast() }
        guard !told.isEmpty else { return ["waiting for the first decision"] }
        return told.flatMap { decision -> [String] in
            Array(Self.wrapped(text(decision, in: frame), width: width).prefix(Self.decisionLinesMax))
        }
    }

    /// `00:12:40 llm 6 → 9  why`, at the time of the picture's own clock.
    func text(_ decision: HeardDecision, in frame: DemoFrame) -> String {
        let elapsed = frame.elapsed - (frame.now - decision.at)
        return "\(Self.clock(elapsed)) \(decision.workload) \(decision.from) → \(decision.to)  \(decision.reason)"
    }

    /// Breaks `text` at blanks; lines after the first stand under what follows the time.
    static func wrapped(_ text: String, width: Int) -> [String] {
        let indent = String(repeating: " ", count: 9)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent + word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return (lines + [line]).map { String($0.prefix(width)) }
    }

    /// One line of the same, for output that is no terminal.
    func plainLine(_ frame: DemoFrame) -> String {
        "\(Self.clock(frame.elapsed))  demand \(Self.short(frame.demand)) req/s"
            + "  \(Self.summary(frame.outrider))  \(Self.summary(frame.plain))"
    }

    static let header =
        "                 ready  pending  wanted   TTFT p95   SLO misses   GPU-hours"

    static func row(_ fleet: DemoFrame.Fleet) -> String {
        pad(fleet.name, to: 14, right: true)
            + pad(String(fleet.ready), to: 8) + pad(String(fleet.pending), to: 9)
            + pad(fleet.wanted.map(String.init) ?? "–", to: 8)
            + pad(milliseconds(fleet.timeToFirstToken), to: 11)
            + pad(percent(fleet.missRatio), to: 13)
            + pad(fixed(fleet.gpuHours, digits: 2), to: 12)
    }

    private static func summary(_ fleet: DemoFrame.Fleet) -> String {
        let wanted = fleet.wanted.map(String.init) ?? "–"
        let latency = milliseconds(fleet.timeToFirstToken)
        return "\(fleet.name): \(fleet.ready)+\(fleet.pending) of \(wanted), TTFT p95 \(latency)"
    }

    /// Eight heights; the highest bar is the largest value.
    static func sparkline(_ values: [Double]) -> String {
        let shown = values.suffix(sparklineWidth)
        guard let top = shown.max(), top > 0
        else { return String(repeating: bars[0], count: max(shown.count, 1)) }
        return String(shown.map { bars[min(Int($0 / top * 8), 7)] })
    }

    /// `00:12:40`.
    static func clock(_ duration: Duration) -> String {
        let seconds = max(duration.components.seconds, 0)
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60]
            .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }

    static func milliseconds(_ duration: Duration?) -> String {
        guard let duration else { return "–" }
        return "\(Int((duration.seconds * 1_000).rounded())) ms"
    }

    static func percent(_ ratio: Double?) -> String {
        guard let ratio else { return "–" }
        return "\(fixed(ratio * 100, digits: 1)) %"
    }

    /// A number with a fixed count of decimals, without a locale.
    static func fixed(_ value: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % Int(scale))
        return sign + String(scaled / Int(scale)) + "." + String(repeating: "0", count: digits - fraction.count)
            + fraction
    }

    /// A number without needless decimals: `20`, `2.5`.
    static func plain(_ value: Double) -> String {
        value == value.rounded() ? fixed(value, digits: 0) : fixed(value, digits: 1)
    }

    private static func short(_ value: Double) -> String {
        value < 10 ? fixed(value, digits: 1) : fixed(value, digits: 0)
    }

    /// Fills a text up to a width: with blanks after it if `right`, else before it.
    static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(width - text.count, 0))
        return right ? text + blanks : blanks + text
    }
}
