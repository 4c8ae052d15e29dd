/** SHA-256 of a text as 64 hexadecimal digits (FIPS 180-4), so that server, browser and a pure rule compute the same. */
export function sha256(text: string): string {
  const state = Uint32Array.from(roots(2, 8));
  const words = new Uint32Array(64);
  const bytes = padded(new TextEncoder().encode(text));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const [w15, w2] = [words[i - 15] as number, words[i - 2] as number];
      words[i] = (words[i - 16] as number) + small(w15, 7, 18, 3) + (words[i - 7] as number) + small(w2, 17, 19, 10);
    }
    compress(state, words);
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const turn = (x: number, n: number): number => (x >>> n) | (x << (32 - n));
const small = (x: number, a: number, b: number, shift: number): number => turn(x, a) ^ turn(x, b) ^ (x >>> shift);
const big = (x: number, a: number, b: number, c: number): number => turn(x, a) ^ turn(x, b) ^ turn(x, c);

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = [...state] as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const t1 = (h + big(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (constants[i] as number) + (words[i] as number)) | 0;
    const t2 = (big(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] as number) + word) >>> 0;
}

function padded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  out.set(bytes);
  out[bytes.length] = 0x80;
  new DataView(out.buffer).setBigUint64(out.length - 8, BigInt(bytes.length) * 8n);
  return out;
}

/** The first 32 bits of the fractional parts of the square (2) or cube (3) roots of the first primes. */
function roots(degree: 2 | 3, count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return primes.map((p) => Number(root(BigInt(p) << BigInt(32 * degree), BigInt(degree)) & 0xffff_ffffn));
}

function root(value: bigint, degree: bigint): bigint {
  let [low, high] = [0n, value];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** degree <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

const constants = roots(3, 64);
