// node talk.js ADDRESS websocket|polling: the stock client holds a conversation up to the checklist.
const { assert, open, run, sockets } = require('./conversation');

run(async (address, way) => {
  const talk = await open(address, { webSocket: way === 'websocket' });
  const checklist = await talk.toChecklist('電費過戶要帶什麼');
  assert.equal(checklist.channelData.answer.entry, 'taipower.name-change');
  assert.equal(checklist.channelId, 'directline');
  assert.equal(checklist.conversation.id, talk.conversation);
  assert.match(checklist.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.ok(talk.received.filter(a => a.from.role === 'user').every(a => a.from.id.startsWith('dl_')));
  assert.equal(sockets.length > 0, way === 'websocket');
  await talk.say('that was it');
  talk.inOrder();
  talk.client.end();
});
