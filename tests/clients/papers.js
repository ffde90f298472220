// node papers.js ADDRESS: which procedures' lists fit one A4. Each procedure of a running service is asked for by its name over Direct Line and every
// question answered with the first choice, until there is a list; its page for one A4 (/c/{receipt}?page=1) is then printed. Needs chromium (CHROMIUM=path).
const { Chromium, pause } = require('./chromium');
const { open } = require('./conversation');

const [address] = process.argv.slice(2);
if (!address) throw new Error('usage: node papers.js ADDRESS');
const origin = new URL(address).origin;

const MOST_QUESTIONS = 10;

/** Page tokens are given out by the second. */
async function begin() {
  for (let tries = 0; ; tries++) {
    try {
      return await open(origin, { webSocket: true });
    } catch (fault) {
      if (tries === 5) throw fault;
      await pause(5000);
    }
  }
}

/** What came to the name and to the answers: the list's number and whose it is, or what it ended with. The first question is answered with choice `first`. */
async function ask(name, first) {
  const talk = await begin();
  try {
    let text = name;
    for (let turn = 0; turn <= MOST_QUESTIONS; turn++) {
      const { echo } = await talk.say(text);
      await pause(100);
      const replies = talk.received.filter(activity => activity.type === 'message' && activity.replyToId === echo.id);
      const listed = replies.find(reply => reply.channelData?.answer?.receipt);
      if (listed) return listed.channelData.answer;
      const choices = replies.at(-1).suggestedActions?.actions.filter(action => action.type === 'imBack') ?? [];
      if (replies.at(-1).channelData?.answer?.kind !== 'question' && replies.at(-1).channelData?.answer?.kind !== 'choices' || !choices.length)
        return { ended: replies.at(-1).channelData?.answer?.kind, last: text };
      text = (choices[turn === 0 ? first : 0] ?? choices[0]).value;
    }
    return { ended: `more than ${MOST_QUESTIONS} questions` };
  } finally {
    talk.client.end();
  }
}

/** A question whose water it is leads to the other company's list first: then its next choice is tried. */
async function listOf({ id, name }) {
  let found;
  for (let first = 0; first < 3; first++) {
    found = await ask(name, first);
    if (found.entry === id) return found;
  }
  return found;
}

const pagesOf = pdf => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

(async () => {
  const { entries } = await (await fetch(`${origin}/api/v1/entries?lang=zh-TW`)).json();
  const procedures = entries.filter(entry => entry.kind === 'procedure');
  const chromium = await Chromium.start();
  const page = await chromium.open();
  const longer = [];
  const elsewhere = [];
  let fitting = 0;
  try {
    for (const procedure of procedures) {
      const found = await listOf(procedure);
      if (!found.receipt || found.entry !== procedure.id) {
        elsewhere.push(`${procedure.id} ${procedure.name}: ${found.receipt ? `the list of ${found.entry}` : `no list, but ${found.ended}`}`);
        continue;
      }
      await page.goTo(`${origin}/c/${found.receipt}?page=1`);
      const pages = pagesOf(await page.pdf());
      if (pages === 1) fitting += 1;
      else longer.push(`${procedure.id} ${procedure.name}: ${pages} pages`);
    }
  } finally {
    await chromium.stop();
  }
  console.log(`one A4: ${fitting} of ${procedures.length} procedures`);
  for (const line of longer) console.log(`longer: ${line}`);
  for (const line of elsewhere) console.log(`not listed: ${line}`);
  process.exit(0);
})().catch(fault => {
  console.error(fault);
  process.exit(1);
});
