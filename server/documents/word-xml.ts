/** Pieces of WordprocessingML. Lengths in twentieths of a point unless said otherwise. */

export const mm = (n: number): number => Math.round((n * 1440) / 25.4);

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The line pitch of 22 lines on 225 mm, and the size of 3号 in half-points. */
export const linePitch = 579;
export const bodySize = 32;

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

export const part = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${namespaces}>${content}</w:${root}>`;

/** One run; a line feed in the text becomes a break within the paragraph. */
export const run = (text: string, properties = ''): string =>
  text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .reduce((all, t) => (all === '' ? t : `${all}<w:br/>${t}`), '')
    .replace(/^(.+)$/s, `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}$1</w:r>`);

export const paragraph = (style: string, text: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${text === '' ? '' : run(text)}</w:p>`;

export const fonts = (family: string): string =>
  `<w:rFonts w:ascii="${family}" w:hAnsi="${family}" w:eastAsia="${family}" w:cs="${family}"/>`;

/** The name by which a drawing is known as the place of the code. */
export const qrName = 'yishi-qr';

/** The code's place: a picture of 22 mm, exchanged for the real one when the paper is made. */
export function qrDrawing(relation: string): string {
  const size = 22 * 36_000;
  return (
    `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${size}" cy="${size}"/><wp:docPr id="1" name="${qrName}" descr="${qrName}"/>` +
    `<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="${qrName}" descr="${qrName}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${size}" cy="${size}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  );
}
