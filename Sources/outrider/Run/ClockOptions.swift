import ArgumentParser
import Measures

/// A clock that runs faster, for a controller beside `outrider cluster --speed` or in `outrider demo`.
struct ClockOptions: ParsableArguments {
    @Option(help: "Virtual seconds a real second, as the cluster beside it has.")
    var clockSpeed: Double = 1

    @Option(help: ArgumentHelp("Where virtual and real time are the same.", valueName: "RFC3339"))
    var clockOrigin: String?

    func validate() throws {
        guard SystemTime.speeds.contains(clockSpeed) else {
            throw ValidationError("--clock-speed is \(clockSpeed); accepted: 0.001 to 1000")
        }
        guard let clockOrigin else { return }
        guard Timestamp(clockOrigin) != nil else {
            throw ValidationError("--clock-origin is \"\(clockOrigin)\"; accepted: a time such as 2026-11-24T10:15:30Z")
        }
    }

    /// The clock that the options ask for; without an origin it starts now.
    var time: SystemTime {
        guard clockSpeed != 1 else { return .real }
        guard let origin = clockOrigin.flatMap({ Timestamp($0) }) else { return .starting(speed: clockSpeed) }
        return SystemTime(origin: origin, speed: clockSpeed)
    }
}
