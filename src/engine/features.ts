/** Polynomial features: all products of the inputs up to a degree, without the constant. */

/** Exponents of each feature, ordered by degree: [[1,0],[0,1],[2,0],[1,1],[0,2],…] for two inputs. */
export function monomials(inputs: number, degree: number): number[][] {
  const all: number[][] = []
  for (let total = 1; total <= degree; total++) {
    const extend = (prefix: number[], left: number): void => {
      if (prefix.length === inputs - 1) all.push([...prefix, left])
      else for (let power = left; power >= 0; power--) extend([...prefix, power], left - power)
    }
    extend([], total)
  }
  return all
}

/**
 * Expands rows of inputs, [count, inputs] row-major, into rows of features, [count, monomials].
 * Degree 1 returns the inputs as they are.
 */
export function polynomialFeatures(x: Float64Array, inputs: number, degree: number): Float64Array {
  if (degree === 1) return x
  const powers = monomials(inputs, degree)
  const count = x.length / inputs
  const features = new Float64Array(count * powers.length)
  let at = 0
  for (let row = 0; row < count; row++)
    for (const exponents of powers) {
      let product = 1
      for (let input = 0; input < inputs; input++)
        for (let power = exponents[input]; power > 0; power--) product *= x[row * inputs + input]
      features[at++] = product
    }
  return features
}
