import Testing

/// The tree checks itself.
///
/// Each rule has a file of its own, and tests of its own with a planted violation.
@Suite struct TidyTests {
    private static let tree = Tree.repository
    private static let swift = tree.under("Sources/", "Tests/").filter { $0.path.hasSuffix(".swift") }
    private static let sources = swift.filter { $0.path.hasPrefix("Sources/") }

    @Test func `the tree was found`() {
        #expect(Self.tree.file("Makefile") != nil)
        #expect(Self.sources.count > 10)
    }

    @Test func `every import is one that the house allows`() {
        expectTidy(Self.swift.flatMap(ImportRule.violations))
    }

    @Test func `time, chance, traps and output come in and go out by their doors`() {
        expectTidy(Self.sources.flatMap { BanRule.violations(in: $0) })
    }

    @Test func `files, functions and lines are short`() {
        expectTidy(Self.swift.flatMap(LengthRule.violations))
    }

    @Test func `files are named after what they hold`() {
        expectTidy(Self.swift.flatMap(NameRule.violations))
    }

    @Test func `every room has a page and tests`() {
        expectTidy(RoomRule.violations(in: Self.tree))
    }

    @Test func `every annotation is documented`() {
        expectTidy(AnnotationRule.violations(in: Self.tree))
    }

    @Test func `every Event is explained`() {
        expectTidy(EventRule.violations(in: Self.tree))
    }

    @Test func `every invariant has its test`() {
        expectTidy(InvariantRule.violations(in: Self.tree))
    }

    @Test func `every link of a page leads somewhere`() {
        expectTidy(LinkRule.violations(in: Self.tree))
    }

    @Test func `what the compiler cannot prove is proved in a comment`() {
        expectTidy(Self.swift.flatMap(UncheckedRule.violations))
    }

    @Test func `no file names a folder of one machine`() {
        expectTidy(Self.tree.files.flatMap(MachinePathRule.violations))
    }
}
