import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { onlyWords } from './only-words.ts';

/** The portal, apart from the console: little script, and a worker that keeps it at hand without a network. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [onlyWords(), react()],
  // The same components with a sixth of the library: what counts on a slow phone is how soon somebody can speak.
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  worker: { format: 'es' },
  build: {
    outDir: '../dist/portal',
    target: 'es2022',
    // Tells the server which files each part needs.
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { portal: `${import.meta.dirname}/index.html`, offline: `${import.meta.dirname}/offline.ts` },
      output: { entryFileNames: (entry) => (entry.name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js') },
    },
  },
});
