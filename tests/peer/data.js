'use strict';
// The same files that the recogniser reads.
const fs = require('node:fs');
const path = require('node:path');

const OUT_OF_SCOPE = 'oos';

const lines = file => fs.readFileSync(file, 'utf8').split('\n').filter(l => l.trim()).map(l => JSON.parse(l));

/** RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
function csv(file) {
  const rows = [[]];
  const text = fs.readFileSync(file, 'utf8');
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.filter(r => r.length > 1).slice(1);
}

const english = pairs => pairs.map(([text, label]) => ({ text, language: 'en', label, accepted: [label] }));

const sets = {
  questions(train, questions) {
    // What nlp.js has no language of its own for goes to the nearest: all that is written in characters to Chinese, the rest to English.
    const language = lang => (['zh', 'cn', 'mixed'].includes(lang) ? 'zh' : 'en');
    return {
      train: lines(train).map(l => ({ text: l.text, language: l.locale.split('-')[0], label: l.label })),
      validation: [],
      test: lines(questions).filter(l => l.q !== undefined).map(l => ({
        text: l.q, language: language(l.lang), label: l.procedure, accepted: [l.procedure, ...(l.also ?? []), ...(l.accept ?? [])],
      })),
    };
  },
  clinc150(folder) {
    const splits = JSON.parse(fs.readFileSync(path.join(folder, 'clinc150-data_full.json'), 'utf8'));
    const split = name => english([...splits[name], ...splits[`oos_${name}`]]);
    return { train: split('train'), validation: split('val'), test: split('test') };
  },
  banking77: folder => ({
    train: english(csv(path.join(folder, 'banking77-train.csv'))),
    validation: [],
    test: english(csv(path.join(folder, 'banking77-test.csv'))),
  }),
};

module.exports = { sets, OUT_OF_SCOPE };
