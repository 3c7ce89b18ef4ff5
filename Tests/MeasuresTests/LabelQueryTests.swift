import Measures
import Testing

@Suite struct LabelQueryTests {
    @Test(arguments: [
        ("app=web", "app=web"), ("b=2, a==1", "a==1,b=2"), ("x in (b,a)", "x in (a,b)"), ("!a,b", "!a,b"),
        ("x notin ()", "x notin ()"), ("a>1,b<2", "a>1,b<2"), ("a!=b", "a!=b"), ("  ", ""),
        ("x in (a,,b)", "x in (,a,b)"),
        ("in=notin", "in=notin"), ("a=", "a="), ("a,a=b", "a,a=b"),
    ])
    func `a text has one canonical form`(text: String, canonical: String) throws {
        #expect(try LabelQuery(parsing: text).text == canonical)
    }

    @Test(arguments: [
        ("cheddar cheese", "unable to parse requirement: found 'cheese', expected: in, notin, =, ==, !=, gt, lt"),
        ("a=b=c,", "found '=', expected: ',' or 'end of string'"),
        ("app in (web", "unable to parse requirement: found '', expected: ',' or ')'"),
        ("a,", "found '', expected: identifier after ','"),
        (",a", "found ',', expected: !, identifier, or 'end of string'"),
        ("a in b", "unable to parse requirement: found 'b' expected: '('"),
        ("!", "unable to parse requirement: found '', expected: identifier"),
        ("!a=b", "found '=', expected: ',' or 'end of string'"),
        ("a in (=)", "unable to parse requirement: found '=', expected: ',', ')' or identifier"),
        ("a in (b,=)", "unable to parse requirement: found '=', expected: ',', or identifier"),
        ("a=(", "unable to parse requirement: found '(', expected: identifier"),
        (
            "a>x",
            "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an "
                + "integer"
        ),
        (
            "-a=b",
            "unable to parse requirement: <nil>: Invalid value: \"-a\": name part must consist of alphanumeric characters, "
                + "'-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or "
                + "'123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
        ),
    ])
    func `a bad text is refused in Kubernetes' words`(text: String, words: String) {
        let error = #expect(throws: LabelQueryError.self) { try LabelQuery(parsing: text) }
        #expect(error?.description == words)
    }

    @Test func `every operator matches as in Kubernetes, also where the label is absent`() throws {
        let labels = ["app": "web", "n": "5"]
        for text in [
            "", "app=web", "app==web", "app in (api,web)", "app", "!db", "db!=x", "db notin (x)", "n>4", "n<6",
        ] {
            #expect(try LabelQuery(parsing: text).matches(labels), "\(text)")
        }
        for text in [
            "app=api", "app!=web", "app notin (web)", "!app", "db", "db=x", "db in (x)", "n>5", "n<5", "app>1",
        ] {
            #expect(try !LabelQuery(parsing: text).matches(labels), "\(text)")
        }
    }

    @Test func `an object is a query too, labels before expressions`() throws {
        let selector = LabelSelector(
            matchLabels: ["b": "1"],
            matchExpressions: [
                .init(key: "a", operator: "NotIn", values: ["y", "x"]), .init(key: "c", operator: "Exists"),
            ])
        #expect(try LabelQuery(selector).text == "a notin (x,y),b=1,c")
        #expect(try LabelQuery(LabelSelector()) == .everything)
    }

    @Test func `all faults of one requirement are told at once`() {
        let selector = LabelSelector(matchExpressions: [.init(key: "b c", operator: "Exists", values: ["b"])])
        let error = #expect(throws: LabelQueryError.self) { try LabelQuery(selector) }
        #expect(error?.description.hasPrefix("[key: Invalid value: \"b c\": name part must consist of") == true)
        let end = "values: Invalid value: [\"b\"]: values set must be empty for exists and does not exist]"
        #expect(error?.description.hasSuffix(end) == true)
    }

    @Test(arguments: UInt64(0)..<8)
    func `no text traps the parser, and what parses reads back`(seed: UInt64) throws {
        var stream = RandomStreams(seed: seed).stream("labels")
        let pieces = [
            "a", "b", "in", "notin", "=", "==", "!", "!=", "(", ")", ",", " ", ">", "<", "1", "\u{0}", "é", "/",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...9, using: &stream)).compactMap { _ in
                pieces.randomElement(using: &stream)
            }
            .joined()
            guard let query = try? LabelQuery(parsing: text) else { continue }
            #expect(try LabelQuery(parsing: query.text).text == query.text, "\(text)")
            _ = query.matches(["a": "b"])
        }
    }
}
