import { reaches } from '../../contract/deputy-portal.ts';
import { peopleActions } from '../../contract/records.ts';
import type { Route } from '../../contract/route.ts';
import { actionOf } from '../../engine/decide.ts';
import { processOf } from '../../processes/all.ts';
import { servedRoutes } from '../../server/http/serve.ts';
import type { Matrix } from './matrix-callers.ts';
import { sampleOf } from './samples.ts';

/**
 * Somebody who holds every office of staff besides a seat signs in through the portal and tries every route, and every action on every
 * kept record. Answers what they got that a deputy without any other office does not get.
 */
export async function tryPortal(
  matrix: Matrix,
  addressesOf: (route: Route) => string[],
  heads: () => Promise<unknown>,
): Promise<{ readonly wrong: string[]; readonly tried: number }> {
  const { city, kept, marks } = matrix;
  const { ids } = city;
  const desk = await city.addPerson(
    'everywhere',
    [
      ...(
        ['deputy', 'deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer', 'legislativeAffairsOfficer'] as const
      ).map((role) => ({ role })),
      { role: 'deputyStationKeeper' },
      { role: 'unitHead', unitId: ids.schools },
      { role: 'unitClerk', unitId: ids.schools },
      { role: 'govOffice', unitId: ids.relay },
      { role: 'delegationHead', delegationId: ids.delegation },
      { role: 'delegationStaff', delegationId: ids.delegation },
    ],
    '091',
  );
  const plain = await city.addPerson('plain', [{ role: 'deputy' }], '092');
  const before = JSON.stringify(await heads());
  const portal = desk.atPortal();
  const wrong: string[] = [];
  let tried = 0;
  const marked = (text: string): string[] => [...marks.keys(), ...matrix.own.keys()].filter((word) => text.includes(word));
  const compare = async (method: Route['method'], url: string, body?: object): Promise<void> => {
    const got = await portal.call(method, url, body);
    tried++;
    if (got.status === 403) return;
    const due = await plain.call(method, url, body);
    if (got.status !== due.status) wrong.push(`at the portal ${method} ${url}: ${got.status}, a deputy gets ${due.status}`);
    const known = marked(due.text);
    for (const word of marked(got.text)) if (!known.includes(word)) wrong.push(`at the portal ${method} ${url} and learns ${word}`);
  };

  for (const route of servedRoutes.get(city.app) ?? []) {
    const [first = route.path, ...others] = addressesOf(route);
    const isFree = route.access === 'anyone';
    const isStaff = typeof route.access === 'object';
    if (isStaff && reaches('deputy', route.method, route.path))
      wrong.push(`${route.method} ${route.path} is for staff and named for deputies`);
    if (!isFree && (isStaff || !reaches('deputy', route.method, route.path))) {
      const { status } = await portal.call(route.method, first, route.method === 'GET' ? undefined : {});
      if (status !== 403) wrong.push(`at the portal ${route.method} ${route.path}: ${status}, not 403`);
      tried++;
    } else if (route.method === 'GET') for (const url of [first, ...others]) await compare('GET', url);
  }
  for (const [key, k] of Object.entries(kept)) {
    const process = processOf(k.process);
    for (const action of peopleActions(process).acting) {
      const def = actionOf(process, action);
      if (!def) continue;
      const url = `/api/${process.plural}/${k.id}/${action}?congress=${city.congressId}`;
      const { status } = await portal.post(
        url,
        sampleOf(def.input, () => ids.education, '2025-03-03'),
      );
      tried++;
      if (status < 400) wrong.push(`at the portal did ${action} on ${key}: ${status}`);
    }
  }
  // The same account at the desk does reach the staff's routes: it is the session that cannot.
  const topics = `/api/opinion-topics?congress=${city.congressId}`;
  if ((await desk.get(topics)).status !== 200) wrong.push('the desk does not reach a route of staff');
  if ((await portal.get(topics)).status !== 403) wrong.push('the portal reaches a route of staff');
  if (JSON.stringify(await heads()) !== before) wrong.push('the portal wrote into a log');
  return { wrong, tried };
}
