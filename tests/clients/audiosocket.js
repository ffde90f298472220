// audiosocket.js <plan.json>: Asterisk's side of AudioSocket, as strict as Asterisk is, for as many calls as the plan has; written from the protocol's description alone.
// plan: { audio: "host:port", http: "http://…", key, folder, splitMs: 5, calls: [{ uuid, announce, steps }] }. Steps, one after another:
//   {hear: ms} so much sound since the step before · {quiet: ms} sound has ended for so long · {key} · {keys, every: ms} · {play: file.raw} · {wait: ms} · {stall: ms} nothing is read · {given} until 0x00 · {hangUp}
// Prints one line of JSON: for each call how it ended, where it goes next, gaps between frames, and how soon each key was answered. What was heard is kept as <folder>/<n>.raw: 8 kHz, 16 bits.
const { createConnection } = require('node:net');
const { createWriteStream, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { randomUUID } = require('node:crypto');

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const END = 0x00, UUID = 0x01, KEY = 0x03, SLIN = 0x10, FRAME = 320, SILENCE_MS = 2000, WINDOW = 64 * 1024;
const now = () => Number(process.hrtime.bigint()) / 1e6;
const sleep = ms => new Promise(done => setTimeout(done, ms));
const frame = (type, payload) => Buffer.concat([Buffer.from([type, payload.length >> 8, payload.length & 255]), payload]);

async function ask(path, fields) {
  const body = new URLSearchParams({ key: plan.key, ...fields });
  const answer = await fetch(`${plan.http}/voice/asterisk/${path}`, { method: 'POST', body, signal: AbortSignal.timeout(15000) });
  return (await answer.text()).trim();
}

class Call {
  constructor(number, what) {
    this.uuid = what.uuid ?? randomUUID();
    this.steps = what.steps ?? [];
    this.what = what;
    this.heard = createWriteStream(join(plan.folder, `${number}.raw`));
    Object.assign(this, { gaps: [], keys: [], frames: 0, bursts: 0, sound: 0, quietSince: now(), buffer: Buffer.alloc(0), playing: Buffer.alloc(0), end: null, mark: 0 });
  }

  async run() {
    if (this.what.announce !== false) this.start = await ask('start', { call: this.uuid, caller: this.what.caller ?? '0912345678', callee: '1911', ver: '22.5.0' });
    if (this.start !== undefined && this.start !== 'ok') return this.report('not taken');
    const [host, port] = plan.audio.split(':');
    this.socket = createConnection({ host, port: Number(port), noDelay: true });
    this.over = new Promise(done => { this.done = done; });
    this.socket.on('data', bytes => this.take(bytes)).on('close', () => this.finish('closed')).on('error', e => this.finish(e.code));
    this.socket.on('connect', () => {
      this.write(frame(UUID, Buffer.from(this.uuid.replaceAll('-', ''), 'hex')));
      this.begun = this.last = this.sent = now();
      this.clock = setInterval(() => this.beat(), 5);
    });
    this.script().catch(e => this.finish(`script: ${e.message}`));
    await this.over;
    clearInterval(this.clock);
    this.socket.destroy();
    // Without an answer the dialplan goes to a person.
    if (this.start === 'ok') this.next = await ask('next', { call: this.uuid }).catch(() => 'no answer');
    return this.report(this.end);
  }

  beat() {
    // Asterisk's own frames come every 20 ms, whatever we do.
    for (; this.sent <= now(); this.sent += 20) {
      const sound = Buffer.alloc(FRAME);
      this.playing.copy(sound);
      this.playing = this.playing.subarray(FRAME);
      this.write(frame(SLIN, sound));
    }
    if (this.stalled) return;
    if (now() - this.last > SILENCE_MS) this.finish('two seconds of nothing');
    if (this.partSince && now() - this.partSince > (plan.splitMs ?? 5)) this.finish('a frame came in pieces');
  }

  write(bytes) {
    if (this.end) return;
    this.socket.write(bytes);
    if (this.socket.writableLength > WINDOW) this.finish('they do not read');
  }

  take(bytes) {
    const at = now();
    this.buffer = this.buffer.length ? Buffer.concat([this.buffer, bytes]) : bytes;
    let taken = 0;
    while (!this.end && this.buffer.length >= 3) {
      const [type, length] = [this.buffer[0], this.buffer.readUInt16BE(1)];
      if (type !== END && type !== SLIN) return this.finish(`type ${type}`);
      if (type === SLIN && length !== FRAME) return this.finish(`length ${length}`);
      if (this.buffer.length < 3 + length) break;
      const payload = this.buffer.subarray(3, 3 + length);
      this.buffer = this.buffer.subarray(3 + length);
      if (type === END) return this.finish('given');
      taken++;
      this.hear(payload, at);
    }
    if (taken > 2) this.bursts++;
    this.partSince = this.buffer.length ? this.partSince ?? at : null;
  }

  hear(payload, at) {
    this.gaps.push(at - this.last);
    this.last = at;
    this.frames++;
    this.heard.write(Buffer.from(payload));
    const silent = payload.every(byte => byte === 0);
    const key = this.keys.at(-1);
    if (key && silent) key.silence ??= at - key.at;
    if (key && !silent && key.silence !== undefined) key.sound ??= at - key.at;
    if (silent) { this.quietSince ??= at; return; }
    this.sound += 20;
    this.quietSince = null;
  }

  async until(is) { while (!this.end && !is()) await sleep(4); }

  async script() {
    await this.until(() => this.begun);
    for (const step of this.steps) {
      if (this.end) return;
      if (step.hear) await this.until(() => this.sound - this.mark >= step.hear);
      if (step.quiet) await this.until(() => this.sound > this.mark && this.quietSince && now() - this.quietSince >= step.quiet);
      if (step.key) this.press(step.key);
      for (const key of step.keys ?? '') { this.press(key); await sleep(step.every ?? 100); }
      if (step.play) { this.playing = readFileSync(step.play); await this.until(() => this.playing.length === 0); }
      if (step.wait) await sleep(step.wait);
      if (step.stall) { this.stalled = true; this.socket.pause(); await sleep(step.stall); this.socket.resume(); }
      if (step.given) await this.over;
      if (step.hangUp) this.finish('hung up');
      this.mark = this.sound;
    }
    if (!this.end) this.finish('hung up');
  }

  press(key) {
    this.write(frame(KEY, Buffer.from(key)));
    this.keys.push({ key, at: now() });
  }

  finish(how) {
    if (this.end) return;
    this.end = how;
    this.socket.end();
    this.lasted = now() - (this.begun ?? now());
    this.done();
  }

  report(end) {
    this.heard.end();
    return { uuid: this.uuid, start: this.start ?? null, end, next: this.next ?? null, frames: this.frames, missing: Math.max(0, Math.floor((this.lasted ?? 0) / 20) - this.frames),
      bursts: this.bursts, gaps: this.gaps.slice(1), keys: this.keys.map(({ key, silence, sound }) => ({ key, silence: silence ?? null, sound: sound ?? null })) };
  }
}

(async () => {
  const calls = plan.calls.map((what, number) => new Call(number, what));
  const results = await Promise.all(calls.map(async (call, number) => { await sleep(number * (plan.everyMs ?? 0)); return call.run(); }));
  await Promise.all(calls.map(call => new Promise(done => (call.heard.closed ? done() : call.heard.on('close', done)))));
  process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));
})().catch(e => { console.error(e); process.exit(1); });
