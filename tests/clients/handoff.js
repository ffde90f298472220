// node handoff.js ADDRESS: Microsoft's Direct Line client, and a channel over the Connector, follow a hand-off by its events. Says "ready" when both citizens wait.
const assert = require('node:assert/strict');
const http = require('node:http');
const { BotFrameworkHttpClient } = require('botbuilder');
const { SimpleCredentialProvider } = require('botframework-connector');
const { open, until, run } = require('./conversation');

run(async address => {
  const pushed = [];
  const channel = http.createServer((request, response) => {
    let body = '';
    request.on('data', part => (body += part)).on('end', () => {
      pushed.push(JSON.parse(body));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  await new Promise(done => channel.listen(0, '127.0.0.1', done));
  const serviceUrl = `http://127.0.0.1:${channel.address().port}`;
  const connector = new BotFrameworkHttpClient(new SimpleCredentialProvider('', ''));
  const events = activities => activities.filter(a => a.type === 'event').map(a => a.value.state ?? a.name);

  const talk = await open(address, { webSocket: true });
  await talk.say('找專人');
  await connector.postActivity('', '', `${address}/api/messages`, serviceUrl, 'c:1/talk', {
    type: 'message', id: 'in-1', channelId: 'emulator', text: '找專人', locale: 'zh-TW', from: { id: 'user-1', role: 'user' },
    recipient: { id: 'bot-1', name: 'Bot' }, conversation: { id: 'c:1/talk' }, serviceUrl,
  });
  for (const seen of [talk.received, pushed]) await until('both wait', () => events(seen).includes('handoff.initiate'));
  console.log('ready');
  for (const seen of [talk.received, pushed]) {
    await until('the end of the talk', () => events(seen).includes('completed'));
    assert.deepEqual(events(seen), ['handoff.initiate', 'accepted', 'completed']);
    const said = seen.filter(a => a.channelData?.author === 'staff' && a.text === '您好');
    assert.equal(said.length, 1);
    assert.equal(said[0].channelData.answer.kind, 'person');
    assert.ok(seen.find(a => a.channelData?.queue).channelData.queue.promise);
  }
  talk.client.end();
  channel.close();
});
