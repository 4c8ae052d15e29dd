/** One check of the program, and what stands in its place when it is taken out. `check` stands exactly once in the file. */
export interface Trial {
  readonly name: string;
  readonly file: string;
  readonly check: string;
  readonly without: string;
  /** The test that is to notice it, where the matrix does not ask the question. */
  readonly tests?: string;
}

const decide = 'engine/decide.ts';
const reach = 'engine/reach.ts';
const visibility = 'server/actions/visibility.ts';

/** Every check that stands between a person and what is not theirs. */
export const trials: readonly Trial[] = [
  {
    name: 'a role counts in its own congress',
    file: decide,
    check: 'g.role === who && g.congressId === congressId',
    without: 'g.role === who',
  },
  {
    name: 'a role must be the right one',
    file: decide,
    check: 'g.role === who && g.congressId === congressId',
    without: 'g.congressId === congressId',
  },
  {
    name: 'a party must be of the right kind',
    file: decide,
    check: 'p.party !== who.party || p.status !== wanted',
    without: 'p.status !== wanted',
  },
  {
    name: 'a party must have the right status',
    file: decide,
    check: 'p.party !== who.party || p.status !== wanted',
    without: 'p.party !== who.party',
  },
  { name: 'a deputy is a party by their own seat', file: decide, check: 'd.id === p.subject && d.congressId', without: 'd.congressId' },
  { name: 'a named account is that very account', file: decide, check: 'return actor.accountId === p.subject', without: 'return true' },
  { name: 'a unit is a party by its own people', file: decide, check: 'g[scope] === p.subject && (roles', without: '(roles' },
  { name: 'within a unit the role must fit', file: decide, check: '(roles === null || roles.includes(g.role))', without: 'true' },
  {
    name: "the clock's actions are the clock's",
    file: decide,
    check: "return actor.kind === 'system';\n    if (one === 'citizen')",
    without: "return true;\n    if (one === 'citizen')",
  },
  {
    name: 'commands come from linked records only',
    file: decide,
    check: "if (commanded && by.includes('linked'))",
    without: "if (by.includes('linked'))",
  },
  {
    name: 'a decision asks who acts',
    file: decide,
    check: "if (!mayAct(process, def.by, kase, actor, around.commanded ?? false)) return refuse('forbidden');",
    without: '',
  },
  {
    name: 'a decision asks for the state',
    file: decide,
    check: "if (!listsState(def, state)) return refuse('notAllowedInState');",
    without: '',
  },
  {
    name: 'a decision asks the facts',
    file: decide,
    check: 'for (const question of [def.when, def.check])',
    without: 'for (const question of [] as typeof def.when[])',
  },
  { name: 'buttons ask who acts', file: decide, check: 'if (!mayAct(process, def.by, kase, actor, false)) return false;', without: '' },
  {
    name: 'buttons ask for the state',
    file: decide,
    check: 'if (!def || !listsState(def, kase.state)) return false;',
    without: 'if (!def) return false;',
  },
  {
    name: 'buttons ask the facts',
    file: decide,
    check: 'return !def.when || def.when(contextOf(kase, actor, {}, around)) === true;',
    without: 'return true;',
  },
  {
    name: 'a reach rule holds only where it says',
    file: reach,
    check: 'if (rule.where && !matches(rule.where, facts)) continue;',
    without: '',
  },
  {
    name: 'a reach rule holds only for whom it names',
    file: reach,
    check: 'if (!isViewer(process, rule, kase, viewer)) continue;',
    without: '',
  },
  {
    name: 'a reader gets only the fields of their groups',
    file: reach,
    check: '.filter(([field]) => groups.has(process.groups[field] as FieldGroup))',
    without: '',
  },
  {
    name: 'lists hold a reach rule to where it says',
    file: visibility,
    check: '[and([or(who), ...whereRows(process, where)])]',
    without: '[or(who)]',
  },
  {
    name: 'lists hold a role to its congress',
    file: visibility,
    check: 'const congresses = congressesOf(viewer, rule.who);',
    without: 'const congresses = [congressId];',
  },
  {
    name: 'lists ask for the right role',
    file: visibility,
    check: 'viewer.grants.filter((g) => g.role === role)',
    without: 'viewer.grants',
  },
  { name: 'lists ask for the right party', file: visibility, check: 'p.party = ', without: "'' <> " },
  { name: 'lists ask for the status of a party', file: visibility, check: 'p.status = ', without: "'' <> " },
  {
    name: 'lists ask for the role within a unit',
    file: visibility,
    check: 'viewer.grants.filter((g) => roles === null || roles.includes(g.role))',
    without: 'viewer.grants',
  },
  {
    name: "filters and sorts ask for the field's group",
    file: visibility,
    check: 'group === undefined || r.groups.includes(group)',
    without: 'group === undefined || true',
  },
  {
    name: 'one record asks who reads',
    file: 'server/actions/present.ts',
    check: 'if (groups.size === 0) return null;\n  const isInside',
    without: 'const isInside',
  },
  {
    name: 'a party is named to those who may know',
    file: 'server/actions/present.ts',
    check: "process.parties[p.party] === 'unit' || groups.has('identity')",
    without: 'true',
  },
  {
    name: 'the time for evaluating is kept from the evaluated',
    file: 'server/actions/present.ts',
    check: "d.key !== 'evaluate' || groups.has('evaluation')",
    without: 'true',
  },
  {
    name: 'an action asks whether its record may be seen',
    file: 'server/actions/perform.ts',
    check: 'groupsFor(process, kase, actor).size === 0',
    without: 'false',
  },
  {
    name: 'a story asks who reads',
    file: 'server/http/routes/records.ts',
    check: '!kase || groupsFor(process, kase, actor).size === 0',
    without: '!kase',
  },
  {
    name: 'a story leaves out what its reader may not see',
    file: 'server/actions/story.ts',
    check: 'visibleFields(process, row.patch as Record<string, unknown>, groups)',
    without: 'row.patch as Record<string, unknown>',
  },
  {
    name: 'another record is named to those who may see it',
    file: 'server/actions/names.ts',
    check: 'processes.includes(declared)',
    without: '[].includes(declared as never)',
  },
  {
    name: 'a file is given with the right to its field',
    file: 'server/actions/attachments.ts',
    check: 'groupsFor(process, kase, viewer).has(group)',
    without: 'groupsFor(process, kase, viewer).size > 0',
  },
  {
    name: 'a file is given with the right to its record',
    file: 'server/actions/attachments.ts',
    check: '&& groupsFor(process, kase, viewer).has(group)',
    without: '',
  },
  {
    name: "an upload is its uploader's",
    file: 'server/http/routes/files.ts',
    check: 'viewer !== null && viewer.accountId === row.uploaded_by',
    without: 'true',
  },
  {
    name: 'a route for certain roles asks for them',
    file: 'server/http/serve.ts',
    check: 'if (!actor.grants.some((g) => wanted.includes(g.role)))',
    without: 'if (wanted.length === 0)',
  },
  {
    name: 'a route for people asks for a sign-in',
    file: 'server/http/serve.ts',
    check: "if (!actor) throw new ProblemError('notSignedIn');",
    without: 'if (!actor) return;',
  },
  {
    name: "a session of the portal holds a deputy's offices only",
    file: 'server/people/sessions.ts',
    check: "row.scope === 'deputy' ? asDeputy(readOffices(row.offices ?? [])) : readOffices(row.offices ?? [])",
    without: 'readOffices(row.offices ?? [])',
  },
  {
    name: 'a session of the portal reaches what is named for it',
    file: 'server/http/session-hooks.ts',
    check: "if (!reaches(session.scope, request.method, request.routeOptions.url ?? '')) throw",
    without: "if (reaches('full', '', '') && session.id === '') throw",
  },
  {
    name: 'figures are for their own congress',
    file: 'server/reports/readers.ts',
    check: 'g.congressId === congressId && roles.includes(g.role as RoleId)',
    without: 'roles.includes(g.role as RoleId)',
  },
  {
    name: 'figures count what their reader may see',
    file: 'server/reports/figures.ts',
    check: ', visibleRows(process, actor, congressId)]',
    without: ']',
  },
  {
    name: "a saved view is its owner's",
    file: 'server/http/routes/views.ts',
    check: "eb('account_id', '=', accountId), eb('shared', '=', true)",
    without: "eb('account_id', '=', accountId), eb('shared', 'in', [true, false])",
  },
  {
    name: "a kept form is its writer's",
    file: 'server/http/routes/views.ts',
    check: ".where('account_id', '=', accountId)\n      .where('key', '=', params.key)\n      .executeTakeFirst();",
    without: ".where('key', '=', params.key)\n      .executeTakeFirst();",
  },
  {
    name: 'what a draft was compared with is for those who see its review',
    file: 'server/http/routes/draft-reviews.ts',
    check: "if (!kase || !groupsFor(draftReview, kase, actorOf(call)).has('text')) throw",
    without: 'if (!kase) throw',
  },
  {
    name: "a notice is its reader's",
    file: 'server/http/routes/notices.ts',
    check: ".where('account_id', '=', me.accountId)\n      .orderBy",
    without: '.orderBy',
  },
  {
    name: 'a citizen is one by the secret of that very record',
    file: decide,
    check: "actor.kind === 'citizen' && actor.congressId === kase.congressId && actor.recordId === kase.id",
    without: "actor.kind === 'citizen' && actor.congressId === kase.congressId",
    tests: 'processes/processes.test',
  },
  {
    name: "the citizen's actions are the citizen's",
    file: decide,
    check: "if (one === 'citizen') return holdsSecretOf(kase, actor);",
    without: "if (one === 'citizen') return true;",
    tests: 'processes/processes.test',
  },
  {
    name: 'an opinion is opened by the secret that was given for it',
    file: 'server/opinions/tracking.ts',
    check: 'WHERE secret_hash = ',
    without: 'WHERE secret_hash IS NOT NULL OR secret_hash = ',
    tests: 'tests/journeys/opinions.test',
  },
  {
    name: 'a keeper acts for the own stations',
    file: decide,
    check: 's.id === stationId && s.congressId === congressId',
    without: 's.congressId === congressId',
    tests: 'tests/journeys/opinions.test',
  },
  {
    name: 'a keeper lists the own stations',
    file: visibility,
    check: 'AND p.subject = ANY(',
    without: 'AND p.subject IS NOT NULL OR p.subject = ANY(',
    tests: 'tests/journeys/opinions.test',
  },
  {
    name: 'a code bears the signature of this installation',
    file: 'server/opinions/codes.ts',
    check: 'if (isSame(bytes.subarray(headLength), signatureOf(secretKey, n, head)) && head[1]',
    without: 'if (head[1]',
    tests: 'tests/api/portal.test',
  },
  {
    name: 'a code that was revoked or replaced leads nowhere',
    file: 'server/opinions/codes.ts',
    check: "AND t.state = 'active' AND c.state",
    without: 'AND c.state',
    tests: 'tests/api/portal.test',
  },
  {
    name: 'whoever is accused does nothing with the petition',
    file: decide,
    check: 'if (isBarred(process, kase, actor)) return false;',
    without: '',
    tests: 'processes/processes.test',
  },
  {
    name: 'whoever is accused does not see the petition',
    file: reach,
    check: 'if (viewer && isBarred(process, kase, viewer)) return groups;',
    without: '',
    tests: 'tests/journeys/petitions.test',
  },
  {
    name: 'whoever is accused does not find the petition',
    file: visibility,
    check: 'return barred ?',
    without: 'return barred === undefined ?',
    tests: 'tests/journeys/petitions.test',
  },
  {
    name: 'whoever is accused is told nothing of the petition',
    file: 'server/actions/recipients.ts',
    check: 'if (barred.length > 0 && found.size > 0)',
    without: 'if (barred.length < 0)',
    tests: 'tests/journeys/petitions.test',
  },
  {
    name: 'an accused organ is not given the petition',
    file: 'processes/petition/petition.handling.ts',
    check: "if (accused.includes(c.input.unitId)) return { reason: 'accusedUnit', field: 'unitId' };",
    without: '',
    tests: 'tests/journeys/petitions.test',
  },
];
