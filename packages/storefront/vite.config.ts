import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('src/client'),
  plugins: [react()],
  build: {
    outDir: here('dist/client'),
    emptyOutDir: true,
    // The shop's content security policy allows no inline script.
    modulePreload: { polyfill: false },
  },
});
