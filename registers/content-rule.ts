import { z } from 'zod';
import { choice, line, words } from './fields.ts';
import { defineRegister } from './vocabulary.ts';

export const contentEffects = ['refuse', 'hold'] as const;

/** 内容规则: words that an opinion may not bring in, or that somebody looks at before it goes on. */
export const contentRule = defineRegister({
  id: 'contentRule',
  plural: 'content-rules',
  record: z.object({
    name: line(40),
    words: words(100),
    effect: choice(contentEffects),
    /** What the citizen is told where the opinion is refused. */
    explanation: line(200),
  }),
  groups: { name: 'staff', words: 'staff', effect: 'staff', explanation: 'staff' },
  editors: ['deputyWorkOfficer', 'scOfficeClerk'],
  reach: (['deputyWorkOfficer', 'scOfficeClerk', 'deputyStationKeeper'] as const).map((who) => ({ who, groups: ['staff'] as const })),
  list: {
    columns: ['name', 'words', 'effect', 'explanation', 'state'],
    filters: ['effect', 'state'],
    sorts: ['name'],
    defaultSort: 'name',
  },
  identity: ['name'],
});
