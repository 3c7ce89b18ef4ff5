import Measures
import Testing

@Suite struct RandomStreamsTests {
    @Test func `a name always gives the same numbers, and another name others`() {
        let streams = RandomStreams(seed: 7)
        var first = streams.stream("arrivals")
        var again = streams.stream("arrivals")
        var other = streams.stream("routing")
        let numbers = (0..<4).map { _ in first.next() }
        #expect(numbers == (0..<4).map { _ in again.next() })
        #expect(numbers != (0..<4).map { _ in other.next() })
    }

    @Test func `the numbers are those of the published generator`() {
        var stream = RandomStreams(seed: 0xcbf2_9ce4_8422_2325).stream("")
        // SplitMix64 from state 0.
        #expect(stream.next() == 0xe220_a839_7b1d_cdaf)
        #expect(stream.next() == 0x6e78_9e6a_a1b9_65f4)
    }
}
