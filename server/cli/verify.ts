import { verifyLog } from '../actions/verify.ts';
import { verifyFiles } from '../transfer/verify-files.ts';
import type { Command, CommandContext } from './command.ts';
import { asOwner, openFiles } from './house.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: '',
  zh: '核验日志链、各条记录和附件，逐一指出不符之处',
  en: 'check the log chain, every record and every file, and name what differs',
  run: (context) => verifyInstallation(context),
};

/** Checks everything; answers 0 when all is as it was written, else 1. */
export async function verifyInstallation(context: CommandContext): Promise<number> {
  const { say } = context;
  const files = await openFiles(context);
  return asOwner(context, async ({ db }) => {
    let faults = 0;
    for (const congressId of await congresses(db)) {
      const log = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx) => verifyLog(tx, congressId));
      say({
        zh: `${congressId}：日志 ${log.entries} 条，记录 ${log.records} 件。`,
        en: `${log.entries} log entries, ${log.records} records.`,
      });
      for (const fault of log.faults) say({ zh: `  不符（${fault.kind}）${fault.where}：`, en: fault.what });
      faults += log.faults.length;
    }
    const stored = await verifyFiles(db, files);
    say({
      zh: `附件内容 ${stored.checked} 份，未被引用 ${stored.unused} 份。`,
      en: `${stored.checked} file contents, ${stored.unused} more that nothing refers to.`,
    });
    for (const fault of stored.faults) {
      say({ zh: `  附件${whatZh[fault.what]} ${fault.sha256}（${fault.names.join('、')}）`, en: `file content ${whatEn[fault.what]}` });
    }
    faults += stored.faults.length;
    if (faults === 0) say({ zh: '核验通过，未发现任何不符。', en: 'Verified: everything is as it was written.' });
    else say({ zh: `核验未通过，发现 ${faults} 处不符。`, en: `Not verified: ${faults} faults.` });
    return faults === 0 ? 0 : 1;
  });
}

const whatZh = { missing: '缺失', changed: '已被更改', size: '大小不符' } as const;
const whatEn = { missing: 'is missing', changed: 'was changed', size: 'has another size than its row says' } as const;

type Db = Parameters<typeof verifyFiles>[0];

/** Every congress that has a chain or rows in it. */
async function congresses(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('congress')
    .select('congress_id')
    .union(db.selectFrom('log_head').select('congress_id'))
    .union(db.selectFrom('record_log').select('congress_id').distinct())
    .execute();
  return rows.map((r) => r.congress_id).sort();
}
