import type { Egress } from '../notices/egress.ts';
import { sendOut } from '../notices/outgoing.ts';
import { printable } from '../transfer/cell.ts';

/** An opinion and notes of 2,000 characters each, every one written as a number, and some room. */
const mostAnswer = 64 * 1024;

/** A platform outside that takes requests by GeoReport v2. */
export interface Platform {
  readonly url: string;
  readonly jurisdiction: string | null;
  readonly apiKey: string | null;
}

/** Told to a platform: known there by a number, or for now by a token. */
export type Told = { readonly number: string } | { readonly token: string };

const place = ({ jurisdiction, apiKey }: Platform): Record<string, string> => ({
  ...(jurisdiction ? { jurisdiction_id: jurisdiction } : {}),
  ...(apiKey ? { api_key: apiKey } : {}),
});

/**
 * Tells a platform. XML, since GeoReport requires that of every platform and leaves JSON free. `key` is the same at every try, so that a
 * platform can see that it has it already.
 */
export async function tellPlatform(
  egress: Egress,
  platform: Platform,
  key: string,
  fields: Readonly<Record<string, string>>,
): Promise<Told> {
  const { status, text } = await sendOut(egress, `${platform.url}/requests.xml`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', accept: 'text/xml', 'idempotency-key': key },
    body: new URLSearchParams({ ...place(platform), ...fields }).toString(),
    most: mostAnswer,
  });
  if (status < 200 || status > 299) throw refusal(status, text);
  const number = textOf(text, 'service_request_id');
  const token = textOf(text, 'token');
  if (number) return { number };
  if (token) return { token };
  throw new Error('the platform answered with neither service_request_id nor token');
}

/** The number behind a token; null while there is none. */
export async function numberOf(egress: Egress, platform: Platform, token: string): Promise<string | null> {
  const { status, text } = await get(egress, platform, `tokens/${encodeURIComponent(token)}.xml`);
  if (status === 404) return null;
  if (status !== 200) throw refusal(status, text);
  return textOf(text, 'service_request_id');
}

/** How a request stands there, with what the platform says of it. */
export async function statusOf(egress: Egress, platform: Platform, number: string): Promise<{ isClosed: boolean; notes: string | null }> {
  const { status, text } = await get(egress, platform, `requests/${encodeURIComponent(number)}.xml`);
  if (status !== 200) throw refusal(status, text);
  const said = textOf(text, 'status');
  if (said === null) throw new Error('the platform answered without a status');
  return { isClosed: said.toLowerCase() === 'closed', notes: textOf(text, 'status_notes') };
}

const get = (egress: Egress, platform: Platform, path: string) =>
  sendOut(egress, `${platform.url}/${path}?${new URLSearchParams(place(platform))}`, {
    method: 'GET',
    headers: { accept: 'text/xml' },
    most: mostAnswer,
  });

const refusal = (status: number, text: string): Error => new Error(`HTTP ${status} ${textOf(text, 'description') ?? ''}`.trim());

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in the first element of a name, without markup; null where it is missing or empty. */
export function textOf(xml: string, name: string): string | null {
  // No part reaches beyond the next place where another try could begin, so that the time stays in proportion to the length.
  const cdata = '<!\\[CDATA\\[(?:(?!<!\\[)[^\\]])*\\]\\]>';
  const found = new RegExp(`<${name}(?:\\s[^<>]*)?>([^<]*(?:${cdata}[^<]*)?)</${name}>`, 'u').exec(xml)?.[1];
  if (found === undefined) return null;
  const read = found
    .replace(/<!\[CDATA\[([^\]]*)\]\]>/u, (_, inside: string) => inside.replaceAll('&', '&amp;'))
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/giu, (all, decimal, hex, named) => {
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (point !== null) return point <= 0x10ffff ? String.fromCodePoint(point) : '';
      return entities[String(named)] ?? all;
    });
  const text = printable(read).trim();
  return text === '' ? null : text;
}
