import { useQuery } from '@tanstack/react-query';
import { processOf } from '../../../processes/all.ts';
import { type ReplyBlock, replyBlocks } from '../../../registers/reply-template.ts';
import { type ShippedTemplate, shippedTemplates } from '../../../registers/reply-templates.shipped.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { routesOf } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';

export type Blocks = Readonly<Partial<Record<ReplyBlock, string>>>;

/** A template to choose: whose it is, for which class, and by what it is found again. */
export interface TemplateOption {
  readonly id: string;
  readonly whose: 'own' | 'office' | 'shipped';
  readonly name: string;
  readonly resultClass: string | null;
}

export const mostListed = 100;
const register = processOf('replyTemplate');

/** The templates offered for a reply of this unit: its own, the office's, and shipped ones for classes the office keeps none for. */
export function useTemplates(unitId: string, resultClass: string | null) {
  const { congressId } = useHere();
  const locale = useLocale();
  return useQuery({
    queryKey: [register.plural, 'offered', congressId, unitId],
    queryFn: async ({ signal }) => {
      const ask = (whose: Readonly<Record<string, string>>) =>
        call(routesOf(register).list, { query: { state: 'active', limit: mostListed, ...whose } }, { signal });
      const [own, office] = await Promise.all([ask({ unitId }), ask({ 'unitId.set': 'false' })]);
      return { own, office };
    },
    select: ({ own, office }) => {
      const kept = (page: typeof own, whose: 'own' | 'office'): TemplateOption[] =>
        page.items.map(({ id, fields }) => ({
          id,
          whose,
          name: String(fields.name ?? ''),
          resultClass: (fields.resultClass as string | null | undefined) ?? null,
        }));
      const ofOffice = kept(office, 'office');
      const shipped = shippedTemplates
        .filter((s) => !ofOffice.some((o) => o.resultClass === s.resultClass))
        .map((s): TemplateOption => ({ id: s.id, whose: 'shipped', name: s.name[locale], resultClass: s.resultClass }));
      const all = [...kept(own, 'own'), ...ofOffice, ...shipped];
      return {
        options: all.filter((o) => resultClass === null || o.resultClass === null || o.resultClass === resultClass),
        isCut: own.next !== null || office.next !== null,
      };
    },
  });
}

/** The passages of one template. */
export function useBlocks(option: TemplateOption | null) {
  return useQuery({
    queryKey: [register.plural, 'blocks', option?.whose, option?.id],
    enabled: option !== null,
    queryFn: async ({ signal }): Promise<Blocks> => {
      if (option?.whose === 'shipped') return blocksOf(shippedTemplates.find((s) => s.id === option.id) ?? {});
      const { record } = await call(routesOf(register).read, { params: { id: option?.id ?? '' } }, { signal });
      return blocksOf(record.fields);
    },
  });
}

/** The passages that are written, out of whatever holds them. */
export function blocksOf(fields: Readonly<Record<string, unknown>> | Partial<ShippedTemplate>): Blocks {
  const given = fields as Readonly<Record<string, unknown>>;
  return Object.fromEntries(replyBlocks.flatMap((block) => (typeof given[block] === 'string' ? [[block, given[block]]] : [])));
}
