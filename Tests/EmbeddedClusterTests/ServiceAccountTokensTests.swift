import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct ServiceAccountTokensTests {
    private let now = Timestamp(seconds: 1_800_000_000)
    private let random = RandomTexts(generator: RandomStreams(seed: 1).stream("texts"))

    private func mint(key: String) -> ServiceAccountTokens.Token {
        ServiceAccountTokens(random: random, key: key).mint(
            namespace: "shop", name: "bot", uid: "u", expires: now + .seconds(60), now: now)
    }

    @Test func `a server with the same key knows a token that it never saw`() {
        let token = mint(key: "a")
        let found = ServiceAccountTokens(random: random, key: "a").find(token.text, now: now)
        #expect(found == token)
        #expect(found?.uid == "u")
    }

    @Test func `another key's token, a changed one and any other text are unknown`() {
        let token = mint(key: "a")
        let tokens = ServiceAccountTokens(random: random, key: "a")
        let parts = token.text.split(separator: ".").map(String.init)
        let other = mint(key: "a").text.split(separator: ".").map(String.init)
        #expect(tokens.find(mint(key: "b").text, now: now) == nil)
        #expect(tokens.find("\(parts[0]).\(other[1]).\(parts[2])", now: now) == nil)
        for text in ["", ".", "..", "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", token.text + ".x"] {
            #expect(tokens.find(text, now: now) == nil)
        }
    }

    @Test func `a token ends with its time`() {
        let token = mint(key: "a")
        let tokens = ServiceAccountTokens(random: random, key: "a")
        #expect(tokens.find(token.text, now: now + .seconds(59)) != nil)
        #expect(tokens.find(token.text, now: now + .seconds(60)) == nil)
    }
}
