import { expect, test, vi } from 'vitest';
import { deliverSuggestion, keepSuggestion, newSuggestion, readSuggestion } from './kept-suggestions.ts';

interface Sent {
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** Answers each edit: 409 where it was written upon another version, as the server does. */
function stubServer(state: { version: number }): Sent[] {
  const edits: Sent[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    if (init.method === 'POST') {
      edits.push({ body: JSON.parse(String(init.body)), headers });
      if (headers['if-match'] !== String(state.version))
        return Response.json({ code: 'versionConflict', title: 'changed' }, { status: 409 });
      state.version += 1;
    }
    return Response.json({ record: { id: 'r1', version: state.version } });
  });
  return edits;
}

test('a change says upon which version it was written, empties what was emptied, and is sent under a key of its own', async () => {
  const state = { version: 3 };
  const edits = stubServer(state);
  const send = async (problem: string, version: number) => {
    const kept = { ...newSuggestion('zh', { title: '停车', problem, analysis: '' }, 'r1', version), id: 'k1', sending: 'draft' as const };
    keepSuggestion('a1', kept);
    return deliverSuggestion('a1', 'k1');
  };
  for (const [n, problem] of ['乙', '甲', '乙'].entries()) expect((await send(problem, 3 + n)).kind).toBe('arrived');
  expect(edits[0]?.body).toMatchObject({ title: '停车', problem: '乙', analysis: null, publishReason: null, publishConsent: 'full' });
  expect(new Set(edits.map((e) => e.headers['idempotency-key'])).size).toBe(3);
  // Somebody else wrote meanwhile: nothing is overwritten unless it is sent again.
  expect(await send('丙', 3)).toMatchObject({ kind: 'refused', problem: { code: 'versionConflict' }, recordId: 'r1' });
  expect(readSuggestion('a1', 'k1')).toMatchObject({ sending: null, version: 6, text: { problem: '丙' } });
});
