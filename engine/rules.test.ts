import { describe, expect, it } from 'vitest';
import { checkPack } from './rule-check.ts';
import { packChain, type RuleCatalogue, type RulePack, resolveRule } from './rules.ts';

const label = { zh: '名', en: 'name', meaning: { zh: '义', en: 'meaning' } };
const catalogue = {
  reply: { type: 'duration', startEvents: ['handOver', 'receipt'], ...label },
  report: { type: 'window', ...label },
  open: { type: 'flag', ...label },
  visits: { type: 'number', min: 0, max: 3, ...label },
  consent: { type: 'choice', options: ['none', 'asked'], ...label },
} as const satisfies RuleCatalogue;
type Pack = RulePack<typeof catalogue>;

const source = { zh: '某条例第1条', en: 'Some regulations, art. 1' };
const months = (amount: number) => ({ amount, unit: 'month', roll: 'nextWorkday', startEvent: 'handOver' }) as const;
const name = { zh: '某地', en: 'Somewhere' };

const nation: Pack = {
  id: 'nation',
  jurisdiction: name,
  parent: null,
  rules: [
    { key: 'reply', value: months(3), source, effectiveFrom: '2010-01-01', legalForce: 'law' },
    { key: 'open', value: false, source, effectiveFrom: '2010-01-01', effectiveTo: '2019-12-31', legalForce: 'law' },
    { key: 'open', value: true, source, effectiveFrom: '2020-01-01', legalForce: 'law' },
  ],
};
const city: Pack = {
  id: 'city',
  jurisdiction: name,
  parent: 'nation',
  rules: [{ key: 'reply', value: months(2), source, effectiveFrom: '2018-01-01', legalForce: 'localRule' }],
};

describe('looking a rule up', () => {
  const chain = packChain([nation, city], 'city');

  it('takes the place before the nation, and the nation where the place is silent', () => {
    expect(resolveRule(chain, 'reply', '2020-05-01')).toMatchObject({ value: { amount: 2 }, packId: 'city' });
    expect(resolveRule(chain, 'open', '2020-05-01')).toMatchObject({ value: true, packId: 'nation' });
  });

  it('takes the rule as it stood on the day, so that an old case keeps its rule', () => {
    expect(resolveRule(chain, 'reply', '2017-12-31')).toMatchObject({ value: { amount: 3 }, packId: 'nation' });
    expect(resolveRule(chain, 'reply', '2018-01-01')?.packId).toBe('city');
    expect(resolveRule(chain, 'open', '2019-12-31')?.value).toBe(false);
    expect(resolveRule(chain, 'open', '2020-01-01')?.value).toBe(true);
  });

  it('finds nothing before the first rule and for a key nobody set', () => {
    expect(resolveRule(chain, 'reply', '2009-12-31')).toBeNull();
    expect(resolveRule(chain, 'visits', '2020-01-01')).toBeNull();
  });

  it('refuses an unknown pack and packs in a circle', () => {
    expect(() => packChain([nation, city], 'village')).toThrow(/village/);
    expect(() => packChain([{ ...nation, parent: 'city' }, city], 'city')).toThrow(/circle/);
  });
});

describe('checking a pack', () => {
  const base = { source, effectiveFrom: '2020-01-01', legalForce: 'localRule' };
  const codes = (...rules: unknown[]) => checkPack(catalogue, { rules }, [nation]).map((p) => `${p.index} ${p.code}`);

  it('finds nothing wrong with good ones', () => {
    expect(checkPack(catalogue, nation)).toEqual([]);
    expect(checkPack(catalogue, city, [nation])).toEqual([]);
    expect(codes({ ...base, key: 'report', value: { from: '10-01', until: '12-31' } }, { ...base, key: 'visits', value: 3 })).toEqual([]);
  });

  it('names unknown keys, also those every object has', () => {
    expect(codes({ ...base, key: 'replly', value: months(3) }, { ...base, key: 'constructor', value: 1 }, null, 7)).toEqual([
      '0 unknownKey',
      '1 unknownKey',
      '2 unknownKey',
      '3 unknownKey',
    ]);
  });

  it.each([
    ['reply', true],
    ['reply', { ...months(3), startEvent: 'evening' }],
    ['reply', { ...months(3), amount: -1 }],
    ['reply', { ...months(3), amount: 1.5 }],
    ['reply', { ...months(3), unit: 'moon' }],
    ['reply', { ...months(3), roll: 'sometimes' }],
    ['reply', { ...months(3), direction: 'sideways' }],
    ['open', 'yes'],
    ['visits', 4],
    ['visits', '2'],
    ['consent', 'maybe'],
    ['report', { from: '12-31', until: '10-01' }],
    ['report', { from: '02-29', until: '10-01' }],
    ['report', { from: '13-01', until: '13-02' }],
  ])('refuses for %s the value %j', (key, value) => {
    expect(codes({ ...base, key, value })).toEqual(['0 wrongValue']);
  });

  it('asks for a source and for days that exist and follow each other', () => {
    expect(codes({ ...base, key: 'open', value: true, source: { zh: '', en: 'x' } })).toEqual(['0 noSource']);
    expect(codes({ ...base, key: 'open', value: true, effectiveFrom: '2020-02-30' })).toEqual(['0 badDate']);
    expect(codes({ ...base, key: 'open', value: true, effectiveTo: '2019-12-31' })).toEqual(['0 badDate']);
  });

  it('refuses two rules of one key on the same day, though not one after the other', () => {
    const first = { ...base, key: 'open', value: true, effectiveTo: '2021-06-30' };
    expect(codes(first, { ...first, effectiveFrom: '2021-07-01', effectiveTo: undefined })).toEqual([]);
    expect(codes(first, { ...first, effectiveFrom: '2021-06-30', effectiveTo: undefined })).toEqual(['1 overlap']);
    expect(codes({ ...first, effectiveTo: undefined }, { ...first, effectiveFrom: '2030-01-01', effectiveTo: undefined })).toEqual([
      '1 overlap',
    ]);
  });

  it('lets a place shorten a statutory limit, not lengthen or drop it', () => {
    expect(codes({ ...base, key: 'reply', value: { ...months(60), unit: 'day' } })).toEqual([]);
    expect(codes({ ...base, key: 'reply', value: months(4) })).toEqual(['0 longerThanLaw']);
    expect(codes({ ...base, key: 'reply', value: { ...months(90), unit: 'workday' } })).toEqual(['0 longerThanLaw']);
    expect(codes({ ...base, key: 'reply', value: null })).toEqual(['0 longerThanLaw']);
  });
});
