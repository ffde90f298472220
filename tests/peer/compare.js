'use strict';
// Trains nlp.js on a set and prints its figures beside ours:  node compare.js SET OURS.json FILES...
const fs = require('node:fs');
const { NlpManager } = require('node-nlp');
const { sets, OUT_OF_SCOPE } = require('./data.js');

const NONE = 'None'; // what nlp.js calls out of scope

const [name, oursFile, ...files] = process.argv.slice(2);
const ours = JSON.parse(fs.readFileSync(oursFile, 'utf8'));
const share = (list, counts) => (list.length === 0 ? null : list.filter(counts).length / list.length);

/** Probability that a text in scope scores above one out of it; ties count half. */
function auroc(inScope, outOfScope) {
  if (outOfScope.length === 0) return null;
  let sum = 0;
  for (const a of inScope) for (const b of outOfScope) sum += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
  return sum / (inScope.length * outOfScope.length);
}

/** In an order of chance, always the same: nlp.js learns one text after another and does far worse on sets sorted by label. */
function shuffled(texts) {
  const order = [...texts];
  let state = 12345;
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

async function main() {
  const set = sets[name](...files);
  const languages = [...new Set(set.train.map(t => t.language))];
  const manager = new NlpManager({ languages, autoSave: false, autoLoad: false, forceNER: false, nlu: { log: false } });
  for (const t of shuffled(set.train)) manager.addDocument(t.language, t.text, t.label === OUT_OF_SCOPE ? NONE : t.label);
  const started = process.hrtime.bigint();
  await manager.train();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;

  async function ask(question) {
    const began = process.hrtime.bigint();
    const found = await manager.process(question.language, question.text);
    const us = Number(process.hrtime.bigint() - began) / 1e3;
    const ranking = (found.classifications ?? []).filter(c => c.intent !== NONE);
    const rank = ranking.findIndex(c => question.accepted.includes(c.intent)) + 1;
    return { ...question, isOutOfScope: question.label === OUT_OF_SCOPE, refused: found.intent === NONE, rank, score: ranking[0]?.score ?? 0, us };
  }

  const asked = [];
  for (const question of set.test) asked.push(await ask(question));
  const inScope = asked.filter(a => !a.isOutOfScope);
  const outOfScope = asked.filter(a => a.isOutOfScope);
  const times = asked.map(a => a.us).sort((a, b) => a - b);
  const area = auroc(inScope, outOfScope);

  const rows = name === 'questions' ? questionRows() : [
    ['in scope, right without threshold', ours.accuracy, share(inScope, a => a.rank === 1)],
    ['AUROC of the in-scope score', ours.auroc, area],
    ...(await thresholdRows()),
    ['training, seconds', ours.trainSeconds, seconds],
    ['one recognition, µs (median)', ours.recognitionUs.p50, times[times.length >> 1]],
  ];
  print(rows.filter(([, us, them]) => us != null || them != null));

  function questionRows() {
    const isRight = a => !a.refused && a.rank === 1;
    return [
      ['in scope, right first', ours.inScope.top1, share(inScope, a => a.rank === 1)],
      ['right among the first three', ours.inScope.top3, share(inScope, a => a.rank >= 1 && a.rank <= 3)],
      ['answered right at its operating point', ours.inScope.answeredRight, share(inScope, isRight)],
      ['answered wrong', ours.inScope.answeredWrong, share(inScope, a => !a.refused && a.rank !== 1)],
      ['asked back otherwise', ours.inScope.askedBack, null],
      ['refused', ours.inScope.refused, share(inScope, a => a.refused)],
      ['out of scope, refused', ours.outOfScope.refused, share(outOfScope, a => a.refused)],
      ['AUROC of the in-scope score', ours.auroc, area],
      ...Object.entries(ours.byLanguage).map(([language, l]) => [`right first, ${language} (${l.n})`, l.top1, byLanguage(language)]),
      ['training, seconds', null, seconds],
    ];
  }

  function byLanguage(language) {
    const raw = fs.readFileSync(files[1], 'utf8').split('\n').filter(l => l.trim()).map(l => JSON.parse(l)).filter(l => l.q !== undefined);
    return share(asked.filter((a, i) => raw[i].lang === language && !a.isOutOfScope), a => a.rank === 1);
  }

  async function thresholdRows() {
    const kept = [];
    for (const question of set.validation.filter(v => v.label !== OUT_OF_SCOPE)) kept.push((await ask(question)).score);
    if (kept.length === 0 || outOfScope.length === 0) return [];
    const least = kept.sort((a, b) => a - b)[Math.ceil(0.05 * kept.length) - 1];
    return [
      ['95 % kept: in scope, kept and right', ours.threshold.accuracy, share(inScope, a => a.rank === 1 && a.score >= least)],
      ['95 % kept: out of scope, refused', ours.threshold.outOfScopeRefused, share(outOfScope, a => a.score < least)],
    ];
  }
}

function print(rows) {
  const show = value => (value == null ? '-' : Number(value).toFixed(Math.abs(value) <= 1 ? 3 : 1)).padStart(10);
  console.log(`\n${name.padEnd(42)}${'ours'.padStart(10)}${'nlp.js'.padStart(10)}`);
  for (const [label, us, them] of rows) console.log(`${label.padEnd(42)}${show(us)}${show(them)}`);
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
