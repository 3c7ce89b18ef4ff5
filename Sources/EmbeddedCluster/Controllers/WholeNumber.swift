extension Double {
    /// Without its fraction, at most 10¹⁵ either way; 0 if it is not a number.
    ///
    /// A quantity may say more than an integer holds.
    var boundedWhole: Int { isNaN ? 0 : Int(Swift.min(Swift.max(self, -1e15), 1e15)) }
}
