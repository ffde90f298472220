// node expired.js ADDRESS SECRET SECONDS websocket|polling: the token expires, the client says so, and reconnect() with a fresh one goes on.
const { api, assert, open, run, sockets, until } = require('./conversation');

run(async (address, secret, seconds, way) => {
  const talk = await open(address, { webSocket: way === 'websocket' });
  await talk.say('我要過戶');
  await new Promise(done => setTimeout(done, seconds * 1000));
  if (way === 'websocket') sockets.at(-1).terminate();
  await until('the status ExpiredToken', () => talk.statuses.at(-1) === 'ExpiredToken');

  // As a site's server would: it holds the secret and gets the page a new token for the same conversation.
  const watermark = talk.received.filter(a => a.type !== 'typing').at(-1).channelData['webchat:sequence-id'];
  const { status, body } = await api(address, 'GET', `/v3/directline/conversations/${talk.conversation}?watermark=${watermark}`, secret);
  assert.equal(status, 200);
  talk.client.reconnect(body);
  await until('the status Online', () => talk.statuses.at(-1) === 'Online');
  if (way === 'websocket') {
    await until('a new socket', () => sockets.length > 1 && sockets.at(-1).readyState === 1);
    await talk.say('and on');
  } else {
    // After a 403 the stock client polls no more; posting works again.
    await new Promise((done, fail) => talk.client.postActivity({ type: 'event', name: 'x', from: { id: 'x' } }).subscribe(done, fail));
  }
  // This client opens its former stream again as well, as long as that address holds.
  talk.inOrder({ repeats: true });
  talk.client.end();
});
