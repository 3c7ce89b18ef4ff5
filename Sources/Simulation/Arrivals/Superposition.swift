import Foundation
import Measures

/// Copies of a replay, each shifted around the window's end by its own random offset; the first is not shifted.
struct Superposition: Sendable {
    private struct Copy: Sendable {
        /// The next request, and when it comes.
        var cursor: Int
        var at: Double
        /// What the copy adds to a request's time now.
        var shift: Double
        let number: Int

        /// Equal times in the order of the copies.
        func comes(before other: Copy) -> Bool {
            at < other.at || (at == other.at && number < other.number)
        }
    }

    private let moments: [Replay.Moment]
    private let span: Double
    private let loops: Bool
    /// Share of the last copy's requests that come.
    private let lastShare: Double
    private let lastNumber: Int
    private var stream: RandomStream
    private var copies = BinaryHeap<Copy> { $0.comes(before: $1) }

    /// Makes `multiplier` copies; a fraction is a copy of whose requests that share comes, by chance.
    ///
    /// - Parameters:
    ///   - moments: the requests of the window.
    ///   - span: the window's length.
    ///   - multiplier: how many times as many.
    ///   - loops: whether it begins again.
    ///   - offsets: the source of the offsets.
    ///   - stream: the source of chance for a fraction.
    init(
        _ moments: [Replay.Moment], span: Double, multiplier: Double, loops: Bool, offsets: RandomStream,
        stream: RandomStream
    ) {
        self.moments = moments
        self.span = span
        self.loops = loops
        self.stream = stream
        let count = Int(multiplier.rounded(.up))
        lastNumber = count - 1
        lastShare = multiplier - Double(count - 1)
        var offsets = offsets
        guard !moments.isEmpty else { return }
        for number in 0..<count {
            let offset = number == 0 ? 0 : offsets.unitDraw() * span
            // The copy begins with what the shift carries over the end.
            let cursor = moments.firstIndex { $0.at + offset >= span } ?? 0
            let shift = moments[cursor].at + offset >= span ? offset - span : offset
            copies.push(Copy(cursor: cursor, at: moments[cursor].at + shift, shift: shift, number: number))
        }
    }

    mutating func next() -> Replay.Moment? {
        while let copy = copies.first {
            let moment = Replay.Moment(at: copy.at, size: moments[copy.cursor].size)
            step(copy)
            guard copy.number < lastNumber || lastShare == 1 || stream.unitDraw() < lastShare else {
                continue  // not among the share of the last copy that comes
            }
            return moment
        }
        return nil
    }

    private mutating func step(_ copy: Copy) {
        var copy = copy
        copy.cursor += 1
        if copy.cursor == moments.count {
            copy.cursor = 0
            copy.shift += span
        }
        copy.at = moments[copy.cursor].at + copy.shift
        // Once around, a copy ends with the window.
        if loops || copy.at < span {
            copies.replaceFirst(copy)
        } else {
            copies.removeFirst()
        }
    }
}
