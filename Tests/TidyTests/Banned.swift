/// A piece of code that Sources does without, and what stands in its place.
struct Banned {
    enum Form {
        /// These tokens in a row.
        case tokens
        /// These tokens, the last of which opens a call that has no argument of this label.
        case callWithout(label: String)
        /// These tokens as a property: no call follows them.
        case property
        /// A leading-dot member: nothing that it could belong to stands before it, and no call follows.
        case implicitMember
    }

    let tokens: [String]
    let form: Form
    /// What to do instead.
    let instead: String
    /// Path prefixes where it is allowed; each has its reason beside it.
    let allowedIn: [String]

    /// Takes the tokens as text, a space between each.
    init(_ code: String, _ form: Form = .tokens, instead: String, allowedIn: [String] = []) {
        self.tokens = code.split(separator: " ").map(String.init)
        self.form = form
        self.instead = instead
        self.allowedIn = allowedIn
    }

    /// The one file that reads the machine's clock and sleeps on it; everything else is handed a `TimeSource`.
    private static let clock = "Sources/outrider/SystemTime.swift"
    /// Deadlines and time-outs of transfers, which must not move with the wall clock.
    private static let transferClock = "Sources/KubernetesClient/HTTP/TransferTable.swift"

    /// Where the embedded server is put together: its tokens must not be guessed, so no seed may make them.
    private static let serverRoot = "Sources/EmbeddedCluster/EmbeddedCluster.swift"

    /// The one seed of a running controller: replicas must not jitter in step.
    private static let seed = "Sources/outrider/Run/RunCommand.swift"

    /// A C function that no Swift module has is found by name, and a found address has no type to check.
    private static let foundByName = "Sources/outrider/Run/LargeBlocks.swift"

    private static let takeTime = "take `now: Timestamp` as an argument, or `any TimeSource` at the edges"
    private static let takeChance =
        "take `using: inout some RandomNumberGenerator`, from a named stream of `RandomStreams`"
    private static let throwInstead = "throw a typed error that holds the one workload"

    static let all: [Banned] = [
        // Time.
        Banned("Date ( )", instead: takeTime, allowedIn: [clock]),
        Banned("Date . now", instead: takeTime, allowedIn: [clock]),
        Banned(". now", .implicitMember, instead: takeTime, allowedIn: [clock, transferClock]),
        Banned("clock . now", .property, instead: takeTime, allowedIn: [clock, transferClock]),
        Banned("ContinuousClock", instead: takeTime, allowedIn: [clock, transferClock]),
        Banned("SuspendingClock", instead: takeTime, allowedIn: [clock]),
        Banned("Task . sleep", instead: "sleep through `any TimeSource`", allowedIn: [clock]),
        Banned("Thread . sleep", instead: "sleep through `any TimeSource`; no thread may block"),
        Banned("usleep (", instead: "sleep through `any TimeSource`; no thread may block"),
        Banned("clock_gettime", instead: takeTime, allowedIn: [clock]),
        Banned("gettimeofday", instead: takeTime, allowedIn: [clock]),
        Banned("systemUptime", instead: takeTime),
        // Chance.
        Banned(". random (", .callWithout(label: "using"), instead: takeChance),
        Banned(". randomElement (", .callWithout(label: "using"), instead: takeChance),
        Banned(". shuffled (", .callWithout(label: "using"), instead: takeChance),
        Banned(". shuffle (", .callWithout(label: "using"), instead: takeChance),
        Banned("SystemRandomNumberGenerator", instead: takeChance, allowedIn: [serverRoot, seed]),
        Banned("UUID ( )", instead: "make one from a named stream of `RandomStreams`"),
        // Traps: a crash on bad input would walk from replica to replica with the workload.
        Banned("try !", instead: throwInstead),
        Banned("as !", instead: throwInstead),
        Banned("fatalError (", instead: "\(throwInstead); `precondition` for what only our own code can break"),
        Banned("unsafeBitCast", instead: "a conversion that is checked", allowedIn: [foundByName]),
        // Output and threads.
        Banned("print (", instead: "a log line, or the verb's own output in Sources/outrider"),
        Banned("debugPrint (", instead: "a log line"),
        Banned("DispatchQueue", instead: "a task or an actor"),
        Banned("DispatchSemaphore", instead: "a continuation; no thread may block"),
        Banned(
            "Synchronization",
            instead: "`Locked` over NSLock or NIOLockedValueBox; the thread sanitizer cannot see Mutex"),
        Banned("Mutex <", instead: "`Locked` over NSLock or NIOLockedValueBox; the thread sanitizer cannot see Mutex"),
        Banned("URLSession", instead: "KubernetesClient"),
        Banned(
            "JSONSerialization", instead: "`JSONReader` or JSONDecoder; it takes hundreds of megabytes for a large list"
        ),
    ]
}
