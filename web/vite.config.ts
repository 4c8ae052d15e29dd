import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console, as files of its own origin only: no inline script, nothing fetched from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2023', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': process.env.YISHI_ADDRESS ?? 'http://localhost:3000' } },
});
