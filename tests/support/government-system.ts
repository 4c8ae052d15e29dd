import type { City } from './city.ts';
import { replyOf } from './city.ts';

/** Ways in which the connection between two systems fails. */
export interface Faults {
  /** The request arrives and is answered, but the answer is lost. */
  readonly loseAnswer: () => boolean;
  /** The request never arrives. */
  readonly loseRequest: () => boolean;
  /** The request is delivered twice. */
  readonly twice: () => boolean;
}

export const noFaults: Faults = { loseAnswer: () => false, loseRequest: () => false, twice: () => false };

interface Item {
  state: string;
  version: number;
  /** Documents already acknowledged, in the order of the work. */
  done: string[];
}

/** What the outside system keeps on its own disk: it survives a restart, what it is doing just then does not. */
export interface Disk {
  cursor: number;
  readonly items: Map<string, Item>;
  /** Every change it was told of, by the number in the log. */
  readonly seen: number[];
}

export const emptyDisk = (): Disk => ({ cursor: 0, items: new Map(), seen: [] });

class LostConnection extends Error {}

const steps = ['sign-in', 'plan', 'contact.before', 'contact.during', 'contact.after', 'reply'] as const;

/**
 * The government's own supervision system, as an honest and forgetful partner: it pulls what has changed, does the work, sends sign-in,
 * plan, contact and reply under its own document ids, and whatever it has no answer to it sends again.
 */
export class GovernmentSystem {
  readonly #city: City;
  readonly #token: string;
  readonly #faults: Faults;
  readonly disk: Disk;
  /** What was sent, and how often the answer said that it had been there before. */
  readonly tally = { calls: 0, repeated: 0, lost: 0 };

  constructor(city: City, token: string, faults: Faults, disk: Disk = emptyDisk()) {
    this.#city = city;
    this.#token = token;
    this.#faults = faults;
    this.disk = disk;
  }

  async #call(method: 'GET' | 'POST', url: string, payload?: object, outsideId?: string) {
    if (this.#faults.loseRequest()) throw this.#lost();
    const headers = { authorization: `Bearer ${this.#token}`, ...(outsideId ? { 'idempotency-key': outsideId } : {}) };
    const send = () => this.#city.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const answers = this.#faults.twice() ? await Promise.all([send(), send()]) : [await send()];
    this.tally.calls += answers.length;
    if (this.#faults.loseAnswer()) throw this.#lost();
    const answer = answers[0];
    if (!answer) throw this.#lost();
    return { status: answer.statusCode, body: answer.json() };
  }

  #lost(): LostConnection {
    this.tally.lost += 1;
    return new LostConnection();
  }

  /** Takes in one part of what has changed; answers whether there is more. */
  async pull(limit = 3): Promise<boolean> {
    const { status, body } = await this.#call('GET', `/api/exchange/assignments?since=${this.disk.cursor}&limit=${limit}`);
    if (status !== 200) throw new Error(`pull: ${status} ${JSON.stringify(body)}`);
    for (const change of body.items) {
      this.disk.seen.push(change.seq);
      const known = this.disk.items.get(change.assignment.id);
      this.disk.items.set(change.assignment.id, {
        state: change.assignment.state,
        version: change.assignment.version,
        done: known?.done ?? [],
      });
    }
    this.disk.cursor = body.next;
    return body.more;
  }

  /** Does the next step of one assignment; answers whether there was one. */
  async work(id: string): Promise<boolean> {
    const item = this.disk.items.get(id);
    const step = item && steps[item.done.length];
    if (!item || !step) return false;
    const outsideId = `DC-2025:${id.slice(-8)}:${step}`;
    const { status, body } = await this.#call('POST', `/api/exchange/assignments/${id}/${step.split('.')[0]}`, paperOf(step), outsideId);
    if (status !== 200) throw new Error(`${step}: ${status} ${JSON.stringify(body)}`);
    if (body.repeated) this.tally.repeated += 1;
    item.done = [...item.done, step];
    item.state = body.assignment.state;
    item.version = body.assignment.version;
    return true;
  }

  /** Pulls and works until both sides have nothing more to say, trying again whatever was lost. */
  async settle(mostRounds = 500): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      try {
        while (await this.pull());
        let isBusy = false;
        for (const id of this.disk.items.keys()) isBusy = (await this.work(id)) || isBusy;
        if (!isBusy) return;
      } catch (error) {
        if (!(error instanceof LostConnection)) throw error;
      }
    }
    throw new Error('the two systems never came to rest');
  }
}

function paperOf(step: (typeof steps)[number]): object {
  if (step === 'plan') return { personInCharge: '周科长', personPhone: '028-81234567', leaderInCharge: '何副局长', plan: '分三步办理。' };
  if (step.startsWith('contact'))
    return {
      phase: step.split('.')[1],
      on: '2025-03-03',
      form: 'visit',
      participants: '周科长、林代表',
      opinions: '同意方案',
      response: '照此办理',
    };
  if (step === 'reply') return { ...replyOf(), signatory: '何局长', docMark: '试教函' };
  return {};
}
