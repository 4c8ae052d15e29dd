import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/** What the portal shows of a process's words: reasons and notices come from the server as whole sentences. */
const shown = ['name', 'states', 'actions', 'fields', 'inputs', 'options', 'deadlines', 'help'] as const;

/** Sends phones only those words of each process that the portal shows, each language by itself. */
export function onlyWords(): Plugin {
  return {
    name: 'only-words',
    enforce: 'pre',
    async load(id) {
      const [, locale] = /\/processes\/\w+\/\w+\.text(\.en)?\.ts$/u.exec(id) ? [id, id.endsWith('.en.ts') ? 'en' : 'zh'] : [];
      if (!locale) return null;
      const module: Record<string, Record<string, unknown>> = await import(pathToFileURL(id).href);
      const words = Object.fromEntries(shown.map((group) => [group, module[locale]?.[group]]));
      return `export const ${locale} = ${JSON.stringify(words)};`;
    },
  };
}
