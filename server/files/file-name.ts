const longest = 200;
/** Characters that no file system or header should meet, and the ones that turn the direction of writing to disguise an ending. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:"|?*]/gu;

/**
 * A name safe to store, show and save under: the last part of any path, without control or direction characters,
 * normalised, at most 200 characters with its ending kept. What is left of nothing is 未命名.
 */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().replace(/�/gu, '').split(/[/\\]/u).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(unwanted, '')
    .trim()
    .replace(/^\.+/u, '')
    .replace(/[. ]+$/u, '');
  if (clean === '') return '未命名';
  const characters = [...clean];
  if (characters.length <= longest) return clean;
  const ending = fileEnding(clean);
  const tail = ending === '' ? '' : `.${ending}`;
  return `${characters.slice(0, longest - [...tail].length).join('')}${tail}`;
}

/** The ending in lower case without its dot, or nothing. */
export function fileEnding(name: string): string {
  return /[^.]\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The header that makes a browser save a file, never show it, under its name in any language (RFC 6266, RFC 8187). */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/gu, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
