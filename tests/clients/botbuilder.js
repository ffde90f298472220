// node botbuilder.js ADDRESS: botbuilder's own client posts to /api/messages, once expecting the replies in the answer, once having them pushed.
const assert = require('node:assert/strict');
const http = require('node:http');
const { BotFrameworkHttpClient } = require('botbuilder');
const { SimpleCredentialProvider } = require('botframework-connector');
const { until, run } = require('./conversation');

const activity = (conversation, id, text, more) => ({
  type: 'message', id, channelId: 'emulator', text, locale: 'zh-TW',
  from: { id: 'user-1', name: 'User', role: 'user' }, recipient: { id: 'bot-1', name: 'Bot' },
  conversation: { id: conversation }, serviceUrl: 'http://set.by.the.client', ...more,
});

run(async address => {
  const pushed = [];
  const channel = http.createServer((request, response) => {
    let body = '';
    request.on('data', part => (body += part)).on('end', () => {
      pushed.push({ path: request.url, authorization: request.headers.authorization, activity: JSON.parse(body) });
      response.writeHead(pushed.length === 1 ? 503 : 200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  await new Promise(done => channel.listen(0, '127.0.0.1', done));
  const serviceUrl = `http://127.0.0.1:${channel.address().port}`;
  const client = new BotFrameworkHttpClient(new SimpleCredentialProvider('', ''));
  const post = (conversation, ...rest) =>
    client.postActivity('', '', `${address}/api/messages`, serviceUrl, conversation, activity(conversation, ...rest));

  const waited = await post('c:1/waits', 'in-1', '我要過戶', { deliveryMode: 'expectReplies' });
  assert.equal(waited.status, 200);
  assert.ok(waited.body.activities.length > 0);
  for (const reply of waited.body.activities) {
    assert.deepEqual([reply.channelId, reply.conversation.id, reply.recipient.id, reply.from.id, reply.replyToId],
      ['emulator', 'c:1/waits', 'user-1', 'bot-1', 'in-1']);
    assert.ok(reply.channelData.answer.kind);
  }
  assert.equal(pushed.length, 0, 'replies in the answer are not pushed as well');

  const sent = await post('c:2/pushed', 'in-2', '我要過戶');
  assert.equal(sent.status, 200);
  // The first attempt meets a 503; the outbox tries again.
  const taken = await until('a pushed reply', () => pushed[1]);
  assert.equal(taken.path, `/v3/conversations/${encodeURIComponent('c:2/pushed')}/activities/in-2`);
  assert.equal(taken.activity.id, pushed[0].activity.id);
  assert.equal(taken.activity.conversation.id, 'c:2/pushed');
  assert.equal(taken.authorization, undefined);

  const added = await post('c:3/greeted', 'in-3', undefined, { type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }], deliveryMode: 'expectReplies' });
  assert.deepEqual(added.body.activities.map(a => a.channelData.answer.kind), ['greeting']);
  const again = await post('c:3/greeted', 'in-4', undefined, { type: 'conversationUpdate', membersAdded: [{ id: 'user-1' }], deliveryMode: 'expectReplies' });
  assert.deepEqual(again.body.activities, []);
  const invoked = await post('c:3/greeted', 'in-5', undefined, { type: 'invoke', name: 'message/submitAction', value: {} });
  assert.equal(invoked.status, 200);
  const refused = await post('c:3/greeted', 'in-6', 7);
  assert.deepEqual([refused.status, refused.body.error.code], [400, 'BadArgument']);
  channel.close();
});
