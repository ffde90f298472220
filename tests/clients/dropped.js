// node dropped.js ADDRESS: the socket is cut, things are said meanwhile, the client comes back by itself and misses nothing.
const { api, assert, open, run, sockets, until } = require('./conversation');

run(async address => {
  const talk = await open(address, { webSocket: true });
  await talk.say('我要過戶');
  for (let round = 0; round < 2; round++) {
    sockets.at(-1).terminate();
    const text = `meanwhile ${round}`;
    const posted = await api(address, 'POST', `/v3/directline/conversations/${talk.conversation}/activities`, talk.token, { type: 'message', text });
    assert.equal(posted.status, 200);
    await until('what was said meanwhile', () => talk.received.find(a => a.id === posted.body.id));
    await until('its reply', () => talk.received.find(a => a.replyToId === posted.body.id && a.type === 'message'));
    assert.equal(sockets.length, round + 2);
  }
  await talk.say('and on');
  talk.inOrder();
  talk.client.end();
});
