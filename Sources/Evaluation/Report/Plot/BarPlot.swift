/// One measure of several competitors as bars with intervals, one block a measure.
public struct BarPlot: Sendable {
    /// One measure.
    public struct Block: Sendable {
        /// The measure, with its unit.
        public var label: String
        /// One interval for each name of the plot; nil where nothing is known.
        public var values: [Interval?]

        /// Makes a block.
        public init(_ label: String, _ values: [Interval?]) {
            self.label = label
            self.values = values
        }
    }

    /// The heading, and a line of detail below it.
    public var title: String, detail: String
    /// The competitors, from top to bottom.
    public var names: [String]
    /// The measures.
    public var blocks: [Block]

    /// Makes a plot.
    public init(title: String, detail: String, names: [String], blocks: [Block]) {
        self.title = title
        self.detail = detail
        self.names = names
        self.blocks = blocks
    }

    private static let width = 860.0
    private static let head = 60.0
    private static let bar = 18.0
    private static let blockHead = 26.0
    private static let left = 190.0
    private static let right = 740.0

    /// The plot as an SVG document.
    public var svg: String {
        let blockHeight = Self.blockHead + Double(names.count) * Self.bar + 14
        var drawing = Drawing(width: Self.width, height: Self.head + Double(blocks.count) * blockHeight + 6)
        drawing.text(title, at: PlotPoint(x: 20, y: 22), class: "title")
        drawing.text(detail, at: PlotPoint(x: 20, y: 40), class: "quiet small")
        for (index, block) in blocks.enumerated() {
            draw(block, top: Self.head + Double(index) * blockHeight, &drawing)
        }
        return drawing.svg(title: "\(title): \(detail)")
    }

    private func draw(_ block: Block, top: Double, _ drawing: inout Drawing) {
        let highest = block.values.compactMap { $0 }.map { max($0.estimate, $0.high ?? 0) }.max() ?? 1
        let axis = PlotAxis(linear: 0...(highest > 0 ? highest : 1), count: 4)
        func x(_ value: Double) -> Double { Self.left + axis.place(value) * (Self.right - Self.left) }
        drawing.text(block.label, at: PlotPoint(x: 20, y: top + 14))
        let first = top + Self.blockHead
        let last = first + Double(names.count) * Self.bar
        for tick in axis.ticks {
            drawing.line(PlotPoint(x: x(tick.value), y: first), PlotPoint(x: x(tick.value), y: last), class: "grid")
            drawing.text(
                tick.label, at: PlotPoint(x: x(tick.value), y: first - 4), anchor: .middle, class: "small quiet")
        }
        for (index, (name, value)) in zip(names, block.values).enumerated() {
            let y = first + Double(index) * Self.bar
            drawing.text(name, at: PlotPoint(x: Self.left - 8, y: y + 13), anchor: .end, class: "small")
            guard let value else {
                drawing.text("unknown", at: PlotPoint(x: Self.left + 4, y: y + 13), class: "small quiet")
                continue
            }
            drawing.rectangle(
                PlotPoint(x: Self.left, y: y + 3), width: x(value.estimate) - Self.left, height: Self.bar - 6,
                class: PlotStyle.fill(0))
            if let low = value.low, let high = value.high {
                let middle = y + Self.bar / 2
                drawing.line(PlotPoint(x: x(low), y: middle), PlotPoint(x: x(high), y: middle), class: "whisker c1")
                for end in [low, high] {
                    drawing.line(
                        PlotPoint(x: x(end), y: middle - 4), PlotPoint(x: x(end), y: middle + 4), class: "whisker c1")
                }
            }
            drawing.text(
                DecimalText.significant(value.estimate), at: PlotPoint(x: Self.right + 12, y: y + 13), class: "small")
        }
    }
}
