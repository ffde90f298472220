// node audiocodes.js ADDRESS TOKEN SCENARIO: a strict stand-in for AudioCodes VoiceAI Connect in chat mode; source: its Bot API. It ends with 1 at the first break of the protocol.
// SCENARIO: a .jsonl file, "-" for stdin, or the lines themselves (voice-scenario.js).
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const WebSocket = require('ws');
const { Line } = require('./voice-rules');
const { walk, run } = require('./voice-scenario');

/** After that a gateway listens to the caller again, and the answer comes too late. */
const longestAnswer = 10_000;

run(async (address, token, scenario) => {
  const bot = new URL('/voice/audiocodes', address);
  let line = new Line();
  const pushed = [];
  let conversation = randomUUID();
  let urls, lastAsked, socket;
  const known = new Map();

  async function request(url, body, { method = 'POST', bearer = token, abortAfter } = {}) {
    const asked = Date.now();
    const response = await fetch(url, {
      method,
      headers: { ...(bearer && { authorization: `Bearer ${bearer}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      signal: abortAfter === undefined ? AbortSignal.timeout(longestAnswer) : AbortSignal.timeout(abortAfter),
    });
    const text = await response.text();
    if (response.status !== 200) return { status: response.status };
    assert.match(response.headers.get('content-type'), /^application\/json/);
    return { status: 200, took: Date.now() - asked, body: JSON.parse(text) };
  }

  /** An answer, or a push: every activity has an id of its own and a time, and its parameters in their place. */
  function taken(body, again = false) {
    assert.deepEqual(Object.keys(body).filter(name => name !== 'activities'), [], 'more than activities');
    const activities = body.activities ?? [];
    for (const one of activities) {
      const { id, timestamp, type, text, name, language, activityParams, sessionParams, ...more } = one;
      assert.deepEqual(more, {}, 'unknown properties');
      assert.ok(typeof id === 'string' && id.length > 0, 'no id');
      assert.ok(typeof timestamp === 'string' && !Number.isNaN(Date.parse(timestamp)), 'no timestamp');
      const same = JSON.stringify({ type, text, name, activityParams, sessionParams });
      if (again) assert.equal(known.get(id), same, 'an answer that is repeated says something else');
      else assert.ok(!known.has(id), `the id ${id} comes twice`);
      known.set(id, same);
      if (!again) line.take(one, activityParams, sessionParams);
    }
    return activities;
  }

  async function send(...activities) {
    assert.ok(urls, 'no conversation was created');
    lastAsked = { conversation, activities: activities.map(one => ({ id: randomUUID(), timestamp: new Date().toISOString(), language: line.language, ...one })) };
    const answer = await request(urls.activitiesURL, lastAsked);
    return answer.status === 200 ? { ...answer, activities: taken(answer.body), body: undefined } : answer;
  }

  const event = (name, value, more) => ({ type: 'event', name, ...(value !== undefined && { value }), ...more });

  await walk(scenario, {
    async validate() {
      const answer = await request(bot, undefined, { method: 'GET' });
      assert.deepEqual(answer.body, { type: 'ac-bot-api', success: true });
      return { status: answer.status, activities: [] };
    },
    async create({ bot: name, capabilities, same, body }) {
      if (!same) conversation = randomUUID();
      const answer = await request(bot, body ?? { conversation, id: randomUUID(), timestamp: new Date().toISOString(), bot: name, capabilities });
      if (answer.status !== 200) return answer;
      const { activitiesURL, refreshURL, disconnectURL, websocketURL, expiresSeconds, ...more } = answer.body;
      assert.deepEqual(more, {});
      assert.ok(expiresSeconds >= 60 && expiresSeconds <= 120, `expires after ${expiresSeconds} s`);
      const opened = Object.fromEntries(Object.entries({ activitiesURL, refreshURL, disconnectURL }).map(([name, url]) => [name, new URL(url, bot).href]));
      if (websocketURL) assert.match(opened.websocketURL = new URL(websocketURL, bot.href.replace('http', 'ws')).href, /^wss?:/);
      if (!same) line = new Line();
      if (same) assert.deepEqual(opened, urls, 'created twice, it is elsewhere');
      urls = opened;
      return { status: 200, activities: [] };
    },
    async start({ caller, callee, language, as = 'parameters' }) {
      if (language) line.settings.language = language;
      const answer = await send(event('start', undefined, {
        [as]: { vaigConversationId: conversation, ...(caller && { caller }), callerHost: 'example.invalid', ...(callee && { callee }), calleeHost: 'example.invalid' },
      }));
      if (answer.status === 200) assert.equal(answer.activities[0]?.name, 'config', 'the first answer does not begin with the settings');
      return answer;
    },
    say: ({ text, confidence }) => send({
      type: 'message', text,
      parameters: { ...(confidence !== undefined && { confidence }), recognitionOutput: { RecognitionStatus: 'Success', DisplayText: text }, recognitions: [] },
    }),
    /** Collected where the last message asks for it; else each key as it is pressed. */
    async key({ keys }) {
      assert.ok(line.setting('sendDTMF') || line.setting('dtmfCollect'), 'keys are not sent: sendDTMF is off');
      if (line.setting('dtmfCollect')) {
        const submit = line.setting('dtmfCollectSubmitDigit') ?? '#';
        return send(event('DTMF', keys.split(submit)[0].slice(0, line.setting('dtmfCollectMaxDigits'))));
      }
      let answer;
      for (const key of keys) answer = await send(event('DTMF', key));
      return answer;
    },
    silent({ nth = 1 }) {
      assert.ok(line.hears('noUserInput'), 'silences are not told: they are in no setting');
      return send(event('noUserInput', nth));
    },
    event: ({ name, value }) => send(event(name, value)),
    /** Several at once, as after a pause. */
    several: ({ activities }) => send(...activities),
    /** The same bytes again, as when the answer was lost. */
    async retry({ times = 1 }) {
      let answer;
      for (let time = 0; time < times; time++) {
        answer = await request(urls.activitiesURL, lastAsked);
        if (answer.status === 200) answer = { status: 200, activities: taken(answer.body, true) };
      }
      return answer;
    },
    /** Gives up waiting, as when the caller hangs up meanwhile. */
    async abort({ text, after = 30 }) {
      lastAsked = { conversation, activities: [{ id: randomUUID(), timestamp: new Date().toISOString(), type: 'message', text }] };
      await assert.rejects(request(urls.activitiesURL, lastAsked, { abortAfter: after }));
    },
    async refresh() {
      const answer = await request(urls.refreshURL, { conversation });
      if (answer.status === 200 && answer.body.expiresSeconds !== undefined) assert.ok(answer.body.expiresSeconds > 0);
      return { status: answer.status, activities: [] };
    },
    async disconnect({ reason = 'Client Side', reasonCode = 'client-disconnected' }) {
      const answer = await request(urls.disconnectURL, { conversation, reason, reasonCode });
      return { status: answer.status, activities: [] };
    },
    async 'wrong-token'({ bearer = 'not-the-token-of-this' }) {
      const all = await Promise.all([bot.href, ...Object.values(urls ?? {}).filter(url => url.startsWith('http'))].map(url => request(url, { conversation }, { bearer })));
      all.forEach(answer => assert.equal(answer.status, 401));
    },
    async unknown() {
      for (const url of [urls.activitiesURL, urls.refreshURL, urls.disconnectURL])
        assert.equal((await request(url.replace(conversation, randomUUID()), { conversation, activities: [] })).status, 404);
    },
    raw: async ({ to = 'activitiesURL', body, length }) => {
      const { status } = await request(urls[to], length ? JSON.stringify({ activities: [{ id: randomUUID(), type: 'message', text: 'x'.repeat(length) }] }) : body);
      return { status, activities: [] };
    },
    async connect({ bearer = token }) {
      assert.ok(urls.websocketURL, 'no socket is offered');
      socket = new WebSocket(urls.websocketURL, { headers: { authorization: `Bearer ${bearer}` } });
      const status = await new Promise(done => {
        socket.on('open', () => done(200));
        socket.on('unexpected-response', (_, response) => done(response.statusCode));
        socket.on('error', () => done(0));
      });
      socket.on('message', frame => pushed.push(JSON.parse(frame)));
      return { status, activities: [] };
    },
    async pushed({ seconds = 10 }) {
      for (const end = Date.now() + seconds * 1000; !pushed.length; ) {
        assert.ok(Date.now() < end, 'nothing is pushed');
        await new Promise(done => setTimeout(done, 20));
      }
      return { status: 200, activities: taken(pushed.shift()) };
    },
  });
});
