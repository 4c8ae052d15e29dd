import { createCity, draftOf, handedOver, replied } from './city.ts';
import { keptActivities } from './matrix-activities.ts';
import type { Kept, KeptFile, Mark, Matrix, Part } from './matrix-callers.ts';
import { addConsulting } from './matrix-consulting.ts';
import { addOpinions } from './matrix-opinions.ts';
import { addDeskPeople, addPetitions } from './matrix-petitions.ts';
import { keptReviews } from './matrix-reviews.ts';
import { upload } from './matrix-upload.ts';
import { sendFile } from './statute-files.ts';

const staff = { clerk: 'all', office: 'all', chair: 'noStaff', committee: 'noStaff' } as const;

/** One of each kind from another congress. */
const strangers = ['clerk', 'lin', 'schools.head', 'relay', 'audit.admin', 'legislation'];

/** The city, made through the real actions. `city.drop()` ends it. */
export async function createMatrix(): Promise<Matrix> {
  const marks = new Map<string, Mark>();
  const kept: Record<string, Kept> = {};
  const files: KeptFile[] = [];
  const own = new Map<string, readonly string[]>();
  const city = await createCity();
  const other = await createCity({ beside: city, regionCode: '510200' });

  /** A word that stands nowhere else. */
  const mark = (key: string, part: Part): string => {
    const word = `⟦${key}.${part}⟧`;
    marks.set(word, { word, key, part });
    return word;
  };
  const fileOf = async (key: string, part: Part, uploader: string, before = ''): Promise<string> => {
    const word = mark(key, part);
    const id = await upload(city, uploader, word, before);
    files.push({ id, mark: { word, key, part } });
    return id;
  };
  const make = async (key: string, author: string, more: object = {}): Promise<string> => {
    const input = draftOf(city, {
      title: `建议${mark(key, 'title')}`,
      problem: `问题${mark(key, 'text')}`,
      contact: `联系${mark(key, 'identity')}`,
      fileIds: [await fileOf(key, 'text', author)],
      ...more,
    });
    return (await city.person(author).make('suggestion', input)).id;
  };
  const submit = async (id: string, author: string): Promise<void> => {
    await city.person(author).act('suggestion', id, 'submit', { oneMatter: true });
  };
  const register = async (id: string, key: string): Promise<void> => {
    await city.person('clerk').act('suggestion', id, 'accept');
    await city
      .person('clerk')
      .act('suggestion', id, 'register', { categoryId: city.ids.education, nature: 'new', reviewNote: `审查${mark(key, 'staff')}` });
  };

  await city.addPerson('clerk.two', [{ role: 'deputyWorkOfficer' }]);
  await addDeskPeople(city);
  const cut = '2025-03-20T10:00:00Z';

  const draft = await make('draft', 'lin');
  kept.draft = {
    process: 'suggestion',
    id: draft,
    mark: 'draft',
    sees: { lin: 'all' },
    may: { lin: ['edit', 'inviteCosigners', 'submit', 'discard'] },
  };

  const cosigning = await make('cosigning', 'lin');
  await city.person('lin').act('suggestion', cosigning, 'inviteCosigners', {
    deputyIds: [city.person('mei').seat, city.person('tan').seat],
    cutoff: cut,
  });
  // Whoever has declined has nothing more to look at.
  await city.person('tan').act('suggestion', cosigning, 'declineCosign');
  kept.cosigning = {
    process: 'suggestion',
    id: cosigning,
    mark: 'cosigning',
    sees: { lin: 'all', mei: 'noStaff' },
    may: { lin: ['inviteCosigners', 'reopenText', 'discard'], mei: ['cosign', 'declineCosign'] },
  };

  // A question put to a unit for a draft: the unit learns neither of the draft nor of the rating, the congress of nothing.
  const asked = await make('asked', 'lin');
  const raised = await city.person('lin').make('preConsultation', {
    unitId: city.ids.schools,
    title: `沟通${mark('raised', 'title')}`,
    question: `请介绍情况${mark('raised', 'text')}`,
    suggestionId: asked,
  });
  kept.asked = { process: 'suggestion', id: asked, mark: 'asked', sees: { lin: 'all' }, may: kept.draft?.may ?? {} };
  kept.raised = {
    process: 'preConsultation',
    id: raised.id,
    mark: 'raised',
    sees: { lin: 'noStaff', schools: 'unit', 'schools.head': 'unit' },
    may: { lin: ['withdraw'], schools: ['accept', 'refuse'], 'schools.head': ['accept', 'refuse'] },
  };

  const submitted = await make('submitted', 'lin');
  await submit(submitted, 'lin');
  kept.submitted = {
    process: 'suggestion',
    id: submitted,
    mark: 'submitted',
    sees: { lin: 'all', ...staff, 'clerk.two': 'all' },
    may: { lin: ['withdraw'], clerk: ['accept'], 'clerk.two': ['accept'], office: ['accept'] },
  };

  const registeredId = await make('registered', 'mei');
  await submit(registeredId, 'mei');
  await register(registeredId, 'registered');
  const registeredMay = ['merge', 'preAssign', 'handOver', 'makeConfidential'];
  kept.registered = {
    process: 'suggestion',
    id: registeredId,
    mark: 'registered',
    // Tan's own is merged into it below.
    sees: { mei: 'noStaff', tan: 'noStaff', ...staff, 'clerk.two': 'all' },
    may: { mei: ['withdraw'], clerk: registeredMay, 'clerk.two': registeredMay, office: registeredMay },
  };

  const proposed = await make('proposed', 'mei');
  await submit(proposed, 'mei');
  await register(proposed, 'proposed');
  // Roads was asked first, and is no longer.
  for (const unitId of [city.ids.roads, city.ids.parks])
    await city.person('clerk').act('suggestion', proposed, 'preAssign', { units: [{ unitId, role: 'lead' }] });
  const proposedMay = ['preAssign', 'handOver', 'makeConfidential'];
  kept.proposed = {
    process: 'suggestion',
    id: proposed,
    mark: 'proposed',
    sees: { mei: 'noStaff', ...staff, 'clerk.two': 'all', parks: 'text', 'parks.head': 'text' },
    may: {
      mei: ['withdraw'],
      clerk: proposedMay,
      'clerk.two': proposedMay,
      office: proposedMay,
      parks: ['answerPreAssignment'],
      'parks.head': ['answerPreAssignment'],
    },
  };

  // Handed over through the relay to schools with roads helping; schools has drafted nothing yet.
  const over = await make('over', 'lin');
  await submit(over, 'lin');
  await register(over, 'over');
  await city.person('clerk').act('suggestion', over, 'handOver', {
    units: [
      { unitId: city.ids.schools, role: 'lead' },
      { unitId: city.ids.roads, role: 'co' },
    ],
  });
  kept.over = {
    process: 'suggestion',
    id: over,
    mark: 'over',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit', roads: 'unit', 'roads.head': 'unit' },
    may: { lin: ['withdraw'] },
  };
  const overAssignments = await city.person('clerk').list('assignment', `suggestionId=${over}`);
  const leadOver = overAssignments.find((a) => a.fields.role === 'lead')?.id ?? '';
  const coOver = overAssignments.find((a) => a.fields.role === 'co')?.id ?? '';
  kept.leadOver = {
    process: 'assignment',
    id: leadOver,
    mark: 'over',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: { clerk: ['urge'], 'clerk.two': ['urge'], schools: ['signIn', 'requestReturn'], 'schools.head': ['signIn', 'requestReturn'] },
  };
  kept.coOver = {
    process: 'assignment',
    id: coOver,
    mark: 'over',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', roads: 'unit', 'roads.head': 'unit', schools: 'unit', 'schools.head': 'unit' },
    may: { clerk: ['urge'], 'clerk.two': ['urge'], roads: ['signIn', 'requestReturn'], 'roads.head': ['signIn', 'requestReturn'] },
  };

  // The helping unit has given its opinion to the leading one; nobody else is to know it.
  const helped = await make('helped', 'lin');
  await submit(helped, 'lin');
  await register(helped, 'helped');
  await city.person('clerk').act('suggestion', helped, 'handOver', {
    units: [
      { unitId: city.ids.schools, role: 'lead' },
      { unitId: city.ids.roads, role: 'co' },
    ],
  });
  const helping = (await city.person('roads').list('assignment', `suggestionId=${helped}&role=co`))[0]?.id ?? '';
  await city.person('roads').act('assignment', helping, 'signIn');
  await city.person('roads').act('assignment', helping, 'submitCoOpinion', {
    opinion: `会办${mark('opinion', 'staff')}`,
    fileIds: [await fileOf('opinion', 'staff', 'roads')],
  });
  kept.helped = {
    process: 'suggestion',
    id: helped,
    mark: 'helped',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit', roads: 'unit', 'roads.head': 'unit' },
    may: { lin: ['withdraw'] },
  };
  kept.opinion = {
    process: 'assignment',
    id: helping,
    mark: 'opinion',
    sees: {
      lin: 'noStaff',
      clerk: 'all',
      'clerk.two': 'all',
      office: 'all',
      chair: 'all',
      committee: 'all',
      roads: 'unit',
      'roads.head': 'unit',
      schools: 'unit',
      'schools.head': 'unit',
    },
    may: { schools: ['rejectCoOpinion'], 'schools.head': ['rejectCoOpinion'] },
  };

  // Fixed as a key item: the unit and the author learn of it, nobody else outside.
  const keyed = await city.person('clerk').make('keyItem', {
    title: '督办事项',
    sessionId: city.ids.session,
    year: 2025,
    suggestionIds: [over],
    ground: '群众反映集中。',
    leadKind: 'government',
    leader: '周副市长',
  });
  await city.person('chair').act('keyItem', keyed.id, 'fix', { decision: '主任会议', finishBy: '2025-11-28' });
  kept.keyItem = {
    process: 'keyItem',
    id: keyed.id,
    mark: 'keyItem',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: {
      clerk: ['makePlan', 'lift'],
      'clerk.two': ['makePlan', 'lift'],
      office: ['makePlan', 'lift'],
      committee: ['makePlan'],
      chair: ['lift'],
      schools: ['reportProgress'],
      'schools.head': ['reportProgress'],
    },
  };

  // Evaluated badly and still open: the unit must not learn of it.
  const rated = await make('rated', 'lin');
  await submit(rated, 'lin');
  await register(rated, 'rated');
  const ratedAssignment = await handedOver(city, rated);
  await replied(city, ratedAssignment, 'schools', {
    resultClass: 'B',
    replyFileIds: [await fileOf('rated', 'text', 'schools')],
    plannedItems: [{ content: '年内建成', measures: '落实用地', dueOn: '2025-12-20' }],
  });
  await city.person('schools').act('assignment', ratedAssignment, 'logContact', {
    phase: 'after',
    on: '2025-03-03',
    form: 'visit',
    participants: '周科长',
    fileIds: [await fileOf('rated', 'parties', 'schools')],
  });
  await city.person('lin').act('assignment', ratedAssignment, 'evaluate', {
    attitude: 'satisfied',
    result: 'dissatisfied',
    text: `评价${mark('rated', 'evaluation')}`,
    channel: 'platform',
  });
  kept.rated = {
    process: 'suggestion',
    id: rated,
    mark: 'rated',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: {},
  };
  kept.ratedAssignment = {
    process: 'assignment',
    id: ratedAssignment,
    mark: 'rated',
    sees: {
      lin: 'noStaff',
      clerk: 'all',
      'clerk.two': 'all',
      office: 'all',
      chair: 'all',
      committee: 'all',
      schools: 'unit',
      'schools.head': 'unit',
    },
    may: { lin: ['confirmContact'], clerk: ['orderRework', 'declineRework'], 'clerk.two': ['orderRework', 'declineRework'] },
  };
  const [promise] = await city.person('schools').list('commitment', `suggestionId=${rated}`);
  kept.promise = {
    process: 'commitment',
    id: promise?.id ?? '',
    mark: 'rated',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: {
      clerk: ['callForReport'],
      'clerk.two': ['callForReport'],
      schools: ['report', 'reportFulfilled', 'requestChange'],
      'schools.head': ['report', 'reportFulfilled', 'requestChange'],
    },
  };

  // Confidential: only the clerk who took it, the head of the unit, and the author.
  const secret = await make('secret', 'tan', {
    secrecy: 'confidential',
    secrecyReason: '未公开的工作情况',
    publishConsent: 'none',
    publishReason: '内容敏感',
  });
  await submit(secret, 'tan');
  await register(secret, 'secret');
  const secretAssignment = await handedOver(city, secret, 'party');
  await city.person('party.head').act('assignment', secretAssignment, 'signIn');
  kept.secret = {
    process: 'suggestion',
    id: secret,
    mark: 'secret',
    sees: { tan: 'noStaff', clerk: 'all', 'party.head': 'veiled' },
    may: { tan: ['withdraw'], clerk: ['nameStaff'] },
  };
  kept.secretAssignment = {
    process: 'assignment',
    id: secretAssignment,
    mark: 'secret',
    sees: { tan: 'noStaff', clerk: 'all', 'party.head': 'veiled' },
    may: { clerk: ['urge'], 'party.head': ['requestReturn', 'nameHandler', 'plan', 'logContact'] },
  };

  // Joined into another: its author goes on with it, its own way is at an end.
  const merged = await make('merged', 'tan');
  await submit(merged, 'tan');
  await register(merged, 'merged');
  await city.person('clerk').act('suggestion', merged, 'merge', { intoId: registeredId, explanation: '内容相近，并案办理。' });
  kept.merged = {
    process: 'suggestion',
    id: merged,
    mark: 'merged',
    sees: { tan: 'noStaff', ...staff, 'clerk.two': 'all' },
    may: { clerk: ['unmerge'], 'clerk.two': ['unmerge'], office: ['unmerge'] },
  };

  const open = await make('open', 'lin');
  await submit(open, 'lin');
  await register(open, 'open');
  const openAssignment = await handedOver(city, open, 'roads');
  await replied(city, openAssignment, 'roads');
  await city.person('lin').act('assignment', openAssignment, 'evaluate', {
    attitude: 'satisfied',
    result: 'satisfied',
    text: `评价${mark('open', 'evaluation')}`,
    channel: 'platform',
  });
  await city.person('clerk').act('suggestion', open, 'publish');
  const everybody = Object.fromEntries(
    [...Object.keys(city.people), ...Object.keys(other.people).map((n) => `other:${n}`), 'nobody'].map((n) => [n, 'public'] as const),
  );
  kept.open = {
    process: 'suggestion',
    id: open,
    mark: 'open',
    sees: { ...everybody, lin: 'noStaff', ...staff, 'clerk.two': 'all', roads: 'unitClosed', 'roads.head': 'unitClosed' },
    may: { clerk: ['unpublish', 'archive'], 'clerk.two': ['unpublish', 'archive'], office: ['unpublish', 'archive'] },
  };

  // Only its summary may be public: the public gets the title and no text, no file.
  const brief = await make('brief', 'lin', { publishConsent: 'summary', publishReason: '涉及未定事项', summary: '建议增设托育点。' });
  await submit(brief, 'lin');
  await register(brief, 'brief');
  const briefAssignment = await handedOver(city, brief, 'roads');
  await replied(city, briefAssignment, 'roads');
  await city.person('lin').act('assignment', briefAssignment, 'evaluate', {
    attitude: 'satisfied',
    result: 'satisfied',
    text: `评价${mark('brief', 'evaluation')}`,
    channel: 'platform',
  });
  await city.person('clerk').act('suggestion', brief, 'publish');
  kept.brief = {
    process: 'suggestion',
    id: brief,
    mark: 'brief',
    sees: {
      ...Object.fromEntries(Object.keys(everybody).map((n) => [n, 'title'] as const)),
      lin: 'noStaff',
      ...staff,
      'clerk.two': 'all',
      roads: 'unitClosed',
      'roads.head': 'unitClosed',
    },
    may: kept.open.may,
  };

  // Wording for replies: a unit's own is no other unit's, the office's is every unit's and nobody else's.
  const wording = (key: string, unitId: string | null) => ({
    name: `模板${mark(key, 'title')}`,
    unitId,
    resultClass: null,
    opening: `您提出的《{建议标题}》收悉${mark(key, 'text')}`,
    done: null,
    planned: null,
    notAdopted: null,
    closing: null,
  });
  const keeps = ['edit', 'end'];
  const officers = ['clerk', 'clerk.two', 'office'];
  const seenAs = (names: readonly string[]) => Object.fromEntries(names.map((n) => [n, 'text'] as const));
  const keptBy = (names: readonly string[]) => Object.fromEntries(names.map((n) => [n, keeps]));
  const ownTemplate = await city.person('schools').make('replyTemplate', wording('ownTemplate', city.ids.schools));
  const ofSchools = [...officers, 'schools', 'schools.head'];
  kept.ownTemplate = {
    process: 'replyTemplate',
    id: ownTemplate.id,
    mark: 'ownTemplate',
    sees: seenAs(ofSchools),
    may: keptBy(ofSchools),
  };
  const officeTemplate = await city.person('office').make('replyTemplate', wording('officeTemplate', null));
  const unitPeople = ['petitions.both', ...['schools', 'roads', 'parks', 'party'].flatMap((n) => [n, `${n}.head`])];
  kept.officeTemplate = {
    process: 'replyTemplate',
    id: officeTemplate.id,
    mark: 'officeTemplate',
    sees: seenAs([...officers, ...unitPeople]),
    may: keptBy(officers),
  };

  Object.assign(kept, await keptReviews(city, mark, fileOf), await keptActivities(city, mark));
  for (const add of [addOpinions, addPetitions, addConsulting]) await add(city, kept, mark, fileOf);

  // What people keep for themselves, and figures frozen for those who report them.
  const keep = (word: string, ...names: readonly string[]): string => {
    own.set(word, names);
    return word;
  };
  const form = { data: { title: keep('⟦own.form⟧', 'lin') } };
  await city.person('lin').call('PUT', `/api/drafts/form?congress=${city.congressId}`, form);
  const view = { process: 'suggestion', name: keep('⟦own.view⟧', 'clerk'), query: {}, shared: false };
  await city.person('clerk').post(`/api/views?congress=${city.congressId}`, view);
  const readers = ['clerk', 'clerk.two', 'office', 'chair', 'committee'];
  const frozen = await city.person('clerk').post(`/api/figures/snapshots?congress=${city.congressId}`, {
    session: city.ids.session,
    cutoff: '2025-03-03',
    note: keep('⟦own.snapshot⟧', ...readers),
  });
  const snapshotId: string = frozen.body.id;
  const loose = keep('⟦own.file⟧', 'schools');
  files.push({ id: await upload(city, 'schools', loose), mark: { word: loose, key: 'own', part: 'text' } });

  // Drafts of a regulation side by side: those who make laws read them, nobody else.
  const versions = [
    { label: '一审稿', fileIds: [await fileOf('compared', 'text', 'legislation', '第一条　')] },
    { label: `二审稿${mark('compared', 'text')}`, fileIds: [await fileOf('compared', 'text', 'legislation', '第一条　')] },
  ];
  const compared = await city.person('legislation').make('statuteComparison', { title: `草案${mark('compared', 'title')}`, versions });
  const onComparison = ['amend', 'correct', 'undoCorrection', 'compareAnew', 'conclude', 'discard'];
  kept.comparison = {
    process: 'statuteComparison',
    id: compared.id,
    mark: 'compared',
    sees: { legislation: 'all', committee: 'all', office: 'all', chair: 'all' },
    may: { legislation: onComparison, committee: onComparison },
  };
  const comparedKeys = (compared.fields.versions as readonly { readonly key: string }[]).map((v) => v.key);
  const intake: string = (await city.person('legislation').post('/api/statute-imports', {})).body.id;
  const brought = keep('⟦own.statute⟧', 'legislation');
  await sendFile(
    city.person('legislation'),
    `/api/statute-imports/${intake}/files?name=${encodeURIComponent(`${brought}.txt`)}`,
    'a.txt',
    brought,
  );
  const callers = [
    ...Object.entries(city.people).map(([name, member]) => ({ name, member, isOther: false })),
    ...strangers.map((name) => ({ name: `other:${name}`, member: other.person(name), isOther: true })),
    { name: 'nobody', member: null, isOther: true },
  ];
  const told = new Map([
    ['tan', ['⟦cosigning.title⟧']],
    ['roads', ['⟦proposed.title⟧']],
    ['roads.head', ['⟦proposed.title⟧']],
  ]);
  return { city, kept, marks, files, own, told, snapshotId, callers, comparedKeys };
}
