import type { City } from './city.ts';
import { commented, consultationOf, issued, suggested } from './consulting.ts';
import type { Kept, Part } from './matrix-callers.ts';
import type { FileOf } from './matrix-stations.ts';

const keepers = ['legislation', 'committee', 'office'] as const;
const mayAll = (names: readonly string[], actions: readonly string[]) => Object.fromEntries(names.map((name) => [name, actions]));

/** A consultation being drafted, one that is out for comments with a comment of somebody without an account, and a review under way. */
export async function addConsulting(
  city: City,
  kept: Record<string, Kept>,
  mark: (key: string, part: Part) => string,
  fileOf: FileOf,
): Promise<void> {
  const legislation = city.person('legislation');
  const inside = { legislation: 'all', committee: 'all', office: 'all', chair: 'all' } as const;
  const drafting = await legislation.make(
    'consultation',
    consultationOf({
      title: `草案${mark('drafting', 'title')}`,
      explanation: `说明${mark('drafting', 'text')}`,
      fileIds: [await fileOf('drafting', 'text', 'legislation')],
    }),
  );
  kept.drafting = {
    process: 'consultation',
    id: drafting.id,
    mark: 'drafting',
    sees: inside,
    may: mayAll(keepers, ['edit', 'issue', 'discard']),
  };
  const consulted = await issued(legislation, '2025-05-03', {
    title: `征求意见${mark('consulted', 'title')}`,
    explanation: `说明${mark('consulted', 'text')}`,
    fileIds: [await fileOf('consulted', 'text', 'legislation')],
  });
  kept.consulted = {
    process: 'consultation',
    id: consulted.id,
    mark: 'consulted',
    sees: { ...Object.fromEntries(Object.keys(kept.open?.sees ?? {}).map((name) => [name, 'public'] as const)), ...inside },
    may: { ...mayAll(keepers, ['extend', 'withdraw']), ...mayAll(['lin', 'mei', 'tan'], ['comment']) },
  };
  await commented(city, consulted.id, { content: `意见${mark('said', 'text')}`, name: `姓名${mark('said', 'identity')}` });
  const [said] = await legislation.list('consultationComment', `consultationId=${consulted.id}`);
  kept.said = {
    process: 'consultationComment',
    id: said?.id ?? '',
    mark: 'said',
    sees: { legislation: 'all', committee: 'handler', office: 'handler', chair: 'handler' },
    may: { ...mayAll(keepers, ['refuse', 'sort']), legislation: ['refuse', 'sort', 'erase'] },
  };

  await suggested(city, {
    title: `通告${mark('reviewing', 'title')}`,
    reasons: `理由${mark('reviewing', 'text')}`,
    name: `姓名${mark('reviewing', 'identity')}`,
  });
  const [reviewing] = await legislation.list('reviewSuggestion');
  const id = reviewing?.id ?? '';
  await legislation.act('reviewSuggestion', id, 'register');
  const board = await city.person('clerk').make('committee', { code: 'C9', name: '法制委员会', field: null, sortNo: 9 });
  await legislation.act('reviewSuggestion', id, 'assign', { committeeId: board.id });
  kept.reviewing = {
    process: 'reviewSuggestion',
    id,
    mark: 'reviewing',
    sees: { legislation: 'all', committee: 'leader', chair: 'follower' },
    may: { legislation: ['extend', 'conclude', 'eraseAsAsked'], committee: ['conclude'] },
  };
}
