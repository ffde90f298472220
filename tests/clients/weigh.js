// node weigh.js ADDRESS [RUNS]: what the chat page of a running service weighs, and when it can be used on slow 4G (1.6 Mbit/s, 150 ms,
// a processor a quarter as fast), beside Microsoft's Web Chat from npm over the same service. Needs chromium (CHROMIUM=path).
const { readFileSync } = require('node:fs');
const http = require('node:http');
const net = require('node:net');
const { join } = require('node:path');
const zlib = require('node:zlib');
const { Chromium, pause } = require('./chromium');

const [address, runs = '5'] = process.argv.slice(2);
if (!address) throw new Error('usage: node weigh.js ADDRESS [RUNS]');
const service = new URL(address);

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;

const OURS = { name: 'this page', field: '[data-chat=ready] #q', greeting: '#bubbles > .bot[data-order]' };
const STOCK = { name: 'stock Web Chat 4.18.1', field: '.webchat__send-box-text-box__input', greeting: '.webchat__bubble' };

const STOCK_PAGE = `<!doctype html><html lang="zh-TW"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Web Chat</title><div id="stock" style="height:100vh"></div><script src="/stock.js"></script><script>
(async () => {
  const { token } = await (await fetch('/webchat/token', { method: 'POST' })).json();
  const directLine = WebChat.createDirectLine({ domain: location.origin + '/v3/directline', token, conversationStartProperties: { locale: 'zh-TW' } });
  WebChat.renderWebChat({ directLine, locale: 'zh-TW' }, document.getElementById('stock'));
})();</script></html>`;

/** Serves the stock page, and hands everything else on to the service, so that both are one origin. */
function stockSite() {
  const script = readFileSync(join(__dirname, 'node_modules/botframework-webchat/dist/webchat.js'));
  const forms = { br: zlib.brotliCompressSync(script), gzip: zlib.gzipSync(script, { level: 9 }) };
  const site = http.createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(STOCK_PAGE);
    } else if (request.url === '/stock.js') {
      const coding = /\bbr\b/.test(request.headers['accept-encoding']) ? 'br' : 'gzip';
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': coding }).end(forms[coding]);
    } else {
      const { method, url, headers } = request;
      request.pipe(http.request({ host: service.hostname, port: service.port, method, path: url, headers }, answer => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      }));
    }
  });
  site.on('upgrade', (request, socket) => {
    const onward = net.connect(service.port, service.hostname, () => {
      const lines = [`${request.method} ${request.url} HTTP/1.1`];
      for (let i = 0; i < request.rawHeaders.length; i += 2) lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return new Promise(done => site.listen(0, '127.0.0.1', () => done(site)));
}

/** Bytes of the page and of all scripts and styles it names, as they go over the line. */
async function weight(root, coding) {
  const fetched = path => new Promise((done, fail) => http.get(new URL(path, root), { headers: { 'accept-encoding': coding } }, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part)).on('end', () => done({ bytes: Buffer.concat(parts), coding: answer.headers['content-encoding'] }));
  }).on('error', fail));
  const page = await fetched('/');
  const plain = page.coding === 'br' ? zlib.brotliDecompressSync(page.bytes) : page.coding === 'gzip' ? zlib.gunzipSync(page.bytes) : page.bytes;
  const paths = [...plain.toString().matchAll(/<(?:script|link)[^>]* (?:src|href)="(\/[^"]+)"/g)].map(found => found[1].replaceAll('&amp;', '&'));
  const files = await Promise.all(paths.map(fetched));
  return [page, ...files].reduce((sum, file) => sum + file.bytes.length, 0);
}

/** Milliseconds from the click on a link until each of these was there. */
async function look(chromium, url, { field, greeting }) {
  const page = await chromium.open();
  let bytes = 0;
  page.hear(message => {
    if (message.method === 'Network.loadingFinished') bytes += message.params.encodedDataLength;
  });
  await page.send('Network.enable');
  await page.send('Network.emulateNetworkConditions', SLOW_4G);
  await page.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.size(390, 844, 2, true);
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `
    const wanted = ${JSON.stringify({ field, greeting })};
    globalThis.seen = {};
    const look = () => {
      for (const [name, selector] of Object.entries(wanted)) if (!(name in seen) && document.querySelector(selector)) seen[name] = performance.now();
      if (Object.keys(seen).length < 2) requestAnimationFrame(look);
    };
    look();` });
  await page.send('Page.navigate', { url });
  for (let i = 0; i < 600; i++) {
    await pause(100);
    const times = await page.evaluate(`
      globalThis.seen && 'field' in seen && 'greeting' in seen &&
      ({ ...seen, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime })`);
    if (times) {
      await page.close();
      return { ...times, bytes };
    }
  }
  throw new Error(`${url} never became usable`);
}

const median = numbers => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const seconds = time => `${(time / 1000).toFixed(2)} s`;
const kilobytes = bytes => `${(bytes / 1000).toFixed(1)} kB`;

(async () => {
  const site = await stockSite();
  const stock = `http://127.0.0.1:${site.address().port}`;
  const chromium = await Chromium.start();
  console.log('| | br | gzip | first paint | field answers | greeting there | bytes by then |\n|---|---|---|---|---|---|---|');
  for (const [page, root] of [[OURS, service.origin], [STOCK, stock]]) {
    const [br, gzip] = [await weight(root, 'br'), await weight(root, 'gzip')];
    const times = [];
    for (let run = 0; run < Number(runs); run++) times.push(await look(chromium, `${root}/`, page));
    const of = name => median(times.map(time => time[name]));
    console.log(`| ${page.name} | ${kilobytes(br)} | ${kilobytes(gzip)} | ${seconds(of('paint'))} | ${seconds(of('field'))} | ${seconds(of('greeting'))} | ${kilobytes(of('bytes'))} |`);
  }
  await chromium.stop();
  site.close();
  process.exit(0);
})().catch(fault => {
  console.error(fault);
  process.exit(1);
});
