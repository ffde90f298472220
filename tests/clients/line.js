// line.js <folder>: LINE's own SDK held against what the service makes.
// signature.json {secret, body, signature}: the SDK accepts it, and refuses it for another body. messages.json [...]: each is what the SDK's types call a message.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { validateSignature } = require('@line/bot-sdk');

const folder = process.argv[2];
const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const { secret, body, signature } = read('signature.json');
assert.ok(validateSignature(body, secret, signature), 'the signature is good');
assert.ok(!validateSignature(`${body} `, secret, signature), 'a changed body is refused');
assert.ok(!validateSignature(body, `${secret}x`, signature), 'another secret is refused');

const messages = read('messages.json');
assert.ok(messages.length > 0 && messages.length <= 20);
const source = join(__dirname, `.line-messages-${process.pid}.ts`);
const check = text => {
  writeFileSync(source, `import { messagingApi } from '@line/bot-sdk';\n${text}`);
  execFileSync(process.execPath, [join(__dirname, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck',
    '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', source], { encoding: 'utf8', stdio: 'pipe', timeout: 120000 });
};
try {
  // A wrong word first: it must be refused, or the check below would prove nothing.
  assert.throws(() => check('export const wrong: messagingApi.Message = {"type":"text","text":"x","colour":"red"};'), e => /TS2353|TS2322/.test(e.stdout));
  check(messages.map((m, i) => `export const m${i}: messagingApi.Message = ${JSON.stringify(m)};`).join('\n'));
} catch (e) {
  console.log(e.stdout ?? '');
  throw e;
} finally {
  rmSync(source, { force: true });
}
console.log(`${messages.length} messages`);
