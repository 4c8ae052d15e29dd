import { describe, expect, it } from 'vitest';
import { createEgress } from './egress.ts';

const to =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: (address.includes(':') ? 6 : 4) as 4 | 6 }));

describe('a request of the server', () => {
  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:0:1::',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
  ])('never goes to %s', async (address) => {
    const egress = createEgress([], to(address));
    await expect(egress.resolve('harmless.example')).rejects.toThrow(/not allowed/);
    await expect(egress.resolve(address.includes(':') ? `[${address}]` : address)).rejects.toThrow(/not allowed/);
    expect(egress.refuse(`https://${address.includes(':') ? `[${address}]` : address}/`)).not.toBeNull();
  });

  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('may go to %s', async (address) => {
    expect(await createEgress([], to(address)).resolve('public.example')).toMatchObject([{ address }]);
  });

  it('is refused when one of many addresses is private', async () => {
    await expect(createEgress([], to('8.8.8.8', '10.0.0.1')).resolve('mixed.example')).rejects.toThrow(/10\.0\.0\.1/);
  });

  it('may go to private hosts that the setting names, by name, address or range, and to no others', async () => {
    const egress = createEgress(['archive.gov.internal', '10.8.0.0/16', '192.168.1.5', 'fd00::/8'], to('10.9.0.1'));
    await expect(egress.resolve('archive.gov.internal')).resolves.toHaveLength(1);
    await expect(egress.resolve('other.gov.internal')).rejects.toThrow();
    await expect(egress.resolve('10.8.3.4')).resolves.toHaveLength(1);
    await expect(egress.resolve('[::ffff:10.8.3.4]')).resolves.toHaveLength(1);
    await expect(egress.resolve('192.168.1.5')).resolves.toHaveLength(1);
    await expect(egress.resolve('192.168.1.6')).rejects.toThrow();
    await expect(egress.resolve('[fd00::1]')).resolves.toHaveLength(1);
    expect(egress.refuse('http://archive.gov.internal/')).toBeNull();
    expect(egress.refuse('http://10.8.3.4/')).toBeNull();
    expect(egress.refuse('http://93.184.216.34/')).not.toBeNull();
  });
});
