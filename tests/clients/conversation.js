// What the scripts share: a stock client in node, and waiting for what it receives.
const assert = require('node:assert/strict');
global.XMLHttpRequest = require('xhr2');

/** Every socket the client opens, newest last, so that a script can cut it. */
const sockets = [];
global.WebSocket = class extends require('ws') {
  constructor(...args) {
    super(...args);
    sockets.push(this);
  }
};

// The client waits 3 to 15 s, chosen by chance, before it reconnects; chance 0 makes it 3.
Math.random = () => 0;

const { ConnectionStatus, DirectLine } = require('botframework-directlinejs');

async function api(address, method, path, bearer, body) {
  const response = await fetch(address + path, {
    method,
    headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function until(what, holds, seconds = 25) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await holds();
    if (found) return found;
    await new Promise(done => setTimeout(done, 25));
  }
  assert.fail(`not within ${seconds} s: ${what}`);
}

/** Opens a conversation as a page does; `received` and `statuses` grow while it lasts. */
async function open(address, options) {
  const { body } = await api(address, 'POST', '/webchat/token');
  const client = new DirectLine({ domain: `${address}/v3/directline`, token: body.token, pollingInterval: 500, ...options });
  const received = [];
  const statuses = [];
  client.activity$.subscribe(activity => received.push(activity), error => statuses.push(error.message));
  client.connectionStatus$.subscribe(status => statuses.push(ConnectionStatus[status]), () => {});
  await until('the greeting', () => received.find(activity => activity.from.role === 'bot'));

  /** Posts a text; gives its echo and the last reply once both are here. */
  async function say(text) {
    const clientActivityID = `${Date.now()}-${received.length}`;
    const id = await new Promise((done, fail) =>
      client.postActivity({ type: 'message', from: { id: 'ignored' }, text, locale: 'zh-TW', channelData: { clientActivityID } }).subscribe(done, fail));
    const echo = await until(`the echo of ${text}`, () => received.find(a => a.channelData?.clientActivityID === clientActivityID));
    assert.equal(echo.id, id);
    assert.equal(echo.text, text);
    const reply = await until(`a reply to ${text}`, () => received.findLast(a => a.type === 'message' && a.replyToId === id));
    return { echo, reply };
  }

  /** Asks and takes the first choice each time, until there is a checklist. */
  async function toChecklist(text) {
    let { reply } = await say(text);
    for (let turn = 0; reply.channelData.answer.kind !== 'checklist'; turn++) {
      assert.ok(turn < 10, `still ${reply.channelData.answer.kind} after ten turns`);
      assert.ok(reply.suggestedActions?.actions.length > 0, `no choices with ${reply.text}`);
      ({ reply } = await say(reply.suggestedActions.actions[0].value));
    }
    return reply;
  }

  /** Nothing twice and nothing in the wrong place; `repeats` allows what Web Chat would drop by its id. */
  function inOrder({ repeats = false } = {}) {
    const stored = received.filter(a => a.type !== 'typing');
    const once = [...new Map(stored.map(a => [a.id, a])).values()];
    if (!repeats) assert.equal(once.length, stored.length, 'the client was shown an activity twice');
    const numbers = once.map(a => a.channelData['webchat:sequence-id']);
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), 'activities out of order');
  }

  return { client, conversation: body.conversationId, token: body.token, received, statuses, say, toChecklist, inOrder };
}

function run(script) {
  script(...process.argv.slice(2)).then(
    () => {
      console.log('ok');
      process.exit(0);
    },
    error => {
      console.error(error);
      process.exit(1);
    });
}

module.exports = { api, assert, ConnectionStatus, open, run, sockets, until };
