import KubernetesAPI
import Testing

@Suite struct JSONTextTests {
    @Test func `an escape is four hexadecimal digits of either case`() throws {
        #expect(try JSONValue(parsing: #""\u0041\u00E9\u00e9""#) == .string("Aéé"))
    }

    @Test(arguments: [#""\u+041""#, #""\u-041""#, #""\u 041""#, #""\u00g1""#, #""\u004"#, #""\ud83d\u+e00""#])
    func `an escape with anything else is refused`(text: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.reason == "expected four hexadecimal digits")
    }
}
