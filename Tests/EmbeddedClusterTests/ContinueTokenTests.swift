import APIMachinery
import Testing

@testable import EmbeddedCluster

@Suite struct ContinueTokenTests {
    @Test(arguments: [17, nil] as [Int64?])
    func `a token is read as it was written`(revision: Int64?) throws {
        let token = ContinueToken(revision: revision, after: "a/b?c>d")
        #expect(try ContinueToken(parsing: token.text) == token)
        #expect(!token.text.contains { "+/=".contains($0) })
    }

    @Test(arguments: ["garbage", "", "e30"])
    func `other text is 400`(text: String) {
        let error = #expect(throws: StatusError.self) { try ContinueToken(parsing: text) }
        #expect(error?.code == 400)
    }
}
