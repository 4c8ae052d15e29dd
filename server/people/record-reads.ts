import type { AnyProcess } from '../../engine/define.ts';
import { shapesOf } from '../../registers/shape.ts';
import type { HouseDeps } from '../deps.ts';
import type { Call } from '../http/serve.ts';
import { isConfided } from '../vault/replace.ts';
import { logPersonalDataRead } from './logs.ts';

const personalFields = (process: AnyProcess): string[] =>
  Object.entries(shapesOf(process.record)).flatMap(([name, shape]) => (shape.personal ? [name] : []));

interface Shown {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Notes in the access log that somebody was shown personal data, once for a whole page. Authors reading their own paper are not noted. */
export async function logReads(
  deps: HouseDeps,
  process: AnyProcess,
  call: Pick<Call, 'actor' | 'ip' | 'requestId'>,
  congressId: string,
  shown: readonly Shown[],
): Promise<void> {
  const fields = personalFields(process);
  if (fields.length === 0 || !call.actor) return;
  const own = new Set(call.actor.deputyships.map((d) => d.id));
  const read = shown.filter((s) => fields.some((f) => (s.fields[f] ?? null) !== null) && !own.has(String(s.fields.leadDeputyId ?? '')));
  const [first] = read;
  if (!first) return;
  const seen = fields.filter((f) => read.some((s) => (s.fields[f] ?? null) !== null));
  await logPersonalDataRead(
    deps.db,
    { accountId: call.actor.accountId, name: call.actor.name, ip: call.ip, requestId: call.requestId, now: deps.clock.now() },
    {
      congressId,
      kind: process.id,
      subjectId: read.length === 1 ? first.id : null,
      // Persons are named; what a suggestion is about is not for the log's readers.
      subjectName: read.length === 1 && !isConfided(process, 'name') ? String(first.fields.name ?? '') : '',
      fields: seen,
      count: read.length,
    },
  );
}
