import Testing

@testable import KubernetesClient

/// Every state against every input, and the stories that matter from end to end.
@Suite struct WatchMachineTests {
    typealias Action = WatchMachine.Action
    typealias Input = WatchMachine.Input
    typealias State = WatchMachine.State

    private static let failures: [WatchMachine.Failure] = [.gone, .broken, .silent, .refused, .unreadable]

    /// A machine in each state, by the way that leads there.
    private static func machine(in name: String) -> WatchMachine {
        var machine = WatchMachine()
        if name == "empty" { return machine }
        _ = machine.start()
        switch name {
        case "first page": break
        case "next page": _ = machine.next(after: .page(version: "5", token: "t"))
        case "whole list":
            _ = machine.next(after: .page(version: "5", token: "t"))
            _ = machine.next(after: .failed(.gone))
        case "lost": _ = machine.next(after: .failed(.broken))
        default:
            _ = machine.next(after: .page(version: "5", token: nil))
            if name == "opening" { break }
            if name == "kept" {
                _ = machine.next(after: .failed(.broken))
                break
            }
            _ = machine.next(after: .opened)
            if name == "watching" { _ = machine.next(after: .event(version: "6")) }
        }
        return machine
    }

    private static let wait1 = Action.wait(failures: 1)
    private static let listAnew = Action.list(token: nil, isPaged: true)

    /// The whole table: state, input, next state, action.
    private static let table: [(String, Input, State, Action)] = [
        // Nothing known: only a list.
        ("empty", .page(version: "9", token: nil), .empty, listAnew),
        ("empty", .opened, .empty, listAnew),
        ("empty", .event(version: "9"), .empty, listAnew),
        ("empty", .bookmark(version: "9"), .empty, listAnew),
        ("empty", .ended, .empty, listAnew),
        ("empty", .failed(.gone), .empty, listAnew),
        ("empty", .failed(.broken), .empty, listAnew),
        ("empty", .failed(.silent), .empty, listAnew),
        ("empty", .failed(.refused), .empty, listAnew),
        ("empty", .failed(.unreadable), .empty, listAnew),
        ("empty", .waited, .listing(token: nil, isPaged: true), listAnew),
        // Waiting for the first page.
        (
            "first page", .page(version: "9", token: nil), .opening(version: "9"),
            .replaceAndWatch(from: "9", expectsBookmarks: false)
        ),
        (
            "first page", .page(version: "9", token: "u"), .listing(token: "u", isPaged: true),
            .list(token: "u", isPaged: true)
        ),
        ("first page", .opened, .listing(token: nil, isPaged: true), listAnew),
        ("first page", .event(version: "9"), .listing(token: nil, isPaged: true), listAnew),
        ("first page", .bookmark(version: "9"), .listing(token: nil, isPaged: true), listAnew),
        ("first page", .ended, .listing(token: nil, isPaged: true), listAnew),
        ("first page", .failed(.gone), .backingOff(version: nil), wait1),
        ("first page", .failed(.broken), .backingOff(version: nil), wait1),
        ("first page", .failed(.silent), .backingOff(version: nil), wait1),
        ("first page", .failed(.refused), .backingOff(version: nil), wait1),
        ("first page", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("first page", .waited, .listing(token: nil, isPaged: true), listAnew),
        // Waiting for a later page: an expired token leads to a list in one piece.
        (
            "next page", .page(version: "9", token: nil), .opening(version: "9"),
            .replaceAndWatch(from: "9", expectsBookmarks: false)
        ),
        (
            "next page", .page(version: "9", token: "u"), .listing(token: "u", isPaged: true),
            .list(token: "u", isPaged: true)
        ),
        ("next page", .opened, .listing(token: "t", isPaged: true), .list(token: "t", isPaged: true)),
        ("next page", .event(version: "9"), .listing(token: "t", isPaged: true), .list(token: "t", isPaged: true)),
        ("next page", .bookmark(version: "9"), .listing(token: "t", isPaged: true), .list(token: "t", isPaged: true)),
        ("next page", .ended, .listing(token: "t", isPaged: true), .list(token: "t", isPaged: true)),
        ("next page", .failed(.gone), .listing(token: nil, isPaged: false), .list(token: nil, isPaged: false)),
        ("next page", .failed(.broken), .backingOff(version: nil), wait1),
        ("next page", .failed(.silent), .backingOff(version: nil), wait1),
        ("next page", .failed(.refused), .backingOff(version: nil), wait1),
        ("next page", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("next page", .waited, .listing(token: "t", isPaged: true), .list(token: "t", isPaged: true)),
        // A list in one piece.
        (
            "whole list", .page(version: "9", token: nil), .opening(version: "9"),
            .replaceAndWatch(from: "9", expectsBookmarks: false)
        ),
        (
            "whole list", .page(version: "9", token: "u"), .listing(token: "u", isPaged: false),
            .list(token: "u", isPaged: false)
        ),
        ("whole list", .opened, .listing(token: nil, isPaged: false), .list(token: nil, isPaged: false)),
        ("whole list", .event(version: "9"), .listing(token: nil, isPaged: false), .list(token: nil, isPaged: false)),
        (
            "whole list", .bookmark(version: "9"), .listing(token: nil, isPaged: false),
            .list(token: nil, isPaged: false)
        ),
        ("whole list", .ended, .listing(token: nil, isPaged: false), .list(token: nil, isPaged: false)),
        ("whole list", .failed(.gone), .backingOff(version: nil), wait1),
        ("whole list", .failed(.broken), .backingOff(version: nil), wait1),
        ("whole list", .failed(.silent), .backingOff(version: nil), wait1),
        ("whole list", .failed(.refused), .backingOff(version: nil), wait1),
        ("whole list", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("whole list", .waited, .listing(token: nil, isPaged: false), .list(token: nil, isPaged: false)),
        // The list is in, the watch is asked for.
        ("opening", .page(version: "9", token: nil), .opening(version: "5"), watch("5")),
        ("opening", .opened, .watching(version: "5"), .read),
        ("opening", .event(version: "9"), .opening(version: "5"), watch("5")),
        ("opening", .bookmark(version: "9"), .opening(version: "5"), watch("5")),
        ("opening", .ended, .opening(version: "5"), watch("5")),
        ("opening", .failed(.gone), .listing(token: nil, isPaged: true), listAnew),
        ("opening", .failed(.broken), .backingOff(version: "5"), wait1),
        ("opening", .failed(.silent), .backingOff(version: "5"), wait1),
        ("opening", .failed(.refused), .backingOff(version: "5"), wait1),
        ("opening", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("opening", .waited, .opening(version: "5"), watch("5")),
        // A watch that has brought nothing yet.
        ("watching nothing", .page(version: "9", token: nil), .watching(version: "5"), .read),
        ("watching nothing", .opened, .watching(version: "5"), .read),
        ("watching nothing", .event(version: "9"), .watching(version: "9"), .read),
        ("watching nothing", .bookmark(version: "9"), .watching(version: "9"), .read),
        ("watching nothing", .ended, .backingOff(version: "5"), wait1),
        ("watching nothing", .failed(.gone), .listing(token: nil, isPaged: true), listAnew),
        ("watching nothing", .failed(.broken), .backingOff(version: "5"), wait1),
        ("watching nothing", .failed(.silent), .backingOff(version: "5"), wait1),
        ("watching nothing", .failed(.refused), .backingOff(version: "5"), wait1),
        ("watching nothing", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("watching nothing", .waited, .watching(version: "5"), .read),
        // A watch that works: its end, or a broken or silent connection, is resumed at once.
        ("watching", .page(version: "9", token: nil), .watching(version: "6"), .read),
        ("watching", .opened, .watching(version: "6"), .read),
        ("watching", .event(version: "9"), .watching(version: "9"), .read),
        ("watching", .bookmark(version: "9"), .watching(version: "9"), .read),
        ("watching", .ended, .opening(version: "6"), watch("6")),
        ("watching", .failed(.gone), .listing(token: nil, isPaged: true), listAnew),
        ("watching", .failed(.broken), .opening(version: "6"), watch("6")),
        ("watching", .failed(.silent), .opening(version: "6"), watch("6")),
        ("watching", .failed(.refused), .backingOff(version: "6"), wait1),
        ("watching", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("watching", .waited, .watching(version: "6"), .read),
        // Waiting with the position kept: late news changes nothing.
        ("kept", .page(version: "9", token: nil), .backingOff(version: "5"), wait1),
        ("kept", .opened, .backingOff(version: "5"), wait1),
        ("kept", .event(version: "9"), .backingOff(version: "5"), wait1),
        ("kept", .bookmark(version: "9"), .backingOff(version: "5"), wait1),
        ("kept", .ended, .backingOff(version: "5"), wait1),
        ("kept", .failed(.gone), .backingOff(version: "5"), wait1),
        ("kept", .failed(.broken), .backingOff(version: "5"), wait1),
        ("kept", .failed(.silent), .backingOff(version: "5"), wait1),
        ("kept", .failed(.refused), .backingOff(version: "5"), wait1),
        ("kept", .failed(.unreadable), .backingOff(version: "5"), wait1),
        ("kept", .waited, .opening(version: "5"), watch("5")),
        // Waiting with the position lost.
        ("lost", .page(version: "9", token: nil), .backingOff(version: nil), wait1),
        ("lost", .opened, .backingOff(version: nil), wait1),
        ("lost", .event(version: "9"), .backingOff(version: nil), wait1),
        ("lost", .bookmark(version: "9"), .backingOff(version: nil), wait1),
        ("lost", .ended, .backingOff(version: nil), wait1),
        ("lost", .failed(.gone), .backingOff(version: nil), wait1),
        ("lost", .failed(.broken), .backingOff(version: nil), wait1),
        ("lost", .failed(.silent), .backingOff(version: nil), wait1),
        ("lost", .failed(.refused), .backingOff(version: nil), wait1),
        ("lost", .failed(.unreadable), .backingOff(version: nil), wait1),
        ("lost", .waited, .listing(token: nil, isPaged: true), listAnew),
    ]

    private static func watch(_ version: String) -> Action { .watch(from: version, expectsBookmarks: false) }

    @Test func `every state answers every input as the table says`() {
        for (name, input, state, action) in Self.table {
            var machine = Self.machine(in: name)
            let found = machine.next(after: input)
            #expect(found == action, "\(name), \(input)")
            #expect(machine.state == state, "\(name), \(input)")
        }
    }

    @Test func `the table is complete`() {
        let inputs: [Input] =
            [
                .page(version: "9", token: nil), .opened, .event(version: "9"), .bookmark(version: "9"), .ended,
                .waited,
            ] + Self.failures.map(Input.failed)
        for name in Set(Self.table.map(\.0)) {
            for input in inputs {
                #expect(Self.table.contains { $0.0 == name && $0.1 == input }, "\(name), \(input)")
            }
        }
    }

    @Test func `waits grow until a frame arrives; a list alone does not shorten them`() {
        var machine = Self.machine(in: "opening")
        for failures in 1...4 {
            #expect(machine.next(after: .failed(.refused)) == .wait(failures: failures))
            _ = machine.next(after: .waited)
        }
        _ = machine.next(after: .failed(.unreadable))
        _ = machine.next(after: .waited)
        _ = machine.next(after: .page(version: "7", token: nil))
        #expect(machine.next(after: .failed(.refused)) == .wait(failures: 6))
        _ = machine.next(after: .waited)
        _ = machine.next(after: .opened)
        _ = machine.next(after: .event(version: "8"))
        #expect(machine.next(after: .failed(.refused)) == .wait(failures: 1))
    }

    @Test func `a server that forgets each list at once is asked with pauses`() {
        var machine = Self.machine(in: "opening")
        #expect(machine.next(after: .failed(.gone)) == Self.listAnew)
        _ = machine.next(after: .page(version: "7", token: nil))
        _ = machine.next(after: .opened)
        #expect(machine.next(after: .failed(.gone)) == .wait(failures: 2))
        #expect(machine.next(after: .waited) == Self.listAnew)
    }

    @Test func `a version that brings nothing three times is given up for a list`() {
        var machine = Self.machine(in: "opening")
        for _ in 1..<WatchMachine.fruitlessMax {
            _ = machine.next(after: .opened)
            _ = machine.next(after: .failed(.silent))
            #expect(machine.state == .backingOff(version: "5"))
            _ = machine.next(after: .waited)
        }
        _ = machine.next(after: .opened)
        _ = machine.next(after: .ended)
        #expect(machine.state == .backingOff(version: nil))
    }

    @Test func `a server that has sent a bookmark is expected to go on`() {
        var machine = Self.machine(in: "watching")
        _ = machine.next(after: .bookmark(version: "8"))
        #expect(machine.next(after: .ended) == .watch(from: "8", expectsBookmarks: true))
    }
}
