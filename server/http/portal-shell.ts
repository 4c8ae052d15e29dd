import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What each part of the portal is going to fetch, by the language of the browser. */
const parts = {
  deputyZh: ['deputy/app.tsx', 'deputy/process-words.zh.ts'],
  deputyEn: ['deputy/app.tsx', 'deputy/process-words.en.ts'],
} as const;

/** The portal's page as it is sent: its style within it, so that what is read shows without another fetch. */
export interface PortalShell {
  /** The page with this reading in place of the living one, what it knows already, and the parts of the program it is going to need. */
  page(of: { readonly reading?: string; readonly known?: unknown; readonly part?: keyof typeof parts }): string;
}

interface Manifest {
  readonly [source: string]: { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] };
}

const readingPlace = '<!--reading-->';

/** Reads the built page once, with the list of its files. */
export async function readPortalShell(folder: string): Promise<PortalShell> {
  const at = (name: string): Promise<string> => readFile(path.join(folder, 'portal', name), 'utf8');
  const manifest = JSON.parse(await at('.vite/manifest.json')) as Manifest;
  const whole = await styledWithin(await at('index.html'), at);
  const preload = new Map(Object.entries(parts).map(([part, sources]) => [part, preloads(manifest, sources, whole)]));
  return {
    page: ({ reading = '', known, part }) => {
      // Data are no script: they are read as text, and the policy on scripts lets them be.
      const data =
        known === undefined
          ? ''
          : `<script type="application/json" id="known">${JSON.stringify(known).replaceAll('<', '\\u003c')}</script>`;
      const head = `${part ? (preload.get(part) ?? '') : ''}${data}`;
      return whole.replace('</head>', () => `${head}</head>`).replace(readingPlace, () => reading);
    },
  };
}

/** Puts the style sheets into the page in place of the links to them. */
async function styledWithin(page: string, at: (name: string) => Promise<string>): Promise<string> {
  let styled = page;
  for (const [link = '', file = ''] of page.matchAll(/<link rel="stylesheet"[^>]*href="\/portal\/([^"]+)"[^>]*>/gu)) {
    const style = await at(file);
    styled = styled.replace(link, () => `<style>${style}</style>`);
  }
  return styled;
}

/** Fetched while the page is still being read, instead of one after the other as each is found to be needed. */
function preloads(manifest: Manifest, sources: readonly string[], page: string): string {
  const files = new Set<string>();
  const add = (source: string): void => {
    const chunk = manifest[source];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const needed of chunk.imports ?? []) add(needed);
  };
  for (const source of sources) add(source);
  return [...files]
    .filter((file) => !page.includes(file))
    .map((file) => `<link rel="modulepreload" crossorigin href="/portal/${file}">`)
    .join('');
}
