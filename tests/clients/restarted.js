// node restarted.js ADDRESS: prints "ready", then the service is stopped and started again; the client comes back with its token and misses nothing.
const { open, run, sockets, until } = require('./conversation');

run(async address => {
  const talk = await open(address, { webSocket: true });
  await talk.say('我要過戶');
  console.log('ready');
  await until('a new socket', () => sockets.length > 1 && sockets.at(-1).readyState === 1, 60);
  await talk.say('and on');
  talk.inOrder();
  talk.client.end();
});
