/**
 * Photos without what cameras write into them: place, time, device, thumbnails, comments. Pixels are not touched. Answers null for what is
 * no sound photo of a kind that is known to the last byte.
 */
export function stripPhoto(bytes: Buffer, mediaType: string): Buffer | null {
  try {
    if (mediaType === 'image/jpeg') return stripJpeg(bytes);
    if (mediaType === 'image/png') return stripPng(bytes);
    if (mediaType === 'image/webp') return stripWebp(bytes);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Keeps what decoders need (JFIF, Adobe's colour mark, colour profile, tables, scans) and of EXIF only how the picture is turned. */
function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let turned = 1;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) turned = orientationOf(segment) ?? turned;
    if (marker === 0xda) {
      if (turned !== 1) kept.splice(1, 0, orientationSegment(turned));
      const rest = scans(bytes, at);
      return rest ? Buffer.concat([...kept, rest]) : null;
    }
    if (isNeeded(marker, segment)) kept.push(segment);
    at = end;
  }
}

function isNeeded(marker: number, segment: Buffer): boolean {
  if (marker === 0xe0) return segment.toString('latin1', 4, 9) === 'JFIF\0';
  if (marker === 0xe2) return segment.toString('latin1', 4, 16) === 'ICC_PROFILE\0';
  if (marker === 0xee) return segment.toString('latin1', 4, 9) === 'Adobe';
  return !(marker >= 0xe1 && marker <= 0xef) && marker !== 0xfe;
}

/** The compressed scans up to the end mark, with the tables between them; what hangs on behind is dropped. */
function scans(bytes: Buffer, from: number): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xd9) return Buffer.concat([...parts, bytes.subarray(at, at + 2)]);
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda)
      for (; ; end++) {
        end = bytes.indexOf(0xff, end);
        if (end < 0) return null;
        const next = bytes.readUInt8(end + 1);
        if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) break;
      }
    if (marker === 0xda || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)) parts.push(bytes.subarray(at, end));
    at = end;
  }
}

function orientationOf(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null;
  const tiff = segment.subarray(10);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const first = u32(4);
    for (let i = 0, count = u16(first); i < count; i++) {
      const entry = first + 2 + i * 12;
      if (u16(entry) === 0x0112) {
        const value = u16(entry + 8);
        return value >= 1 && value <= 8 ? value : null;
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

function orientationSegment(value: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(value, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const pngNeeded = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']);

function stripPng(bytes: Buffer): Buffer | null {
  if (bytes.toString('hex', 0, 8) !== '89504e470d0a1a0a') return null;
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (pngNeeded.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

const webpNeeded = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);

function stripWebp(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  const stop = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= stop; ) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > stop + 1) return null;
    const chunk = Buffer.from(bytes.subarray(at, Math.min(end, stop)));
    const type = chunk.toString('latin1', 0, 4);
    // The header says which kinds of notes follow: none do any more.
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8);
    if (webpNeeded.has(type)) kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return null;
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
