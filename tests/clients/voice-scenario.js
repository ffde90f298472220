// Walks a call through a scenario: JSON lines, each a step such as {"do":"say","text":"過戶","expect":{"says":"…"}}. Prints what passed as JSON lines.
//   do       start say key silent event refresh retry disconnect …: what the gateway has; `wait` seconds; `ready` prints "ready"
//   if       only when this was said last          until, most   again and again until this is said, at most so often
//   expect   status, says (one or several), not, params (of a message), event, with (its parameters), count, nothing
const assert = require('node:assert/strict');
const fs = require('node:fs');

function read(given) {
  const lines = given.endsWith('.jsonl') ? fs.readFileSync(given, 'utf8') : given === '-' ? fs.readFileSync(0, 'utf8') : given;
  return lines.split('\n').filter(line => line.trim() && !line.startsWith('//')).map(line => JSON.parse(line));
}

function check({ status, says, not, params, event, with: parameters, count, nothing }, answer) {
  assert.equal(answer.status ?? 200, status ?? 200);
  const said = spoken(answer);
  for (const part of [says ?? []].flat()) assert.ok(said.includes(part), `not said: ${part}`);
  for (const part of [not ?? []].flat()) assert.ok(!said.includes(part), `said: ${part}`);
  for (const [name, value] of Object.entries(params ?? {}))
    assert.ok(answer.activities.some(one => one.type === 'message' && (one.activityParams ?? one.channelData?.activityParams)?.[name] === value), `no message has ${name}`);
  if (nothing) assert.equal(answer.activities.length, 0);
  if (count !== undefined) assert.equal(answer.activities.length, count);
  if (event) {
    const found = answer.activities.find(one => one.name === event);
    assert.ok(found, `no event ${event}`);
    const has = { ...found.activityParams, ...found.sessionParams, ...found.channelData?.activityParams, ...found.channelData?.sessionParams };
    for (const [name, value] of Object.entries(parameters ?? {})) assert.deepEqual(has[name], value, name);
  }
}

const spoken = answer => (answer.activities ?? []).filter(one => one.type === 'message').map(one => one.text).join('');

/** @param steps what the gateway can do, by name; each gives `{status, activities}` or nothing. */
async function walk(scenario, steps) {
  const begun = Date.now();
  let last = { activities: [] };
  for (const [number, step] of read(scenario).entries()) {
    if (step.if && !spoken(last).includes(step.if)) continue;
    try {
      let answer;
      for (let time = 1; ; time++) {
        answer = await one(step);
        console.log(JSON.stringify({ at: Date.now() - begun, ...step, answer: answer ?? undefined }));
        if (answer) last = answer;
        if (!step.until || spoken(last).includes(step.until)) break;
        assert.ok(time < (step.most ?? 10), `not said after ${time} times: ${step.until}`);
      }
      if (answer ?? step.expect) check(step.expect ?? {}, last);
    } catch (error) {
      throw new Error(`step ${number + 1}, ${JSON.stringify(step)}: ${error.message}`, { cause: error });
    }
  }

  async function one(step) {
    if (step.do === 'ready') return void console.log('ready');
    if (step.do === 'wait') return void await new Promise(done => setTimeout(done, step.seconds * 1000));
    assert.ok(steps[step.do], `there is no step '${step.do}'`);
    return await steps[step.do](step);
  }
}

function run(main) {
  main(...process.argv.slice(2)).then(() => process.exit(0), error => {
    console.error(error.stack ?? error);
    process.exit(1);
  });
}

module.exports = { walk, run };
