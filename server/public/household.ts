import { isIPv6 } from 'node:net';

const groups = 8;
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whom an address counts for: itself, or with IPv6 its /64, which is what one household holds. Short forms are written out first, so that
 * `2001:db8::1` and `2001:db8:0:0::1` are one household and `2001:db8::1` and `2001:db8:1::1` two.
 */
export function householdOf(ip: string): string {
  const plain = mapped.exec(ip)?.[1];
  if (plain) return plain;
  const address = ip.split('%')[0] ?? ip;
  if (!isIPv6(address)) return ip;
  const [head = '', tail] = address.split('::');
  const before = partsOf(head);
  const after = partsOf(tail ?? '');
  const filled =
    tail === undefined ? before : [...before, ...Array.from({ length: groups - before.length - after.length }, () => '0'), ...after];
  return filled
    .slice(0, groups / 2)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}

/** Four decimal numbers at the end stand for two groups, which are never among the first four. */
const partsOf = (text: string): string[] =>
  text.split(':').flatMap((part) => (part === '' ? [] : part.includes('.') ? ['0', '0'] : [part]));
