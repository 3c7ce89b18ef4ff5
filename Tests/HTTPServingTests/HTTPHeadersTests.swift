import HTTPServing
import Testing

@Suite struct HTTPHeadersTests {
    @Test func `names compare without regard to case`() {
        let headers: HTTPHeaders = ["Content-Type": "text/plain"]
        #expect(headers["content-type"] == "text/plain")
        #expect(headers["Content-Typ"] == nil)
    }

    @Test func `adding keeps both values, setting leaves one`() {
        var headers: HTTPHeaders = ["A": "1"]
        headers.add("a", "2")
        #expect(headers.all("A") == ["1", "2"])
        headers["A"] = "3"
        #expect(headers.all("a") == ["3"])
        headers["a"] = nil
        #expect(headers.fields.isEmpty)
    }
}
