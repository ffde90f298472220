// Bundles the chat page: build.mjs <output folder>. Called by the build of BotService.csproj.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const out = process.argv[2];
if (!out) throw new Error('usage: node build.mjs <output folder>');

const absent = fileURLToPath(new URL('./src/absent.cjs', import.meta.url));

// What of the Direct Line client the page does not use: Direct Line Speech's streams, and stand-ins for what every browser meant
// here has. Without them the script is a quarter as large.
const unused = /^(\.\/directLineStreaming|core-js\/.*|url-search-params-polyfill|cross-fetch.*|buffer)$/;
const leaveOut = {
  name: 'leave-out',
  setup: bundle => bundle.onResolve({ filter: unused }, () => ({ path: absent })),
};

await build({
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  entryPoints: { chat: 'src/main.mjs' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome100', 'firefox100', 'safari15.4'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  plugins: [leaveOut],
  legalComments: 'external',
  logLevel: 'warning',
});
