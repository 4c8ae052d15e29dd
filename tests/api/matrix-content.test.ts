import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordRoutes } from '../../contract/records.ts';
import type { FigureView } from '../../contract/system.ts';
import { actionOf } from '../../engine/decide.ts';
import { allProcesses, processes, processOf } from '../../processes/all.ts';
import { atOnce, type Caller, callAs, leaksIn, type Matrix, mayKnow } from '../support/matrix-callers.ts';
import { createMatrix } from '../support/matrix-city.ts';
import { sampleOf } from '../support/samples.ts';

/** What lists hold, counts and figures count, files give and forms make, for every caller, against the rules written down by hand. */
let matrix: Matrix;
beforeAll(async () => {
  matrix = await createMatrix();
});
afterAll(() => matrix.city.drop());

const get = (caller: Caller, url: string) => callAs(matrix.city, caller, 'GET', url);

describe('content', () => {
  test('a file is given to whoever may see the field it stands in, to nobody else', async () => {
    const wrong: string[] = [];
    await atOnce(matrix.callers, async (caller) => {
      for (const file of matrix.files) {
        const answer = await get(caller, `/api/files/${file.id}`);
        const expected = mayKnow(matrix, caller, file.mark) ? 200 : 404;
        if (answer.status !== expected) wrong.push(`${caller.name} downloads ${file.mark.word}: ${answer.status}, not ${expected}`);
        if (answer.status === 200 && !answer.text.includes(file.mark.word))
          wrong.push(`${caller.name} downloads ${file.mark.word} and gets another`);
        for (const leak of leaksIn(
          matrix,
          caller,
          `${answer.text} ${decodeURIComponent(String(answer.headers['content-disposition'] ?? ''))}`,
        ))
          wrong.push(`${caller.name} downloads ${file.mark.word} and learns ${leak}`);
      }
    });
    expect(wrong, wrong[0]).toEqual([]);
    expect(matrix.files.length).toBeGreaterThan(10);
  });

  test('a record names the files of the fields that its reader sees, with their size and kind', async () => {
    const files = async (name: string, key: string) => {
      const caller = matrix.callers.find((c) => c.name === name) as Caller;
      const kept = matrix.kept[key];
      const answer = await get(caller, `/api/${processOf(kept?.process ?? '').plural}/${kept?.id}?congress=${matrix.city.congressId}`);
      return Object.values(answer.body.files);
    };
    expect(await files('clerk', 'brief')).toEqual([{ name: '⟦brief.text⟧.txt', size: 16, mediaType: 'text/plain' }]);
    expect(await files('nobody', 'brief')).toEqual([]);
    expect(await files('schools', 'opinion')).toMatchObject([{ name: '⟦opinion.staff⟧.txt' }]);
    expect(await files('lin', 'opinion')).toEqual([]);
  });

  test('a list holds exactly what its reader may see, and its count says as many', async () => {
    const wrong: string[] = [];
    const keptKinds = new Set<string>(Object.values(matrix.kept).map((k) => k.process));
    await atOnce(matrix.callers, async (caller) => {
      for (const process of allProcesses.filter((p) => processes.includes(p) || keptKinds.has(p.id))) {
        const base = `/api/${process.plural}`;
        const listed = await get(caller, `${base}?congress=${matrix.city.congressId}&limit=200`);
        const counted = await get(caller, `${base}/count?congress=${matrix.city.congressId}`);
        if (listed.status !== 200) {
          if (caller.member !== null || counted.status === 200) wrong.push(`${caller.name} lists ${process.id}: ${listed.status}`);
          continue;
        }
        const ids = new Set((listed.body.items as { id: string }[]).map((item) => item.id));
        for (const [key, k] of Object.entries(matrix.kept)) {
          const expected = k.process === process.id && k.sees[caller.name] !== undefined;
          if (ids.has(k.id) !== expected) wrong.push(`${caller.name} ${expected ? 'misses' : 'finds'} ${key} in the list of ${process.id}`);
        }
        if (counted.body.count !== ids.size)
          wrong.push(`${caller.name} is told of ${counted.body.count} ${process.id}, and sees ${ids.size}`);
      }
    });
    expect(wrong, wrong[0]).toEqual([]);
  });

  test('a figure counts the records that its reader may see', async () => {
    const wrong: string[] = [];
    let compared = 0;
    await atOnce(matrix.callers, async (caller) => {
      const where = `congress=${matrix.city.congressId}&session=${matrix.city.ids.session}&cutoff=2025-03-03`;
      const answer = await get(caller, `/api/figures?${where}`);
      if (answer.status !== 200) return;
      for (const figure of answer.body.figures as FigureView[]) {
        const parts = figure.isShare ? (['of', 'part'] as const) : (['of'] as const);
        for (const part of parts) {
          const list = await get(
            caller,
            `/api/${processOf(figure.opens[part]).plural}?${where}&limit=200&measure=${figure.measure}&part=${part}`,
          );
          const told = part === 'part' ? figure.numerator : figure.denominator;
          if (list.body.items.length !== told)
            wrong.push(`${caller.name}: ${figure.measure} counts ${told}, its records are ${list.body.items.length}`);
          compared++;
        }
      }
    });
    expect(wrong, wrong[0]).toEqual([]);
    expect(compared).toBeGreaterThan(100);
  });

  test('records are made by those who make them; assignments, commitments and inspected items by no form', async () => {
    const wrong: string[] = [];
    const { city } = matrix;
    const staff = ['clerk', 'clerk.two', 'office'];
    const congress = [...staff, 'chair', 'committee'];
    const heads = ['schools.head', 'roads.head', 'parks.head', 'party.head'];
    const makers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
      suggestion: {
        create: [...staff, 'lin', 'mei', 'tan', 'delegation.head', 'delegation.staff'],
        convertFromBill: staff,
        enter: staff,
      },
      activityPlan: { create: staff },
      activity: { create: ['clerk', 'clerk.two', 'delegation.staff'] },
      performance: { report: ['lin', 'mei', 'tan'], note: staff },
      preConsultation: { create: ['lin', 'mei', 'tan'] },
      keyItem: { create: congress },
      inspection: { create: [...staff, 'committee'] },
      outsideEvaluation: { create: staff },
      appraisal: { create: congress },
      assessment: { create: staff },
      nomination: { create: [...congress, 'lin', 'mei', 'tan', 'delegation.head', 'relay', ...heads] },
      rankingFormula: { create: staff },
      supervisionTopic: { create: congress },
      draftReview: { create: ['committee', 'legislation'] },
      draftFinding: { decide: ['committee', 'legislation'], add: ['committee', 'legislation'], remark: ['committee', 'legislation'] },
      opinion: { record: [...staff, 'keeper', 'lin', 'mei', 'tan'] },
      petition: { register: ['petitions', 'petitions.both'] },
      deputyCode: { issue: ['clerk', 'clerk.two', 'lin', 'mei', 'tan'] },
      reception: { plan: ['clerk', 'clerk.two', 'keeper'] },
      dutyReport: { plan: [...staff, 'lin', 'mei', 'tan'] },
      course: { plan: staff },
      attendance: {},
      contactTie: { list: staff },
      contactLog: { log: [...staff, 'lin', 'mei', 'tan'] },
      liaisonMatter: { submit: ['lin', 'mei', 'tan'] },
      mediation: { log: ['clerk', 'clerk.two', 'keeper', 'lin', 'mei', 'tan'] },
      information: { draft: staff },
      informationReceipt: {},
      statuteComparison: { create: ['legislation', 'committee'] },
      consultation: { create: ['legislation', 'committee', 'office'] },
      consultationComment: { note: ['legislation', 'committee', 'office'] },
      reviewSuggestion: { record: ['legislation'] },
    };
    const ids: Readonly<Record<string, string>> = {
      congressSession: city.ids.session,
      category: city.ids.education,
      unit: city.ids.parks,
      delegation: city.ids.delegation,
      deputyship: city.person('tan').seat ?? '',
    };
    for (const process of processes) {
      const { making } = recordRoutes(process);
      expect(making.map((m) => m.action)).toEqual(Object.keys(makers[process.id] ?? {}));
      for (const { action, route } of making) {
        const input = sampleOf(actionOf(process, action)?.input ?? process.record, (ref) => ids[ref] ?? city.congressId, '2025-03-03');
        for (const caller of matrix.callers) {
          if (makers[process.id]?.[action]?.includes(caller.name)) continue;
          const answer = await callAs(city, caller, 'POST', `${route.path}?congress=${city.congressId}`, input);
          const expected = caller.member === null ? 401 : 403;
          if (answer.status !== expected) wrong.push(`${caller.name} ${process.id}.${action}: ${answer.status}, not ${expected}`);
        }
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
  });
});
