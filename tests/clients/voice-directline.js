// node voice-directline.js ADDRESS SECRET SCENARIO: a strict stand-in for VoiceAI Connect as a Direct Line client; source: its pages on Bot Framework bots. It ends with 1 at the first break.
const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { Line } = require('./voice-rules');
const { walk, run } = require('./voice-scenario');

const longestAnswer = 10_000;
const pause = 50;

/** When nothing more came for so long, the bot has said all. */
const quiet = 500;

run(async (address, secret, scenario) => {
  let line = new Line();
  let opened, watermark, lastPosted, lastAnswer;

  async function call(method, path, body, bearer = opened?.token ?? secret) {
    const response = await fetch(`${address}/v3/directline/${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(longestAnswer),
    });
    return { status: response.status, body: await response.json() };
  }

  /** What the bot said and was not read yet. */
  async function news() {
    const { status, body } = await call('GET', `conversations/${opened.conversationId}/activities${watermark ? `?watermark=${watermark}` : ''}`);
    assert.equal(status, 200);
    watermark = body.watermark;
    return body.activities.filter(one => one.from?.role === 'bot' && one.type !== 'typing');
  }

  /** For the ear alone: what a screen would show must not come, and parameters stand in channelData. */
  function taken(one) {
    assert.equal(one.activityParams, undefined, 'activityParams outside of channelData');
    assert.equal(one.sessionParams, undefined, 'sessionParams outside of channelData');
    if (one.type === 'message') {
      assert.equal(one.textFormat, 'plain');
      assert.equal(one.speak, one.text, 'what is spoken is not the text');
      assert.ok(!one.attachments?.length, 'a card');
      assert.equal(one.suggestedActions, undefined, 'suggested actions');
    }
    line.take(one, one.channelData?.activityParams, one.channelData?.sessionParams);
    return one;
  }

  async function send(activity, silence = false) {
    lastPosted = { from: { id: 'gateway' }, locale: line.language, ...activity, channelData: { clientActivityID: randomUUID(), ...activity.channelData } };
    const posted = await call('POST', `conversations/${opened.conversationId}/activities`, lastPosted);
    if (posted.status !== 200) return { status: posted.status };
    const activities = [];
    for (let [begun, heard] = [Date.now(), 0]; heard ? Date.now() - heard < quiet : Date.now() - begun < (silence ? quiet : longestAnswer); ) {
      const more = await news();
      if (more.length) heard = Date.now();
      activities.push(...more.map(taken));
      await new Promise(done => setTimeout(done, pause));
    }
    return lastAnswer = { status: 200, id: posted.body.id, activities };
  }

  const event = (name, value) => ({ type: 'event', name, value });

  await walk(scenario, {
    async create() {
      const answer = await call('POST', 'conversations', {}, secret);
      if (answer.status === 201) [opened, watermark, line] = [answer.body, undefined, new Line()];
      return { status: answer.status === 201 ? 200 : answer.status, activities: [] };
    },
    start: ({ caller, callee, as = 'channel' }) => send(event(as, { vaigConversationId: randomUUID(), ...(caller && { caller }), ...(callee && { callee }) })),
    say: ({ text, confidence }) => send({ type: 'message', text, parameters: { ...(confidence !== undefined && { confidence }), recognitionOutput: { DisplayText: text } } }),
    async key({ keys }) {
      assert.ok(line.setting('sendDTMF') || line.setting('dtmfCollect'), 'keys are not sent: sendDTMF is off');
      if (line.setting('dtmfCollect')) return send(event('DTMF', keys.split('#')[0]));
      let answer;
      for (const key of keys) answer = await send(event('DTMF', key));
      return answer;
    },
    silent: ({ nth = 1 }) => send(event('noUserInput', nth)),
    event: ({ name, value }) => send(event(name, value), true),
    /** The same post again; nothing more may be said, and what was said stands. */
    async retry() {
      const before = lastAnswer;
      const { activities, status } = await send(lastPosted, true);
      assert.deepEqual(activities ?? [], [], 'a post that is repeated is answered again');
      lastAnswer = before;
      return { ...before, status };
    },
    refresh: async () => {
      const answer = await call('POST', 'tokens/refresh');
      if (answer.status === 200) opened.token = answer.body.token;
      return { status: answer.status, activities: [] };
    },
    disconnect: ({ reason = 'Client Side', reasonCode = 'client-disconnected' }) => send({ type: 'endOfConversation', text: reason, channelData: { reason, reasonCode } }, true),
    async 'wrong-token'() {
      assert.equal((await call('POST', 'conversations', {}, 'not-the-secret-of-this')).status, 401);
    },
  });
});
