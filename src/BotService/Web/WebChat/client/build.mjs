// Bundles the chat page: build.mjs <output folder>. Called by the build of BotService.csproj.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const out = process.argv[2];
if (!out) throw new Error('usage: node build.mjs <output folder>');

const own = name => fileURLToPath(new URL(`./src/${name}`, import.meta.url));
// Speech is not offered: a browser's recogniser sends the voice off-site. Without these three the script is a third smaller.
const absent = own('absent.cjs');
const alias = {
  'botframework-directlinespeech-sdk': absent,
  'microsoft-cognitiveservices-speech-sdk': absent,
  'web-speech-cognitive-services': absent,
  // The -es5 packages are built by install scripts, which are not run; their sources do for the browsers meant here.
  'abort-controller-es5': own('abort-controller.mjs'),
  'p-defer-es5': own('defer.mjs'),
  'markdown-it-attrs-es5': 'markdown-it-attrs',
  'react-scroll-to-bottom': own('scroll-to-bottom.mjs'),
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
  logLevel: 'warning',
});
