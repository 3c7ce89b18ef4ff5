import Evaluation
import Measures

/// How far long work is, as one line.
struct ProgressText {
    /// Pieces in all, and what one is called.
    let total: Int, unit: String
    /// Pieces that an earlier run had finished; they say nothing of this run's speed.
    let before: Int

    private static let barWidth = 24

    /// The line.
    ///
    /// - Parameters:
    ///   - done: pieces that are finished, those of an earlier run among them.
    ///   - elapsed: since this run began.
    ///   - width: characters that fit.
    /// - Returns: a bar, the count, and as soon as anything is known of the speed, the time left.
    func line(done: Int, elapsed: Duration, width: Int = 120) -> String {
        let share = total > 0 ? Double(done) / Double(total) : 1
        let filled = Int(share * Double(Self.barWidth))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
        var line = "\(bar) \(done)/\(total) \(unit)"
        let seconds = elapsed.seconds
        let fresh = done - before
        if fresh > 0, seconds > 0 {
            let perSecond = Double(fresh) / seconds
            line += " · \(Self.rate(perSecond)) · \(Self.clock(Double(total - done) / perSecond)) left"
        }
        return String(line.prefix(width))
    }

    private static func rate(_ perSecond: Double) -> String {
        perSecond >= 1
            ? "\(DecimalText.fixed(perSecond, digits: 1))/s" : "\(DecimalText.fixed(perSecond * 60, digits: 1))/min"
    }

    /// Seconds as people read them, such as 1:02:03 or 0:07.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 3.6e6).rounded(.up))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = whole / 60 % 60
        return whole >= 3_600
            ? "\(whole / 3_600):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
    }
}
