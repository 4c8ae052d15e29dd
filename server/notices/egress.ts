import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet, by the registries of special addresses of IPv4 and IPv6. */
const special = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(address, bits, 'ipv6');

/** Where requests of the server may go: the public internet, and those private hosts that a setting names. */
export interface Egress {
  /** Why this address of a webhook cannot be used, or null. Looks at the text only. */
  refuse(url: string): { zh: string; en: string } | null;
  /** The addresses a host name stands for; throws when one of them is not allowed. Connect to these and to no others. */
  resolve(hostname: string): Promise<{ address: string; family: 4 | 6 }[]>;
}

/** `privateHosts` are host names, addresses or CIDR ranges. */
export function createEgress(privateHosts: readonly string[], resolveName = resolveByDns): Egress {
  const names = new Set<string>();
  const ranges = new BlockList();
  for (const entry of privateHosts) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    if (family === 0) names.add(entry.toLowerCase());
    else ranges.addSubnet(address, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  const isNamed = (hostname: string) => names.has(bare(hostname).toLowerCase());
  const isAllowed = (given: string): boolean => {
    const address = unmap(given);
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return ranges.check(address, family) || !special.check(address, family);
  };

  return {
    refuse: (text) => {
      if (!URL.canParse(text)) return { zh: '不是有效的地址', en: 'not a valid address' };
      const url = new URL(text);
      const literal = isIP(bare(url.hostname)) !== 0;
      const isPrivate =
        isNamed(url.hostname) ||
        (literal && ranges.check(unmap(bare(url.hostname)), isIP(unmap(bare(url.hostname))) === 6 ? 'ipv6' : 'ipv4'));
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isPrivate))
        return { zh: '须以 https:// 开头', en: 'must begin with https://' };
      if (url.username !== '' || url.password !== '') return { zh: '不得包含用户名或密码', en: 'must not hold a user name or password' };
      if (literal && !isPrivate && !isAllowed(bare(url.hostname)))
        return { zh: '不允许推送到内网地址', en: 'private addresses are not allowed' };
      return null;
    },
    resolve: async (hostname) => {
      const host = bare(hostname);
      const found = isIP(host) === 0 ? await resolveName(host) : [{ address: host, family: isIP(host) as 4 | 6 }];
      const refused = isNamed(host) ? undefined : found.find((a) => !isAllowed(a.address));
      if (refused) throw new Error(`${host} leads to ${refused.address}, which is not allowed`);
      if (found.length === 0) throw new Error(`${host} has no address`);
      return found;
    },
  };
}

async function resolveByDns(hostname: string): Promise<{ address: string; family: 4 | 6 }[]> {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** An IPv4 address written as an IPv6 one is judged as what it is. */
function unmap(address: string): string {
  if (isIP(address) !== 6) return address;
  const canonical = bare(new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname);
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (!hex) return canonical;
  const [high, low] = [Number.parseInt(hex[1] ?? '0', 16), Number.parseInt(hex[2] ?? '0', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
