import type { City } from './city.ts';

/** Uploads a small text file that bears the word in its name and in its content. */
export async function upload(city: City, name: string, word: string, before = ''): Promise<string> {
  const boundary = 'YISHI';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${word}.txt"\r\nContent-Type: text/plain\r\n\r\n`;
  const payload = Buffer.from(`${head}${before}${word}\r\n--${boundary}--\r\n`);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const answer = await city.person(name).call('POST', `/api/files?congressId=${city.congressId}`, payload, headers);
  if (answer.status !== 200) throw new Error(`${name} uploads: ${answer.status} ${answer.text}`);
  return answer.body.id;
}
