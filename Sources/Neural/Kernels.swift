/// The inner loops, float32, over unsafe memory.
///
/// A sum over floats may not be reordered by the compiler, so a plain dot product stays scalar. Adding a multiple of a
/// row to another row is vectorised from two plain lines; four rows a pass halve the traffic of `y` once more. The
/// order of the additions is fixed, hence debug and release builds agree to the last bit.
enum Kernels {
    /// Adds weighted rows: y[o] += Σᵢ x[i·stride]·rows[i,o], with rows (I,O) row-major and y (O).
    static func accumulate(
        _ y: UnsafeMutablePointer<Float>, rows: UnsafePointer<Float>, by x: UnsafePointer<Float>, stride: Int,
        inputs: Int, outputs: Int
    ) {
        var i = 0
        while i + 4 <= inputs {
            let a0 = x[i * stride]
            let a1 = x[(i + 1) * stride]
            let a2 = x[(i + 2) * stride]
            let a3 = x[(i + 3) * stride]
            let r0 = rows + i * outputs
            let r1 = r0 + outputs
            let r2 = r1 + outputs
            let r3 = r2 + outputs
            for o in 0..<outputs {
                y[o] += (a0 * r0[o] + a1 * r1[o]) + (a2 * r2[o] + a3 * r3[o])
            }
            i += 4
        }
        while i < inputs {
            let a = x[i * stride]
            let row = rows + i * outputs
            for o in 0..<outputs {
                y[o] += a * row[o]
            }
            i += 1
        }
    }

    /// Σₖ a[k]·b[k], in eight lanes whose sums are added at the end.
    static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
        let rawA = UnsafeRawPointer(a)
        let rawB = UnsafeRawPointer(b)
        let lanes = SIMD8<Float>.scalarCount
        let width = MemoryLayout<SIMD8<Float>>.size
        var even = SIMD8<Float>.zero
        var odd = SIMD8<Float>.zero
        var byte = 0
        var k = 0
        while k + 2 * lanes <= count {
            even +=
                rawA.loadUnaligned(fromByteOffset: byte, as: SIMD8<Float>.self)
                * rawB.loadUnaligned(fromByteOffset: byte, as: SIMD8<Float>.self)
            odd +=
                rawA.loadUnaligned(fromByteOffset: byte + width, as: SIMD8<Float>.self)
                * rawB.loadUnaligned(fromByteOffset: byte + width, as: SIMD8<Float>.self)
            byte += 2 * width
            k += 2 * lanes
        }
        var sum = (even + odd).sum()
        while k < count {
            sum += a[k] * b[k]
            k += 1
        }
        return sum
    }
}
