import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** The press itself, a process of its own that ends when there is nothing to print: fonts and compiler leave the server's memory with it. */

export interface PressJob {
  readonly id: number;
  /** JSON for `sheet.typ`. */
  readonly job: string;
  readonly pictures: readonly (readonly [string, Uint8Array])[];
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}
export interface PressAnswer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly fault?: string;
}

const idleMilliseconds = 60_000;
const fontPaths = JSON.parse(process.env.YISHI_PRESS_FONTS ?? '[]') as string[];
/** An empty folder: whatever a program asked for, there would be nothing to read. */
const workspace = mkdtempSync(path.join(tmpdir(), 'yishi-press-'));
const program = readFileSync(path.join(import.meta.dirname, 'sheet.typ'), 'utf8');
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });
let idle = setTimeout(leave, idleMilliseconds);

process.on('message', (message: PressJob) => {
  clearTimeout(idle);
  process.send?.(print(message));
  idle = setTimeout(leave, idleMilliseconds);
});
process.on('disconnect', leave);

function print({ id, job, pictures, madeAt }: PressJob): PressAnswer {
  try {
    for (const [name, content] of pictures) compiler.mapShadow(path.join(workspace, name), Buffer.from(content));
    const made = compiler.compile({ mainFileContent: program, inputs: { job }, resetRead: true });
    const document = made.result;
    if (!document) {
      const said = made.takeError();
      return { id, fault: JSON.stringify(said ? compiler.fetchDiagnostics(said) : 'no document').slice(0, 2000) };
    }
    return { id, pdf: compiler.pdf(document, { creationTimestamp: Math.floor(madeAt / 1000) }) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

function leave(): void {
  process.exit(0);
}
