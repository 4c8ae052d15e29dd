import { createHmac } from 'node:crypto';
import type { CloudEvent } from './cloud-event.ts';
import type { Egress } from './egress.ts';
import { sendOut } from './outgoing.ts';

/** Value of the header `Yishi-Signature`: when it was signed, and HMAC-SHA256 over "seconds.body" with the subscription's secret, in hex. */
export function sign(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** Posts one event. Throws unless the answer is 2xx within ten seconds. */
export async function postEvent(egress: Egress, url: string, secret: string, event: CloudEvent, at: Date): Promise<void> {
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8', 'yishi-signature': sign(secret, body, at) };
  const { status } = await sendOut(egress, url, { method: 'POST', headers, body });
  if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
}
