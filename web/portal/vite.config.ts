import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The portal, apart from the console: little script, and a worker that keeps it at hand without a network. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  plugins: [react()],
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
