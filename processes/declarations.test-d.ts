import { test } from 'vitest';
import { z } from 'zod';
import type { ProcessText } from '../engine/define.ts';
import { defineProcess } from '../registers/vocabulary.ts';

const head = {
  id: 'commitment',
  plural: 'commitments',
  record: z.object({ title: z.string(), due: z.string() }),
  groups: { title: 'public', due: 'public' },
  parties: { author: 'deputy' },
  states: { open: {}, done: { final: true } },
  reasons: ['tooEarly'],
} as const;
const act = { from: ['open'], to: 'done', by: [{ party: 'author' }], input: z.object({ note: z.string() }), basis: '' } as const;
const views = { reach: [], turns: {}, list: { columns: [], filters: [], sorts: [], defaultSort: 'createdAt' } } as const;
const none = z.object({});

test('a misspelt word in a declaration does not compile', () => {
  const good = defineProcess(head);
  // @ts-expect-error a process id that is not in the vocabulary
  defineProcess({ ...head, id: 'comitment' });
  // @ts-expect-error a field without a group
  defineProcess({ ...head, groups: { title: 'public' } });
  // @ts-expect-error a misspelt state to leave from
  good.withActions({ close: { ...act, from: ['opne'] } });
  // @ts-expect-error a misspelt state to go to
  good.withActions({ close: { ...act, to: 'doen' } });
  // @ts-expect-error a misspelt role
  good.withActions({ close: { ...act, by: ['deputyWorkOficer'] } });
  // @ts-expect-error a misspelt party
  good.withActions({ close: { ...act, by: [{ party: 'autor' }] } });
  // @ts-expect-error a reason that was not declared
  good.withActions({ close: { ...act, when: () => ({ reason: 'tooLate' }) } });
  // @ts-expect-error a patch of a field the record does not have
  good.withActions({ close: { ...act, patch: () => ({ titel: 'x' }) } });
  good.withActions({
    close: {
      ...act,
      input: z.object({ note: z.string() }),
      // @ts-expect-error an entry the input does not have
      patch: (c) => ({ title: c.input.nota }),
    },
  });
  // @ts-expect-error a start of an unknown process
  good.withActions({ close: { ...act, starts: () => [{ process: 'sugestion', action: 'x', id: '', input: {} }] } });
  // @ts-expect-error a number written to a field the record does not have
  good.withActions({ close: { ...act, numbers: () => [{ field: 'nmuber', series: 'x' }] } });

  const acted = good.withActions({ close: act });
  // @ts-expect-error a deadline that opens in a misspelt state
  acted.withDeadlines({ finish: { from: ['opne'], until: ['done'], warn: [], who: ['deputy'], on: () => null } });
  // @ts-expect-error a deadline met in a misspelt state
  acted.withDeadlines({ finish: { from: ['open'], until: ['doen'], warn: [], who: ['deputy'], on: () => null } });
  // @ts-expect-error a misspelt rule key
  acted.withDeadlines({ finish: { from: ['open'], until: ['done'], warn: [], who: ['deputy'], rule: () => 'suggestion.reply.norml' } });
  // @ts-expect-error a flag is not a time limit
  acted.withDeadlines({ finish: { from: ['open'], until: ['done'], warn: [], who: ['deputy'], rule: () => 'suggestion.reply.preCheck' } });
  // @ts-expect-error an expiry by an action that does not exist
  acted.withDeadlines({ finish: { from: ['open'], until: ['done'], warn: [], who: ['deputy'], on: () => null, expire: 'clsoe' } });

  const dated = acted.withDeadlines({ finish: { from: ['open'], until: ['done'], warn: [], who: ['deputy'], on: () => null } });
  // @ts-expect-error the turn of an action that does not exist
  dated.withViews({ ...views, turns: { open: 'clsoe' } });
  // @ts-expect-error a list filtered by a field that does not exist
  dated.withViews({ ...views, list: { ...views.list, filters: ['titel'] } });
  // @ts-expect-error reach for a misspelt role
  dated.withViews({ ...views, reach: [{ who: 'depty', groups: ['public'] }] });
  const process = dated.withViews(views);

  const text = {
    name: '',
    states: { open: '', done: '' },
    actions: { close: '' },
    fields: { title: '', due: '' },
    parties: { author: '' },
    deadlines: { finish: '' },
    reasons: { tooEarly: '' },
    inputs: {},
    options: {},
    notices: {},
    help: {},
  };
  text satisfies ProcessText<typeof process>;
  // @ts-expect-error a label for a state that does not exist
  ({ ...text, states: { open: '', doen: '' } }) satisfies ProcessText<typeof process>;
  // @ts-expect-error a missing label
  ({ ...text, actions: {} }) satisfies ProcessText<typeof process>;
  none.parse({});
});
