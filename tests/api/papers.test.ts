import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPaper } from '../../processes/documents.ts';
import { defaultTemplate } from '../../server/documents/default-template.ts';
import { type City, createCity, handedOver, registered, replied } from '../support/city.ts';

let city: City;
let id: string;
let assignment: string;

beforeAll(async () => {
  city = await createCity();
  id = await registered(city, 'lin', { contact: '东湖路一号' });
  assignment = await handedOver(city, id);
});
afterAll(() => city.drop());

/** The words of a Word file, its head and foot too. */
function wordsOf(file: Buffer): string {
  const zip = new PizZip(file);
  return Object.keys(zip.files)
    .filter((n) => /^word\/(document|header\d|footer\d)\.xml$/.test(n))
    .map((n) => (zip.file(n)?.asText() ?? '').replace(/<[^>]+>/g, ''))
    .join('\n');
}

const docx = async (name: string, paper: string, record: string, more = ''): Promise<{ status: number; words: string }> => {
  const { status, body } = await city.person(name).bytes('GET', `/api/papers/${paper}/${record}?format=docx${more}`);
  return { status, words: status === 200 ? wordsOf(body) : String(body) };
};

describe('a paper', () => {
  test('comes as Word and PDF to those who may see the record, with no more than they may see', async () => {
    const clerk = await docx('clerk', 'suggestionForm', id);
    expect(clerk.words).toContain('关于在东湖片区增设社区托育点的建议');
    expect(clerk.words).toContain('东湖路一号');
    const pdf = await city.person('clerk').bytes('GET', `/api/papers/suggestionForm/${id}`);
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    for (const name of ['tan', 'roads', 'system.admin'])
      expect([name, (await docx(name, 'suggestionForm', id)).status]).toEqual([name, 404]);
    expect((await city.app.inject({ method: 'GET', url: `/api/papers/suggestionForm/${id}` })).statusCode).toBe(401);
    expect((await docx('lin', 'fileInventory', id)).status).toBe(404);
    expect((await docx('clerk', 'fileInventory', id)).status).toBe(200);
    expect((await docx('clerk', 'nothing', id)).status).toBe(404);
  });

  test('of a confidential matter says so, and hides its author from the unit', async () => {
    const secret = await registered(city, 'tan', {
      secrecy: 'confidential',
      secrecyReason: '未公开的工作情况',
      publishConsent: 'none',
      publishReason: '内容敏感',
      contact: '不可外传的住址',
    });
    await handedOver(city, secret, 'party');
    const author = await docx('tan', 'suggestionForm', secret);
    expect(author.words).toContain('保密件');
    expect(author.words).toContain('不可外传的住址');
    const unit = await docx('party.head', 'suggestionForm', secret);
    expect(unit.status).toBe(200);
    expect(unit.words).toContain('保密件');
    expect(unit.words).not.toContain('不可外传的住址');
    expect(unit.words).not.toContain('tan');
    for (const name of ['office', 'chair', 'party', 'lin'])
      expect([name, (await docx(name, 'suggestionForm', secret)).status]).toEqual([name, 404]);
  });

  test('has one copy for each author, and an evaluation is not in it for the unit', async () => {
    await replied(city, assignment);
    const list = await city.person('clerk').get(`/api/papers?process=assignment&id=${assignment}`);
    const letter = list.body.items.find((i: { paper: string }) => i.paper === 'replyLetter');
    expect(letter.copies).toEqual([{ key: city.person('lin').seat, name: 'lin' }]);
    const copy = await docx('lin', 'replyLetter', assignment, `&copy=${city.person('lin').seat}`);
    expect(copy.words).toContain('lin代表：');
    expect(copy.words).toMatch(/试教函〔2025〕1号/);
    expect(copy.words).toContain('A类');
    expect((await docx('lin', 'replyLetter', assignment, `&copy=${city.person('mei').seat}`)).status).toBe(404);
    await city.person('lin').act('assignment', assignment, 'evaluate', {
      attitude: 'satisfied',
      result: 'dissatisfied',
      text: '仍不满意的理由',
      channel: 'platform',
    });
    expect((await docx('clerk', 'opinionForm', assignment)).words).toContain('仍不满意的理由');
    expect((await docx('schools', 'opinionForm', assignment)).words).not.toContain('仍不满意的理由');
  });
});

describe('issuing', () => {
  test('gives numbers without gaps, once for one request, and keeps the words as they were', async () => {
    const clerk = city.person('clerk');
    const issue = (key: string, note?: string) =>
      clerk.post(`/api/papers/handOverNotice/${id}/issue`, note ? { note } : {}, { 'idempotency-key': key });
    const draft = await docx('clerk', 'handOverNotice', id);
    expect(draft.words).not.toContain('人代交〔');
    const first = await issue('a-first-request-1', '请于每月底报送进展');
    expect(first.body.docNumber).toBe('人代交〔2025〕1号');
    expect((await issue('a-first-request-1', '请于每月底报送进展')).body).toEqual(first.body);
    expect((await issue('a-second-request')).body.docNumber).toBe('人代交〔2025〕2号');
    const kept = await docx('schools', 'handOverNotice', id, `&issue=${first.body.id}`);
    expect(kept.words).toContain('人代交〔2025〕1号');
    expect(kept.words).toContain('请于每月底报送进展');
    expect((await city.person('schools').post(`/api/papers/handOverNotice/${id}/issue`)).status).toBe(403);
    expect((await city.person('roads').post(`/api/papers/handOverNotice/${id}/issue`)).status).toBe(404);
    const row = await city.deps.db.selectFrom('paper_issue').select('content').where('id', '=', first.body.id).executeTakeFirstOrThrow();
    expect(JSON.stringify(row.content)).not.toContain('lin');
    await expect(
      city.deps.db
        .updateTable('paper_issue' as never)
        .set({ doc_number: 'x' } as never)
        .execute(),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('templates', () => {
  const upload = (name: string, content: Buffer, more = '') => {
    const boundary = 'papers-test';
    const body = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="t.docx"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return city.person(name).call('POST', `/api/paper-templates/opinionForm${more}`, body, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
  };
  const altered = (from: string, to: string): Buffer => {
    const paper = findPaper('opinionForm');
    if (!paper) throw new Error('no paper');
    const zip = new PizZip(defaultTemplate(paper));
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace(from, to));
    return zip.generate({ type: 'nodebuffer' });
  };

  test('of an office hold from then on, are told what is wrong, and go back to the standard', async () => {
    expect((await upload('lin', altered('征询意见表', '意见回执'))).status).toBe(403);
    const wrong = await upload('clerk', altered('{具体意见}', '{具体看法}'));
    expect(wrong.body).toMatchObject({ accepted: false, version: 0 });
    expect(wrong.body.faults[0]).toMatchObject({ kind: 'unknown', field: '具体看法', blocks: true });
    expect((await upload('clerk', Buffer.from('not a Word file'))).body.faults).toEqual([
      { kind: 'unreadable', field: '', where: '', blocks: true },
    ]);
    expect((await upload('clerk', altered('征询意见表', '意见回执'), '?dryRun=true')).body).toMatchObject({ accepted: true, version: 0 });
    expect((await docx('clerk', 'opinionForm', assignment)).words).toContain('征询意见表');
    expect((await upload('clerk', altered('征询意见表', '意见回执'))).body).toEqual({ accepted: true, version: 1, faults: [] });
    expect((await docx('clerk', 'opinionForm', assignment)).words).toContain('意见回执');
    const line = (await city.person('office').get('/api/paper-templates')).body.items.find(
      (i: { paper: string }) => i.paper === 'opinionForm',
    );
    expect(line).toMatchObject({ isOwn: true, version: 1, changedBy: 'clerk' });
    expect((await city.person('clerk').call('DELETE', '/api/paper-templates/opinionForm')).status).toBe(204);
    expect((await docx('clerk', 'opinionForm', assignment)).words).toContain('征询意见表');
    const rows = await city.deps.db.selectFrom('paper_template').select(['version', 'by_name']).orderBy('version').execute();
    expect(rows).toEqual([
      { version: 1, by_name: 'clerk' },
      { version: 2, by_name: 'clerk' },
    ]);
  });

  test('give a blank form for the paper channel', async () => {
    const blank = await city.person('clerk').bytes('GET', '/api/paper-templates/satisfactionBallot?which=blank');
    expect(blank.body.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('many records', () => {
  test('are listed in one paper, without those its reader may not see', async () => {
    const other = await registered(city, 'mei', { title: '关于修缮老旧小区电梯的建议' });
    await handedOver(city, other, 'roads');
    const words = async (name: string) => {
      const { status, body } = await city.person(name).bytes('POST', '/api/papers/handOverList/list', { ids: [id, other], format: 'docx' });
      return status === 200 ? wordsOf(body) : String(status);
    };
    expect(await words('clerk')).toMatch(/增设社区托育点.*修缮老旧小区电梯/s);
    const unit = await words('schools');
    expect(unit).toContain('增设社区托育点');
    expect(unit).not.toContain('电梯');
    expect(await words('tan')).toBe('404');
  });

  test('are printed as one PDF that tells how far it is and waits to be fetched', async () => {
    const missing = '00000000-0000-7000-8000-000000000001';
    const { status, body } = await city.person('clerk').bytes('POST', '/api/papers/suggestionForm/print', { ids: [id, missing] });
    expect(status).toBe(200);
    const lines = String(body)
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(lines.slice(0, 2)).toEqual([{ progress: { done: 1, of: 2 } }, { progress: { done: 2, of: 2 } }]);
    expect(lines[2].ready).toMatchObject({ papers: 1, skipped: 1 });
    const file = await city.person('clerk').bytes('GET', `/api/files/${lines[2].ready.fileId}`);
    expect(file.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await city.person('office').bytes('GET', `/api/files/${lines[2].ready.fileId}`)).status).toBe(404);
    expect(
      (await city.person('clerk').post('/api/papers/suggestionForm/print', { ids: Array.from({ length: 101 }, () => id) })).status,
    ).toBe(400);
  });
});
