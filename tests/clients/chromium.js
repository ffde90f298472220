// Chromium over its DevTools protocol: what the scripts that look at pages share. CHROMIUM=path names another one than /usr/bin/chromium.
const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const WebSocket = require('ws');

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

class Chromium {
  #next = 0;
  #waiting = new Map();
  #heard = new Set();

  static async start() {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
    const child = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] });
    const found = await new Promise((done, fail) => {
      let text = '';
      child.stderr.on('data', part => {
        text += part;
        const line = /listening on (ws:\S+)/.exec(text);
        if (line) done(line[1]);
      });
      child.on('exit', () => fail(new Error(text)));
    });
    const chromium = new Chromium();
    chromium.child = child;
    chromium.folder = folder;
    chromium.socket = new WebSocket(found);
    await new Promise(done => chromium.socket.on('open', done));
    chromium.socket.on('message', data => chromium.#take(JSON.parse(data)));
    return chromium;
  }

  #take(message) {
    if (!message.id) {
      for (const hear of this.#heard) hear(message);
      return;
    }
    const { done, fail } = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) fail(new Error(message.error.message));
    else done(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#next;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  /** Gives what ends the hearing. */
  hear(listener) {
    this.#heard.add(listener);
    return () => this.#heard.delete(listener);
  }

  /** A page that shares no cookies, cache or storage with another. */
  async open() {
    const { browserContextId } = await this.send('Target.createBrowserContext');
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, browserContextId, sessionId);
    await page.send('Page.enable');
    return page;
  }

  async stop() {
    const gone = new Promise(done => this.child.on('exit', done));
    this.child.removeAllListeners('exit');
    this.child.on('exit', () => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 }));
    this.child.kill();
    await Promise.race([gone, pause(3000)]);
  }
}

class Page {
  #chromium;
  #context;
  #session;

  constructor(chromium, context, session) {
    this.#chromium = chromium;
    this.#context = context;
    this.#session = session;
  }

  send(method, params) {
    return this.#chromium.send(method, params, this.#session);
  }

  hear(listener) {
    return this.#chromium.hear(message => { if (message.sessionId === this.#session) listener(message); });
  }

  size(width, height, deviceScaleFactor = 1, mobile = false) {
    return this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile });
  }

  /** As on a device that is set to dark, or to light. */
  dark(on) {
    return this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: on ? 'dark' : 'light' }] });
  }

  /** Until the page and all it names are loaded. */
  async goTo(url) {
    let forget;
    const loaded = new Promise(done => {
      forget = this.hear(message => { if (message.method === 'Page.loadEventFired') done(); });
    });
    const { errorText } = await this.send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
    forget();
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** What the expression gives once that is something. */
  async until(what, expression, seconds = 30) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
      const value = await this.evaluate(expression);
      if (value) return value;
    }
    throw new Error(`not within ${seconds} s: ${what}`);
  }

  /** A JPEG of what the window shows, or with `whole` of all that can be scrolled to; without a quality, a PNG. */
  async picture({ quality, whole = false } = {}) {
    const { data } = await this.send('Page.captureScreenshot', {
      ...(quality ? { format: 'jpeg', quality } : { format: 'png' }), captureBeyondViewport: whole, optimizeForSpeed: false,
      ...(whole && { clip: { ...(await this.send('Page.getLayoutMetrics')).cssContentSize, scale: 1 } }),
    });
    return Buffer.from(data, 'base64');
  }

  /** The page as it is printed, on A4 unless its own style says otherwise. */
  async pdf() {
    const { data } = await this.send('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69, preferCSSPageSize: true, printBackground: true });
    return Buffer.from(data, 'base64');
  }

  close() {
    return this.#chromium.send('Target.disposeBrowserContext', { browserContextId: this.#context });
  }
}

module.exports = { Chromium, pause };
