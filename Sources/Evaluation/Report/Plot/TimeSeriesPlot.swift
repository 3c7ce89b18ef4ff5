/// What happened over time: panels above each other that share the time axis.
public struct TimeSeriesPlot: Sendable {
    /// A line of a panel; a nil value is a gap.
    public struct Line: Sendable {
        /// What it shows.
        public var name: String
        /// One value for each of the plot's times.
        public var values: [Double?]
        /// Whether a value holds until the next, as a count does, instead of a straight way there.
        public var isStepped: Bool
        /// Whether it is drawn broken, for what is only wanted or expected.
        public var isDashed: Bool

        /// Makes a line.
        public init(_ name: String, _ values: [Double?], isStepped: Bool = false, isDashed: Bool = false) {
            self.name = name
            self.values = values
            self.isStepped = isStepped
            self.isDashed = isDashed
        }
    }

    /// Lines of one unit.
    public struct Panel: Sendable {
        /// The vertical axis' label, with the unit.
        public var label: String
        /// The lines.
        public var lines: [Line]
        /// A limit, drawn across; nil for none.
        public var limit: (name: String, value: Double)?

        /// Makes a panel.
        public init(_ label: String, _ lines: [Line], limit: (name: String, value: Double)? = nil) {
            self.label = label
            self.lines = lines
            self.limit = limit
        }
    }

    /// A stretch of time in which something was wrong; drawn behind all panels.
    public struct Fault: Sendable {
        /// What was wrong.
        public var name: String
        /// From when to when, in seconds.
        public var seconds: ClosedRange<Double>

        /// Makes a fault.
        public init(_ name: String, seconds: ClosedRange<Double>) {
            self.name = name
            self.seconds = seconds
        }
    }

    /// The heading, and a line of detail below it.
    public var title: String, detail: String
    /// Seconds since the beginning, ascending.
    public var seconds: [Double]
    /// From top to bottom.
    public var panels: [Panel]
    /// What was wrong, and when.
    public var faults: [Fault]

    /// Makes a plot.
    public init(title: String, detail: String, seconds: [Double], panels: [Panel], faults: [Fault] = []) {
        self.title = title
        self.detail = detail
        self.seconds = seconds
        self.panels = panels
        self.faults = faults
    }

    private static let width = 860.0
    private static let left = 64.0
    private static let right = 20.0
    private static let head = 74.0
    private static let panelHeight = 120.0
    private static let panelGap = 34.0
    private static let foot = 44.0
    /// Times its limit up to which a panel has an even axis.
    private static let linearMax = 20.0

    /// The plot as an SVG document.
    public var svg: String {
        let height =
            Self.head + Double(panels.count) * (Self.panelHeight + Self.panelGap) - Self.panelGap + Self.foot
        var drawing = Drawing(width: Self.width, height: height)
        drawing.text(title, at: PlotPoint(x: Self.left, y: 22), class: "title")
        drawing.text(detail, at: PlotPoint(x: Self.left, y: 40), class: "quiet small")
        let clock = TimeAxis(from: seconds.first ?? 0, to: seconds.last ?? 1)
        drawFaults(clock, bottom: height - Self.foot, &drawing)
        for (index, panel) in panels.enumerated() {
            let top = Self.head + Double(index) * (Self.panelHeight + Self.panelGap)
            draw(panel, top: top, clock, isLast: index == panels.count - 1, &drawing)
        }
        return drawing.svg(title: "\(title): \(detail)")
    }

    private func x(_ seconds: Double, _ clock: TimeAxis) -> Double {
        Self.left + clock.place(seconds) * (Self.width - Self.left - Self.right)
    }

    private func drawFaults(_ clock: TimeAxis, bottom: Double, _ drawing: inout Drawing) {
        for fault in faults {
            let from = x(fault.seconds.lowerBound, clock)
            // What is over at once still shows as a line two pixels wide.
            let width = max(2, x(fault.seconds.upperBound, clock) - from)
            drawing.rectangle(
                PlotPoint(x: from, y: Self.head - 4), width: width, height: bottom - Self.head + 4, class: "fault")
            drawing.text(fault.name, at: PlotPoint(x: from + 2, y: bottom + 12), class: "small quiet")
        }
    }

    private func draw(
        _ panel: Panel, top: Double, _ clock: TimeAxis, isLast: Bool, _ drawing: inout Drawing
    ) {
        let known = panel.lines.flatMap { $0.values.compactMap { $0 } }
        let axis = Self.axis(of: panel, highest: known.max() ?? 0)
        let bottom = top + Self.panelHeight
        func y(_ value: Double) -> Double { bottom - axis.place(value) * Self.panelHeight }
        for tick in axis.ticks {
            let at = y(tick.value)
            drawing.line(PlotPoint(x: Self.left, y: at), PlotPoint(x: Self.width - Self.right, y: at), class: "grid")
            drawing.text(tick.label, at: PlotPoint(x: Self.left - 6, y: at + 4), anchor: .end, class: "small quiet")
        }
        for tick in clock.ticks {
            let at = x(tick.value, clock)
            drawing.line(PlotPoint(x: at, y: bottom), PlotPoint(x: at, y: bottom + 4), class: "axis")
            guard isLast else { continue }
            let below = faults.isEmpty ? 17.0 : 25.0
            drawing.text(tick.label, at: PlotPoint(x: at, y: bottom + below), anchor: .middle, class: "small quiet")
        }
        drawing.line(
            PlotPoint(x: Self.left, y: bottom), PlotPoint(x: Self.width - Self.right, y: bottom), class: "axis")
        if let limit = panel.limit {
            let at = y(limit.value)
            drawing.path(
                [PlotPoint(x: Self.left, y: at), PlotPoint(x: Self.width - Self.right, y: at)], class: "limit")
        }
        for (index, line) in panel.lines.enumerated() {
            let style = "line \(PlotStyle.stroke(index))" + (line.isDashed ? " dashed" : "")
            for piece in pieces(line, clock, y) { drawing.path(piece, class: style) }
        }
        drawing.text(panel.label, at: PlotPoint(x: Self.left, y: top - 8))
        legend(panel, y: top - 8, &drawing)
        if isLast {
            let below = faults.isEmpty ? 34.0 : 40.0
            drawing.text(
                clock.label, at: PlotPoint(x: Self.width - Self.right, y: bottom + below), anchor: .end,
                class: "small quiet")
        }
    }

    /// Even steps from 0; powers of ten where those would press the limit flat onto the ground.
    private static func axis(of panel: Panel, highest: Double) -> PlotAxis {
        guard let limit = panel.limit?.value, limit > 0, highest > limit * linearMax else {
            let top = max(highest, (panel.limit?.value ?? 0) * 1.1)
            return PlotAxis(linear: 0...(top > 0 ? top : 1), count: 3)
        }
        return PlotAxis(logarithmicFrom: limit / 10, to: highest)
    }

    /// The line's points without a gap between them, one list for each stretch.
    private func pieces(_ line: Line, _ clock: TimeAxis, _ y: (Double) -> Double) -> [[PlotPoint]] {
        var pieces: [[PlotPoint]] = [[]]
        for (at, value) in zip(seconds, line.values) {
            guard let value else {
                if pieces[pieces.count - 1].count > 0 { pieces.append([]) }
                continue
            }
            let point = PlotPoint(x: x(at, clock), y: y(value))
            if line.isStepped, let last = pieces[pieces.count - 1].last, last.y != point.y {
                pieces[pieces.count - 1].append(PlotPoint(x: point.x, y: last.y))
            }
            pieces[pieces.count - 1].append(point)
        }
        return pieces
    }

    /// Names at the right end above the panel, from right to left.
    private func legend(_ panel: Panel, y: Double, _ drawing: inout Drawing) {
        var entries = panel.lines.enumerated().map { index, line in
            (line.name, "line \(PlotStyle.stroke(index))" + (line.isDashed ? " dashed" : ""))
        }
        if let limit = panel.limit { entries.append((limit.name, "limit")) }
        var right = Self.width - Self.right
        for (name, style) in entries.reversed() {
            drawing.text(name, at: PlotPoint(x: right, y: y), anchor: .end, class: "small")
            right -= PlotText.width(name, size: 11) + 6
            drawing.path([PlotPoint(x: right - 20, y: y - 4), PlotPoint(x: right, y: y - 4)], class: style)
            right -= 34
        }
    }
}
