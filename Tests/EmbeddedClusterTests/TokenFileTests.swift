import Testing

@testable import EmbeddedCluster

@Suite struct TokenFileTests {
    @Test func `reads user, uid and quoted groups`() throws {
        let file = try TokenFile(parsing: "t1,ann,7,\"dev,ops\"\nt2,bob,8\n\n# a comment\n")
        #expect(file.user(token: "t1") == User(name: "ann", uid: "7", groups: ["dev", "ops"]))
        #expect(file.user(token: "t2") == User(name: "bob", uid: "8"))
        #expect(file.user(token: "t3") == nil)
    }

    @Test func `a short line is refused by its number, without its token`() {
        let error = #expect(throws: TokenFile.LineError.self) { try TokenFile(parsing: "ok,a,1\nsecret,bob\n") }
        #expect(error?.line == 2)
        #expect(error?.description.contains("secret") == false)
    }
}
