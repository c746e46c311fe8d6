// xoshiro128** 1.1 by David Blackman and Sebastiano Vigna (2018, public domain, prng.di.unimi.it), its
// state filled by SplitMix64 as its authors advise. Thirty-two bit words keep it fast in JavaScript.

/** A stream of 32-bit words as unsigned numbers. */
export type RandomBits = () => number;

/** xoshiro128** from four words of state, not all zero. */
export function xoshiro128(a: number, b: number, c: number, d: number): RandomBits {
  let s0 = a | 0;
  let s1 = b | 0;
  let s2 = c | 0;
  let s3 = d | 0;
  return () => {
    const times5 = Math.imul(s1, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}

const MASK = (1n << 64n) - 1n;

/** SplitMix64 (Steele, Lea and Flood 2014): 64-bit words from one 64-bit seed. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & MASK;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return z ^ (z >> 31n);
  };
}

/** The words of `seed` and `stream`: streams of one seed are as good as independent. */
export function seededBits(seed: number, stream: number): RandomBits {
  const root = splitMix64(BigInt(seed))();
  const next = splitMix64(root ^ ((BigInt(stream) * 0xd1342543de82ef95n) & MASK));
  const words = [next(), next()];
  const [a, b, c, d] = words.flatMap((word) => [Number(word & 0xffffffffn), Number(word >> 32n)]);
  return xoshiro128(a!, b!, c!, d!);
}
