import { deflateSync } from 'node:zlib';
import PizZip from 'pizzip';

/** A Word file of a few kilobytes whose paragraphs lie in one another, so that reading it fills the memory. */
export function nestedWord(depth: number): Uint8Array {
  const zip = new PizZip();
  zip.file('word/document.xml', '<w:p>'.repeat(depth));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A PDF of one page whose content is these bytes, packed twice, so that a small file unpacks to a very large one. */
export function packedPdf(content: Uint8Array): Uint8Array {
  const packed = deflateSync(deflateSync(content, { level: 1 }));
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << >> /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString('latin1')}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const places = bodies.map((body, n) => {
    const place = text.length;
    text += `${n + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + end, 'latin1');
}
