// BLAKE3 of inputs that are at hand whole and not long. Almost every preimage is short, and a check of a
// whole registry hashes a hundred thousand of them, as its history does of entries; the library, made for
// streams of any length, takes up to ten times as long for each. Tests hold the two together at every length.

const CHUNK = 1024;
/** The longest input. */
export const MOST = 64 * CHUNK;

const BLOCK = 64;
const CHUNK_START = 1;
const CHUNK_END = 2;
const PARENT = 4;
const ROOT = 8;

/** The initial state: the first words of the fractional parts of the primes' square roots. */
const IV = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);

/** Which word of the message a round mixes in, sixteen for each of the seven rounds. */
const SCHEDULE = scheduleOf([2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8]);

function scheduleOf(permutation: readonly number[]): Uint8Array {
  const rounds = [permutation.map((_, index) => index)];
  while (rounds.length < 7) {
    const last = rounds.at(-1) ?? [];
    rounds.push(permutation.map((from) => last[from] ?? 0));
  }
  return Uint8Array.from(rounds.flat());
}

/** What is hashed is put here first. */
export const INPUT = new Uint8Array(MOST);

const input = new DataView(INPUT.buffer);
const chain = new Int32Array(8);
const state = new Int32Array(16);
const words = new Int32Array(16);
/** The chains of the subtrees that are whole, from the left: one for each power of two at most. */
const stack = new Int32Array(8 * (Math.log2(MOST / CHUNK) + 1));

/** The hash, 32 bytes, of the first `length` bytes of INPUT; what stands behind them is lost. */
export function hashInput(length: number): Uint8Array {
  const chunks = Math.max(1, Math.ceil(length / CHUNK));
  const last = (chunks - 1) * CHUNK;
  if (chunks === 1) hashChunk(0, length, ROOT);
  else {
    let height = 0;
    for (let at = 0; at < last; at += CHUNK) {
      hashChunk(at, CHUNK, 0);
      // Two subtrees of one size are one of the next.
      for (let whole = at / CHUNK + 1; (whole & 1) === 0; whole >>= 1) joinWith(--height, 0);
      stack.set(chain, 8 * height++);
    }
    hashChunk(last, length - last, 0);
    while (height > 0) joinWith(--height, height === 0 ? ROOT : 0);
  }
  return chainBytes();
}

/** Leaves the chain of one chunk in `chain`. */
function hashChunk(start: number, length: number, root: number): void {
  chain.set(IV);
  const last = length === 0 ? 0 : Math.ceil(length / BLOCK) - 1;
  INPUT.fill(0, start + length, start + (last + 1) * BLOCK);
  for (let block = 0; block <= last; block++) {
    const at = start + block * BLOCK;
    for (let word = 0; word < 16; word++) words[word] = input.getInt32(at + word * 4, true);
    const first = block === 0 ? CHUNK_START : 0;
    if (block < last) compress(BLOCK, start / CHUNK, first);
    else compress(length - block * BLOCK, start / CHUNK, first | CHUNK_END | root);
  }
}

/** Makes `chain` the chain of the parent of what is at `height` of the stack, and of `chain`. */
function joinWith(height: number, root: number): void {
  for (let word = 0; word < 8; word++) {
    words[word] = stack[8 * height + word] as number;
    words[8 + word] = chain[word] as number;
  }
  chain.set(IV);
  compress(BLOCK, 0, PARENT | root);
}

function chainBytes(): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at++) bytes[at] = (chain[at >> 2] as number) >>> (8 * (at & 3));
  return bytes;
}

/** Takes the words of one block into the chain; `counter` is the number of its chunk. */
function compress(length: number, counter: number, flags: number): void {
  state.set(chain);
  for (let at = 0; at < 4; at++) state[8 + at] = IV[at] as number;
  state[12] = counter;
  // The upper half of the counter.
  state[13] = 0;
  state[14] = length;
  state[15] = flags;
  for (let round = 0; round < 7; round++) {
    const at = round * 16;
    mix(0, 4, 8, 12, at);
    mix(1, 5, 9, 13, at + 2);
    mix(2, 6, 10, 14, at + 4);
    mix(3, 7, 11, 15, at + 6);
    mix(0, 5, 10, 15, at + 8);
    mix(1, 6, 11, 12, at + 10);
    mix(2, 7, 8, 13, at + 12);
    mix(3, 4, 9, 14, at + 14);
  }
  for (let at = 0; at < 8; at++) chain[at] = (state[at] as number) ^ (state[at + 8] as number);
}

/** The quarter round on four words of the state, with two words of the message. */
function mix(ia: number, ib: number, ic: number, id: number, at: number): void {
  let a = state[ia] as number;
  let b = state[ib] as number;
  let c = state[ic] as number;
  let d = state[id] as number;
  a = (a + b + (words[SCHEDULE[at] as number] as number)) | 0;
  d ^= a;
  d = (d >>> 16) | (d << 16);
  c = (c + d) | 0;
  b ^= c;
  b = (b >>> 12) | (b << 20);
  a = (a + b + (words[SCHEDULE[at + 1] as number] as number)) | 0;
  d ^= a;
  d = (d >>> 8) | (d << 24);
  c = (c + d) | 0;
  b ^= c;
  b = (b >>> 7) | (b << 25);
  state[ia] = a;
  state[ib] = b;
  state[ic] = c;
  state[id] = d;
}
