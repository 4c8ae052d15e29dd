import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportItem, StatuteImport } from '../../contract/statute-imports.ts';
import type { StatuteLine, StatuteReading, StatuteView } from '../../contract/statutes.ts';
import { articlesOf, parseStatute, readAkn } from '../../statute/index.ts';
import { type City, createCity, type Member } from '../support/city.ts';
import { demoStatute, linesOf, sendFile } from '../support/statute-files.ts';

/** The library through HTTP: texts come in by an import, are read by everybody, and are kept by those who brought them. */
let city: City;
let keeper: Member;
let deputy: Member;
let other: City;

beforeAll(async () => {
  city = await createCity({ start: '2025-03-03T01:00:00Z' });
  other = await createCity({ beside: city, regionCode: '510200' });
  keeper = city.person('legislation');
  deputy = city.person('lin');
});
afterAll(() => city.drop());

const begin = async (who = keeper, body: object = {}): Promise<string> => (await who.post('/api/statute-imports', body)).body.id;
const put = (id: string, name: string, content: string | Uint8Array, who = keeper) =>
  sendFile(who, `/api/statute-imports/${id}/files?name=${encodeURIComponent(name)}`, name, content);
const view = async (id: string): Promise<StatuteImport> => (await keeper.get(`/api/statute-imports/${id}`)).body;
const row = (items: readonly ImportItem[], name: string): ImportItem => {
  const found = items.find((item) => item.sourceName.endsWith(name));
  if (!found) throw new Error(`no row ${name}: ${items.map((i) => i.sourceName).join(' ')}`);
  return found;
};
const correct = (id: string, ids: readonly string[], set: object) => keeper.call('PATCH', `/api/statute-imports/${id}/items`, { ids, set });
const list = async (query: string, who = deputy): Promise<StatuteLine[]> => (await who.get(`/api/statutes?${query}`)).body.items;
const statute = async (title: string): Promise<StatuteView> => {
  const [line] = await list(`q=${encodeURIComponent(title)}`);
  return (await keeper.get(`/api/statutes/${line?.id}`)).body;
};

describe('an import', () => {
  test('an archive with a bad file: every file is told of, what is right is written, the rest is corrected and written later', async () => {
    const zip = new PizZip();
    for (const name of [
      'parks-law-2012',
      'parks-law-2022',
      'city-parks-2014',
      'city-parks-2019',
      'city-parks-2024',
      'green-care-regulation-2016',
    ])
      zip.file(`法规/${name}.md`, await demoStatute(name));
    zip.file('法规/扫描件.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    zip.file('法规/无日期.txt', '某镇绿化公约\n第一条　为了绿化。\n第二条　爱护花木。');
    zip.file('__MACOSX/法规/._a.md', 'x');
    zip.file('../../../etc/逃.txt', '某镇外出条例\n（2020年1月2日某镇人民代表大会第一次会议通过）\n第一条　为了外出。');
    const id = await begin();
    const answer = await put(id, '全部.zip', zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
    const lines = linesOf(answer);
    expect(lines.at(-1)).toEqual({ done: { texts: 9 } });
    expect(lines[0]).toEqual({ progress: { read: 1, of: 9 } });

    const { items } = await view(id);
    expect(items.map((i) => i.sourceName).sort()).toContain('全部/etc/逃.txt');
    expect(row(items, 'parks-law-2012.md')).toMatchObject({
      title: '中华人民共和国公园和绿地法',
      rank: 'law',
      passedOn: '2012-06-29',
      effectiveOn: '2012-10-01',
      articles: 33,
      becomes: { kind: 'newStatute' },
    });
    expect(row(items, 'parks-law-2022.md').becomes).toEqual({ kind: 'newVersion', statuteId: null });
    expect(row(items, '扫描件.doc').becomes).toEqual({ kind: 'fault', fault: 'oldWord' });
    expect(row(items, '无日期.txt').becomes).toEqual({ kind: 'fault', fault: 'noDay' });
    expect((await list('limit=10')).length).toBe(0);

    await correct(id, [row(items, '逃.txt').id], { isLeftOut: true });
    const first = await keeper.post(`/api/statute-imports/${id}/write`);
    expect(first.body).toMatchObject({ statutes: 3, versions: 3 });
    const undated = row(first.body.import.items, '无日期.txt');
    expect(row(first.body.import.items, 'city-parks-2019.md').becomes.kind).toBe('written');
    const corrected = await correct(id, [undated.id], { effectiveOn: '2021-05-01', rank: 'normativeDocument' });
    expect(row(corrected.body.items, '无日期.txt').becomes).toEqual({ kind: 'newStatute' });
    const second = await keeper.post(`/api/statute-imports/${id}/write`);
    expect(second.body).toMatchObject({ statutes: 1, versions: 0 });
    expect((await keeper.post(`/api/statute-imports/${id}/write`)).body).toMatchObject({ statutes: 0, versions: 0 });
    expect((await list('limit=10')).map((s) => [s.title, s.versions])).toEqual([
      ['中华人民共和国公园和绿地法', 2],
      ['公共绿地养护条例', 1],
      ['棠宁市公园条例', 3],
      ['某镇绿化公约', 1],
    ]);
  });

  test('the same words are known again, whatever their spaces; a file of the same name takes the place of the one before', async () => {
    const id = await begin();
    await put(id, 'a/法.md', '什么也不是');
    await put(id, 'a/法.md', (await demoStatute('parks-law-2022')).replaceAll('\n\n', '\n \n'));
    const { items } = await view(id);
    expect(items.length).toBe(1);
    expect(items[0]?.becomes.kind).toBe('same');
  });

  test('begun from a statute it takes nothing but its versions', async () => {
    const park = await statute('棠宁市公园条例');
    const id = await begin(keeper, { statuteId: park.id });
    await put(id, 'x.md', await demoStatute('parks-law-2012'));
    await put(id, 'y.md', (await demoStatute('city-parks-2024')).replace('综合公园、社区公园', '综合公园、郊野公园、社区公园'));
    const { items, statute: of } = await view(id);
    expect(of?.title).toBe('棠宁市公园条例');
    expect(row(items, 'x.md').becomes).toEqual({ kind: 'fault', fault: 'otherTitle' });
    expect(row(items, 'y.md').becomes).toEqual({ kind: 'newVersion', statuteId: park.id });
  });

  test('days that cross, texts without articles or title are named; a statute that another congress keeps is left to it', async () => {
    const id = await begin();
    await put(id, 'a.txt', '只有一句话');
    await put(id, 'b.txt', '某某条例\n（2020年1月2日某市人民代表大会常务委员会第一次会议通过）\n第一条　为了。');
    const b = row((await view(id)).items, 'b.txt');
    expect(row((await correct(id, [b.id], { effectiveOn: '2019-01-01' })).body.items, 'b.txt').becomes).toEqual({
      kind: 'fault',
      fault: 'daysCrossed',
    });
    expect(row((await view(id)).items, 'a.txt').becomes).toEqual({ kind: 'fault', fault: 'noArticles' });
    expect((await correct(id, [b.id], { title: '' })).body.items.map((i: ImportItem) => i.becomes)).toContainEqual({
      kind: 'fault',
      fault: 'noTitle',
    });

    const theirs = await begin(other.person('legislation'));
    await put(theirs, 'c.md', (await demoStatute('parks-law-2022')).replace('制定本法', '特制定本法'), other.person('legislation'));
    const seen = await other.person('legislation').get(`/api/statute-imports/${theirs}`);
    expect(seen.body.items[0].becomes).toEqual({ kind: 'fault', fault: 'keptByOther' });
  });

  test('a file of an archive that unpacks to far more than it packs is listed with its fault, and the others come in; a broken archive is refused', async () => {
    const bomb = new PizZip();
    bomb.file('a.txt', '某某办法\n（2020年1月2日某市人民政府公布）\n第一条　为了。');
    bomb.file('b.txt', ' '.repeat(40 * 1024 * 1024));
    bomb.file('c.txt', '某某规定\n（2020年1月2日某市人民政府公布）\n第一条　为了。');
    const id = await begin();
    const answer = linesOf(await put(id, 'bomb.zip', bomb.generate({ type: 'nodebuffer', compression: 'DEFLATE' })));
    expect(answer.at(-1)).toEqual({ done: { texts: 3 } });
    const { items } = await view(id);
    expect(['bomb/a.txt', 'bomb/b.txt', 'bomb/c.txt'].map((name) => row(items, name).becomes)).toEqual([
      { kind: 'newStatute' },
      { kind: 'fault', fault: 'tooLong' },
      { kind: 'newStatute' },
    ]);
    expect(linesOf(await put(id, 'broken.zip', 'PK\u0003\u0004nothing')).at(-1).problem.code).toBe('fileType');
    expect((await put(id, 'empty.txt', '')).status).toBe(400);
  });

  test('is its owner’s alone, and only those of the legislative office begin one', async () => {
    const id = await begin();
    await city.addPerson('legislation.two', [{ role: 'legislativeAffairsOfficer' }]);
    for (const who of [city.person('legislation.two'), other.person('legislation')]) {
      expect((await who.get(`/api/statute-imports/${id}`)).status).toBe(404);
      expect((await put(id, 'a.txt', 'x', who)).status).toBe(404);
      expect((await who.post(`/api/statute-imports/${id}/write`)).status).toBe(404);
      expect((await who.call('DELETE', `/api/statute-imports/${id}`)).status).toBe(404);
    }
    for (const name of ['clerk', 'lin', 'system.admin']) {
      expect((await city.person(name).post('/api/statute-imports', {})).status).toBe(403);
      expect((await put(id, 'a.txt', 'x', city.person(name))).status).toBe(403);
    }
    expect((await keeper.get(`/api/statute-imports?congress=${other.congressId}`)).status).toBe(403);
    expect((await keeper.call('DELETE', `/api/statute-imports/${id}`)).status).toBe(204);
    expect((await keeper.get(`/api/statute-imports/${id}`)).status).toBe(404);
  });
});

describe('the library', () => {
  test('shows on each day the version that holds then, and narrows by rank, validity, region, issuer and title', async () => {
    const park = async (on: string) => (await list(`q=${encodeURIComponent('棠宁 公园')}&on=${on}`))[0]?.speaking;
    expect(await park('2014-12-01')).toMatchObject({ validity: 'notYet', passedOn: '2014-08-28' });
    expect(await park('2020-01-01')).toMatchObject({ validity: 'inForce', passedOn: '2019-06-27', change: 'amended' });
    expect(await park('2025-01-01')).toMatchObject({ validity: 'inForce', effectiveOn: '2024-10-01', articles: 47 });
    expect((await list('rank=law')).map((s) => s.title)).toEqual(['中华人民共和国公园和绿地法']);
    expect(await list('validity=repealed')).toEqual([]);
    expect((await list('on=2013-01-01&validity=inForce')).map((s) => s.title)).toEqual(['中华人民共和国公园和绿地法']);
    expect((await list(`issuer=${encodeURIComponent('国务院')}`)).map((s) => s.title)).toEqual(['公共绿地养护条例']);
    expect(await list('q=%25')).toEqual([]);
    expect((await list('region=none')).length).toBe(4);
    const facets = (await deputy.get('/api/statutes/facets')).body;
    expect(facets.issuers).toContainEqual({ name: '国务院', count: 1 });
    expect((await deputy.get('/api/statutes?colour=red')).body.code).toBe('unknownFilter');
    expect((await city.app.inject({ url: '/api/statutes' })).statusCode).toBe(401);
  });

  test.each(['rank', '-start'])('pages by %s miss nothing and show nothing twice', async (sort) => {
    const all = (await list(`sort=${sort}`)).map((s) => s.title);
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await deputy.get(`/api/statutes?sort=${sort}&limit=1${after}`);
      paged.push(...body.items.map((s: StatuteLine) => s.title));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(paged).toEqual(all);
    expect((await deputy.get(`/api/statutes?sort=${sort}&after=abc`)).status).toBe(400);
  });
});

describe('reading', () => {
  const reading = async (title: string, index: number, on = '2025-03-03'): Promise<StatuteReading> => {
    const { versions } = await statute(title);
    return (await deputy.get(`/api/statutes/versions/${versions[index]?.id}/reading?on=${on}`)).body;
  };
  const marksOf = (text: StatuteReading, article: string) =>
    (text.units.find((u) => u.id === article)?.lines ?? []).flatMap((l) =>
      l.marks.map((m) => ({ ...m, words: l.text.slice(m.from, m.to) })),
    );

  test('gives the units in their order, citations lead to the article cited in the version in force', async () => {
    const text = await reading('棠宁市公园条例', 2);
    expect(text.units.filter((u) => u.level === 'chapter').length).toBe(6);
    expect(text.units.filter((u) => u.level === 'article').length).toBe(47);
    const law = await statute('公园和绿地法');
    const [occupy] = marksOf(text, 'article_17').filter((m) => m.kind === 'citation');
    expect(occupy).toMatchObject({
      words: '《中华人民共和国公园和绿地法》第十四条',
      state: 'found',
      statuteId: law.id,
      versionId: law.speaking,
      anchor: 'article_14',
    });
    expect(marksOf(text, 'article_1')).toContainEqual(expect.objectContaining({ state: 'notInLibrary', title: '泽川省公园和绿地条例' }));
    expect(marksOf(text, 'article_38')).toContainEqual(
      expect.objectContaining({ words: expect.stringContaining('第十七条'), state: 'found', anchor: 'article_17' }),
    );
  });

  test('an item named without its article is no fault of the text', async () => {
    const text = await reading('棠宁市公园条例', 2);
    expect(marksOf(text, 'article_39').map((m) => [m.words, m.state, m.anchor])).toEqual([
      ['本条例第二十二条第一项', 'found', 'article_22'],
      ['第六项', 'found', 'article_22'],
    ]);
  });

  test('a citation of an article that is not there says so, one of a law that is repealed or not yet in force too', async () => {
    const id = await begin();
    await put(
      id,
      'a.txt',
      '某某引用规定\n（2020年1月2日某市人民政府公布）\n第一条　依照《中华人民共和国公园和绿地法》第九十九条和本规定第八条办理。',
    );
    await keeper.post(`/api/statute-imports/${id}/write`);
    const marks = marksOf(await reading('某某引用规定', 0), 'article_1');
    expect(marks.map((m) => [m.words, m.state])).toEqual([
      ['《中华人民共和国公园和绿地法》第九十九条', 'noSuchArticle'],
      ['本规定第八条', 'noSuchArticle'],
    ]);
    expect(marksOf(await reading('某某引用规定', 0, '2012-08-01'), 'article_1')[0]?.state).toBe('noSuchArticle');
  });

  test('an article that has moved in the law cited since is followed to where it stands now', async () => {
    const { versions } = await statute('公共绿地养护条例');
    const law = await statute('公园和绿地法');
    const { body } = await deputy.get(`/api/statutes/versions/${versions[0]?.id}/moved?on=2025-03-03`);
    expect(body.items).toEqual([{ statuteId: law.id, article: '13', now: ['15'], passedOn: '2012-06-29' }]);
    expect((await deputy.get(`/api/statutes/versions/${versions[0]?.id}/moved?on=2020-03-03`)).body.items).toEqual([]);
    const many = await Promise.all(
      Array.from({ length: 6 }, () => deputy.get(`/api/statutes/versions/${versions[0]?.id}/moved?on=2025-03-03`)),
    );
    for (const again of many) expect([again.status, again.body]).toEqual([200, body]);
  });

  test('goes out as Word, text, HTML and Akoma Ntoso, always to be saved, each with the same articles', async () => {
    const { versions } = await statute('棠宁市公园条例');
    const id = versions[2]?.id;
    const url = `/api/statutes/versions/${id}/file?format=`;
    const text = await deputy.get(`${url}txt`);
    expect(decodeURIComponent(String(text.headers['content-disposition']))).toContain('attachment; filename=');
    expect(decodeURIComponent(String(text.headers['content-disposition']))).toContain('棠宁市公园条例_2024-04-25.txt');
    const numbers = articlesOf(parseStatute(text.text)).map((a) => a.number);
    expect(numbers.length).toBe(47);
    const akn = readAkn((await deputy.get(`${url}akn`)).text);
    expect('statute' in akn && articlesOf(akn.statute).map((a) => a.number)).toEqual(numbers);
    const html = (await deputy.get(`${url}html`)).text;
    expect(html).toContain('<p id="article_17">第十七条　任何单位和个人不得擅自占用公园用地');
    const docx = await deputy.bytes('GET', `${url}docx`);
    const back = await begin();
    await put(back, 'back.docx', docx.body);
    expect((await view(back)).items[0]).toMatchObject({ title: '棠宁市公园条例', articles: 47, passedOn: '2024-04-25', change: 'revised' });
    expect((await deputy.get(`/api/statutes/versions/${city.congressId}/file`)).status).toBe(404);
  });
});

describe('keeping', () => {
  test('facts and days are corrected by the congress that keeps the entry; each change stands in its log with before and after', async () => {
    const before = await statute('绿化公约');
    const facts = { title: '某镇绿化公约', rank: 'other', issuer: '某镇人民政府', regionCode: null };
    const answer = await keeper.call('PATCH', `/api/statutes/${before.id}`, facts, { 'if-match': String(before.version) });
    expect(answer.body.version).toBe(before.version + 1);
    expect((await keeper.call('PATCH', `/api/statutes/${before.id}`, facts, { 'if-match': String(before.version) })).status).toBe(409);
    const taken = await keeper.call('PATCH', `/api/statutes/${before.id}`, { ...facts, title: '公共绿地养护条例' });
    expect(taken.body.code).toBe('alreadyExists');
    const version = before.versions[0]?.id;
    const days = { change: 'made', passedOn: '2021-04-01', effectiveOn: '2021-05-01', documentNo: '某政发〔2021〕3号' };
    expect((await keeper.call('PATCH', `/api/statutes/versions/${version}`, days)).status).toBe(200);
    expect((await keeper.call('PATCH', `/api/statutes/versions/${version}`, { ...days, effectiveOn: '2021-03-01' })).status).toBe(400);
    expect((await keeper.call('PATCH', `/api/statutes/versions/${version}`, { ...days, passedOn: null, effectiveOn: null })).status).toBe(
      400,
    );
    const after = await statute('绿化公约');
    expect(after.log.map((l) => l.kind)).toEqual(['versionCorrected', 'corrected', 'added']);
    expect(after.log[1]?.fields).toEqual({ rank: ['normativeDocument', 'other'], issuer: ['', '某镇人民政府'] });
    expect(after.mayKeep).toBe(true);
  });

  test('a repealed statute no longer holds from that day on; that can be taken back', async () => {
    const { id } = await statute('绿化公约');
    const end = (endedOn: string | null) => keeper.post(`/api/statutes/${id}/end`, { endedOn, endedBy: '《某镇爱绿公约》第三十条' });
    expect((await end('2021-01-01')).status).toBe(400);
    expect((await end('2024-01-01')).status).toBe(200);
    expect((await list('validity=repealed')).map((s) => s.title)).toEqual(['某镇绿化公约']);
    expect(await list('validity=repealed&on=2023-12-31')).toEqual([]);
    expect((await statute('绿化公约')).versions[0]).toMatchObject({ validity: 'repealed', endedBy: '《某镇爱绿公约》第三十条' });
    expect((await end(null)).status).toBe(200);
    expect(await list('validity=repealed')).toEqual([]);
  });

  test('a version withdrawn is gone from the library, and its words can come in again', async () => {
    const { versions } = await statute('某某引用规定');
    const id = versions[0]?.id;
    expect((await keeper.post(`/api/statutes/versions/${id}/withdraw`)).status).toBe(200);
    expect(await list(`q=${encodeURIComponent('某某引用规定')}`)).toEqual([]);
    expect((await keeper.post(`/api/statutes/versions/${id}/withdraw`)).status).toBe(404);
    const again = await begin();
    await put(
      again,
      'a.txt',
      '某某引用规定\n（2020年1月2日某市人民政府公布）\n第一条　依照《中华人民共和国公园和绿地法》第九十九条和本规定第八条办理。',
    );
    expect((await keeper.post(`/api/statute-imports/${again}/write`)).body).toMatchObject({ statutes: 1, versions: 0 });
  });

  test('nobody else changes an entry', async () => {
    const park = await statute('棠宁市公园条例');
    const facts = { title: '别的', rank: 'law', issuer: '', regionCode: null };
    const version = park.versions[0]?.id;
    for (const who of [other.person('legislation'), deputy, city.person('clerk'), city.person('system.admin')]) {
      const congress = who === other.person('legislation') ? `?congress=${other.congressId}` : '';
      expect((await who.call('PATCH', `/api/statutes/${park.id}${congress}`, facts)).status).toBe(403);
      expect((await who.post(`/api/statutes/${park.id}/end${congress}`, { endedOn: '2030-01-01', endedBy: '' })).status).toBe(403);
      expect((await who.post(`/api/statutes/versions/${version}/withdraw${congress}`)).status).toBe(403);
    }
    expect((await keeper.call('PATCH', `/api/statutes/${park.id}?congress=${other.congressId}`, facts)).status).toBe(403);
    expect((await statute('棠宁市公园条例')).log.length).toBe(3);
    expect((await deputy.get(`/api/statutes/${park.id}`)).body.mayKeep).toBe(false);
  });
});
