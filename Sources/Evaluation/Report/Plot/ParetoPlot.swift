/// Competitors by cost and misses, with intervals: what is nearer to the lower left corner is better.
public struct ParetoPlot: Sendable {
    /// One competitor.
    public struct Point: Sendable {
        /// Its name.
        public var name: String
        /// GPU-hours.
        public var gpuHours: Interval
        /// SLO misses as a share, 0…1.
        public var missRatio: Interval
        /// Whether nothing beats it in both.
        public var isOnFront: Bool

        /// Makes a point.
        public init(name: String, gpuHours: Interval, missRatio: Interval, isOnFront: Bool) {
            self.name = name
            self.gpuHours = gpuHours
            self.missRatio = missRatio
            self.isOnFront = isOnFront
        }
    }

    /// The heading, and a line of detail below it.
    public var title: String, detail: String
    /// The competitors.
    public var points: [Point]

    /// Makes a plot.
    public init(title: String, detail: String, points: [Point]) {
        self.title = title
        self.detail = detail
        self.points = points
    }

    /// Misses below this share are drawn at it: one in ten thousand.
    private static let missFloor = 1e-4
    private static let width = 860.0
    private static let height = 430.0
    private static let left = 74.0
    private static let top = 60.0
    private static let right = 640.0
    private static let bottom = 380.0

    /// The plot as an SVG document.
    public var svg: String {
        var drawing = Drawing(width: Self.width, height: Self.height)
        drawing.text(title, at: PlotPoint(x: Self.left, y: 22), class: "title")
        drawing.text(detail, at: PlotPoint(x: Self.left, y: 40), class: "quiet small")
        let costs = points.flatMap { [$0.gpuHours.estimate, $0.gpuHours.low, $0.gpuHours.high].compactMap { $0 } }
        let misses = points.flatMap { [$0.missRatio.estimate, $0.missRatio.high].compactMap { $0 } }
        let across = PlotAxis(linear: 0...max(costs.max() ?? 1, 0.001))
        let up = PlotAxis(logarithmicFrom: Self.missFloor, to: misses.max() ?? 1, scale: 100)
        drawGrid(across, up, &drawing)
        func place(_ cost: Double, _ miss: Double) -> PlotPoint {
            PlotPoint(
                x: Self.left + across.place(cost) * (Self.right - Self.left),
                y: Self.bottom - up.place(miss) * (Self.bottom - Self.top))
        }
        drawFront(place, &drawing)
        for (index, point) in points.enumerated() {
            let cost = point.gpuHours
            let miss = point.missRatio
            let style = "whisker \(PlotStyle.stroke(index))"
            if let low = cost.low, let high = cost.high {
                drawing.line(place(low, miss.estimate), place(high, miss.estimate), class: style)
            }
            if let low = miss.low, let high = miss.high {
                drawing.line(place(cost.estimate, low), place(cost.estimate, high), class: style)
            }
            drawing.marker(place(cost.estimate, miss.estimate), series: index)
            let y = Self.top + 10 + Double(index) * 22
            drawing.marker(PlotPoint(x: Self.right + 26, y: y), series: index)
            let star = point.isOnFront ? " ★" : ""
            drawing.text(point.name + star, at: PlotPoint(x: Self.right + 38, y: y + 4))
        }
        drawing.text(
            "★ on the front", at: PlotPoint(x: Self.right + 20, y: Self.top + 14 + Double(points.count) * 22),
            class: "small quiet")
        return drawing.svg(title: "\(title): \(detail)")
    }

    private func drawGrid(_ across: PlotAxis, _ up: PlotAxis, _ drawing: inout Drawing) {
        for tick in up.ticks {
            let y = Self.bottom - up.place(tick.value) * (Self.bottom - Self.top)
            drawing.line(PlotPoint(x: Self.left, y: y), PlotPoint(x: Self.right, y: y), class: "grid")
            drawing.text(tick.label, at: PlotPoint(x: Self.left - 8, y: y + 4), anchor: .end, class: "small quiet")
        }
        for tick in across.ticks {
            let x = Self.left + across.place(tick.value) * (Self.right - Self.left)
            drawing.line(PlotPoint(x: x, y: Self.top), PlotPoint(x: x, y: Self.bottom), class: "grid")
            drawing.text(tick.label, at: PlotPoint(x: x, y: Self.bottom + 18), anchor: .middle, class: "small quiet")
        }
        let middle = PlotPoint(x: 18, y: (Self.top + Self.bottom) / 2)
        drawing.text("SLO misses, % of requests", at: middle, anchor: .middle, turned: true)
        drawing.text("GPU-hours", at: PlotPoint(x: (Self.left + Self.right) / 2, y: Self.bottom + 38), anchor: .middle)
    }

    /// The front as steps: what is above and right of it is beaten.
    private func drawFront(_ place: (Double, Double) -> PlotPoint, _ drawing: inout Drawing) {
        let front = points.filter(\.isOnFront).map { place($0.gpuHours.estimate, $0.missRatio.estimate) }
            .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        var steps: [PlotPoint] = []
        for point in front {
            if let last = steps.last { steps.append(PlotPoint(x: point.x, y: last.y)) }
            steps.append(point)
        }
        drawing.path(steps, class: "line axis dashed")
    }
}
