import { expect, test } from 'vitest';
import { ApiProblem } from '../../../../shared/api.ts';
import { whenLetIn } from './when-let-in.ts';

const refusal = (code: string) => new ApiProblem({ type: 'about:blank', title: code, status: 429, code } as never);
const after = (refusals: number, code = 'tooManyRequests') => {
  const asked = { times: 0 };
  const act = async (): Promise<string> => {
    asked.times += 1;
    if (asked.times <= refusals) throw refusal(code);
    return 'in';
  };
  return { asked, act };
};

test('asks again while too much is under way, within its bound', async () => {
  const { signal } = new AbortController();
  const third = after(2);
  expect(await whenLetIn(third.act, signal, [0, 0])).toBe('in');
  expect(third.asked.times).toBe(3);
  await expect(whenLetIn(after(3).act, signal, [0, 0])).rejects.toThrow('tooManyRequests');
});

test('takes any other refusal as it is, and stops when nobody waits any more', async () => {
  const other = after(1, 'tooLarge');
  await expect(whenLetIn(other.act, new AbortController().signal, [0, 0])).rejects.toThrow('tooLarge');
  expect(other.asked.times).toBe(1);
  const stopped = new AbortController();
  const waiting = whenLetIn(after(9).act, stopped.signal, [60_000]);
  setTimeout(() => stopped.abort(), 5);
  await expect(waiting).rejects.toThrow();
});
