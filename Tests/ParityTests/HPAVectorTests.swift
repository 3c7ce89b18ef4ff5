import Conformance
import Foundation
import Testing

@Suite struct HPAVectorTests {
    @Test(arguments: [
        "badspec", "disabled", "exact", "fail", "float", "fromzero", "general", "huge", "limits", "multi", "nohistory",
        "nopods", "norequests", "odd", "podlevel", "scaleerr", "selector", "tozero", "unready", "updateerr",
    ])
    func `a reconcile gives what the real HPA gave`(category: String) throws {
        let cases = try VectorSet.own("replicas").filter { $0.category == category }
        try #require(!cases.isEmpty)
        VectorSet.check(cases, of: category)
    }

    @Test(arguments: [
        "behavior", "flap", "irregular", "lag", "manual", "minmax", "nobehavior", "outage", "specchange",
    ])
    func `a controller's life goes as the real one's went`(category: String) throws {
        let cases = try VectorSet.own("sequences").filter { $0.category == category }
        try #require(!cases.isEmpty)
        VectorSet.check(cases, of: category)
    }

    @Test func `a quantity reads, rounds and prints as Kubernetes'`() throws {
        VectorSet.check(try VectorSet.own("quantities"), of: "quantities")
    }

    @Test func `an object is completed and refused as by the API server`() throws {
        VectorSet.check(try VectorSet.own("validation"), of: "validation")
    }

    @Test(
        .enabled(if: VectorSet.shared != nil, "OUTRIDER_SHARED does not name the shared folder"),
        arguments: VectorSet.names)
    func `the whole recorded set passes`(name: String) throws {
        for url in try VectorSet.sharedFiles(name) {
            let file = try VectorFile(Data(contentsOf: url), name: url.lastPathComponent)
            VectorSet.check(file.cases, of: url.lastPathComponent)
        }
    }
}
