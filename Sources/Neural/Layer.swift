/// The description of one layer; `Network` turns a list of them into parameters and passes.
public indirect enum Layer: Hashable, Sendable {
    /// A fully connected layer with so many outputs.
    case dense(Int)
    /// Layer normalisation with learned gain and shift.
    case norm
    /// A function of each value.
    case activation(Activation)
    /// Dropout with this rate, 0 ..< 1; nothing outside training.
    case dropout(Float)
    /// x + layers(x); the layers end at the width that they began with.
    case residual([Layer])
}
