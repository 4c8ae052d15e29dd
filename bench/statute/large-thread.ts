import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { buildIndex, type IndexedArticle, saveIndex } from '../../statute/index.ts';

/** What the thread tells when the index is on disk. */
export interface Built {
  readonly laws: number;
  readonly build: number;
  readonly save: number;
  readonly bytes: number;
}

const { real, most, file } = workerData as { readonly real: readonly IndexedArticle[]; readonly most: number; readonly file: string };
const things = [
  '公园',
  '河道',
  '学校',
  '市场',
  '道路',
  '档案',
  '养老',
  '燃气',
  '文物',
  '种子',
  '港口',
  '矿山',
  '消防',
  '电梯',
  '湿地',
  '图书',
];
const digits = '一二三四五六七八九';

/** The real articles, then copies of them with other titles, figures and things, so that none is another's. */
function* varied(): Generator<IndexedArticle> {
  for (let n = 0; n < most; n++) {
    const copy = Math.floor(n / real.length);
    const { id, law, text } = real[n % real.length] ?? { id: '', law: '', text: '' };
    const thing = things[copy % things.length] ?? '';
    const title = copy === 0 ? law : `第${copy}区${thing}${law}`;
    const figures = text.replace(/[一二三四五六七八九]/gu, (d) => digits[(digits.indexOf(d) + copy) % 9] ?? d);
    const at = (n * 7) % Math.max(1, figures.length);
    const words = copy === 0 ? text : `${figures.slice(0, at)}${thing}${figures.slice(at)}`;
    yield { id: `${title}#${id.slice(id.lastIndexOf('#') + 1)}`, law: title, text: words };
  }
}

const begun = performance.now();
const index = buildIndex(varied());
const built = performance.now();
const saved = saveIndex(index);
const handle = await open(file, 'w');
await handle.writeFile(new Uint8Array(saved));
await handle.close();
const laws = index.parts.reduce((sum, part) => sum + part.liveLaws, 0);
parentPort?.postMessage({ laws, build: built - begun, save: performance.now() - built, bytes: saved.byteLength } satisfies Built);
