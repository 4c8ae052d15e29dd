import type { Page } from 'playwright-core';
import { settled } from './console.ts';

const bits = 1_600_000;

/** Opens an address as on a slow phone and a slow line: how much script came, in bytes, and when `ready` was there, in milliseconds. */
export async function slowly(page: Page, address: string, ready: string): Promise<{ readonly script: number; readonly usable: number }> {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bits / 8,
    uploadThroughput: bits / 16,
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let script = 0;
  const kinds = new Map<string, string>();
  line.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, type === 'Script' || response.mimeType.includes('javascript') ? 'Script' : type);
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Script') script += encodedDataLength;
  });
  const from = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor();
  const usable = performance.now() - from;
  await settled(page);
  return { script, usable };
}
