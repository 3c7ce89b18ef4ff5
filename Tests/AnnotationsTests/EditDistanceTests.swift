import Testing

@testable import Annotations

@Suite struct EditDistanceTests {
    @Test(arguments: [("", "", 0), ("mode", "mode", 0), ("mod", "mode", 1), ("kitten", "sitting", 3), ("", "abc", 3)])
    func `counts bytes put in, taken out and replaced`(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(Array(left.utf8), Array(right.utf8)) == distance)
        #expect(EditDistance.between(Array(right.utf8), Array(left.utf8)) == distance)
    }
}
