// Whether 32 bytes are the point of an ed25519 key, by the equation of RFC 8032 alone: no library that the product
// uses.

const P = 2n ** 255n - 19n;
const D = mod(-121665n * power(121666n, P - 2n));

/** By 64 hex digits. */
export function isCurvePoint(hex: string): boolean {
  const bytes = Buffer.from(hex, "hex").reverse();
  const y = BigInt(`0x${bytes.toString("hex")}`) & (2n ** 255n - 1n);
  if (y >= P) return false;
  // x^2 = (y^2 - 1) / (d y^2 + 1) has a root only if it is a square.
  const square = mod((y * y - 1n) * power(mod(D * y * y + 1n), P - 2n));
  return square === 0n || power(square, (P - 1n) / 2n) === 1n;
}

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = mod(base);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * factor);
    factor = mod(factor * factor);
  }
  return result;
}
