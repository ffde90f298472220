// Bundles the chat page: build.mjs <output folder>. Called by the build of BotService.csproj.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const out = process.argv[2];
if (!out) throw new Error('usage: node build.mjs <output folder>');

// Speech is not offered: a browser's recogniser sends the voice off-site. Without these three the script is a third smaller.
const absent = fileURLToPath(new URL('./src/absent.cjs', import.meta.url));
const alias = {
  'botframework-directlinespeech-sdk': absent,
  'microsoft-cognitiveservices-speech-sdk': absent,
  'web-speech-cognitive-services': absent,
  // The -es5 packages are built by install scripts, which are not run; their sources do for the browsers meant here.
  'abort-controller-es5': fileURLToPath(new URL('./src/abort-controller.mjs', import.meta.url)),
  'p-defer-es5': fileURLToPath(new URL('./src/defer.mjs', import.meta.url)),
  'markdown-it-attrs-es5': 'markdown-it-attrs',
};

await build({
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  entryPoints: { chat: 'src/chat.mjs' },
  outdir: out,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome100', 'firefox100', 'safari15.4'],
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  alias,
  legalComments: 'external',
  metafile: !!process.env.CHAT_METAFILE,
  logLevel: 'warning',
}).then(async result => {
  if (result.metafile) await (await import('node:fs/promises')).writeFile(process.env.CHAT_METAFILE, JSON.stringify(result.metafile));
});
