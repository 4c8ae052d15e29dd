import nodemailer from 'nodemailer';
import type { Config } from '../config.ts';

export type MessageKind = 'phone' | 'email';

/** Short messages to people without an account. What is sent is in no log. */
export interface Messages {
  readonly offers: (kind: MessageKind) => boolean;
  /** Throws where it could not be handed over. */
  send(kind: MessageKind, to: string, text: string): Promise<void>;
}

/** Keeps messages instead of sending them: for trying out and for tests. */
export interface SimulatedMessages extends Messages {
  readonly sent: readonly { readonly kind: MessageKind; readonly to: string; readonly text: string }[];
}

const mostKept = 100;

export function simulateMessages(): SimulatedMessages {
  const sent: { kind: MessageKind; to: string; text: string }[] = [];
  return {
    sent,
    offers: () => true,
    send: async (kind, to, text) => {
      sent.push({ kind, to, text });
      if (sent.length > mostKept) sent.shift();
    },
  };
}

const patience = 10_000;

/** By the settings: text messages through a gateway that takes JSON, mail over SMTP; what is not set is not offered. */
export function messagesFrom(config: Pick<Config, 'smsUrl' | 'smtpUrl' | 'smtpFrom'>): Messages {
  const { smsUrl, smtpUrl, smtpFrom } = config;
  if (smsUrl?.startsWith('simulator:')) return simulateMessages();
  const transport =
    smtpUrl === null ? null : nodemailer.createTransport(smtpUrl, { from: smtpFrom, disableFileAccess: true, disableUrlAccess: true });
  return {
    offers: (kind) => (kind === 'phone' ? smsUrl !== null : transport !== null),
    send: async (kind, to, text) => {
      if (kind === 'email') await transport?.sendMail({ to: { name: '', address: to }, subject: text.slice(0, 40), text });
      else if (smsUrl !== null) await postMessage(smsUrl, to, text);
    },
  };
}

/** The gateway is named by whoever runs the installation, so it may be on a private network. */
async function postMessage(url: string, to: string, text: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to, text }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the message gateway answered ${answer.status}`);
}
