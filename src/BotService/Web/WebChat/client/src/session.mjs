// Whose conversation it is: the token, taken up again after a reload and renewed while the page is open.
import { call, Refused } from './calls.mjs';
import { keep, recall } from './kept.mjs';

/** Renewed after half of its life, at the latest after this; a laptop that slept longer than its life needs a new one. */
const LATEST_RENEWAL = 15 * 60_000;

export class Session {
  #root;
  #lines;
  #timer;

  /** @param renewed is told each new token, `over` that there will be none. */
  constructor(root, locale, { renewed, over }) {
    this.#root = root;
    this.#lines = `${location.origin}${root}/v3/directline`;
    Object.assign(this, { locale, renewed, over, spoken: false, resumed: false, switched: false, lapsed: false });
  }

  get lines() {
    return this.#lines;
  }

  /** The conversation of before the reload, if its token can still be renewed, else a new one. Fails when the server cannot be reached. */
  async open() {
    const before = recall('session');
    // Another language before anything was said: a new greeting says more than the old one repeated.
    if (before?.token && (before.locale === this.locale || before.spoken)) {
      try {
        const { token } = await call('POST', `${this.#lines}/tokens/refresh`, { token: before.token });
        Object.assign(this, { spoken: this.spoken || before.spoken, resumed: true, switched: before.locale !== this.locale });
        return await this.#begin(token);
      } catch (failure) {
        if (!(failure instanceof Refused && failure.isOver)) throw failure;
        this.resumed = false;
      }
    }
    // What was said before went on too long ago to be taken up; whoever keeps it may show it.
    this.lapsed = before?.spoken === true;
    this.spoken ||= this.lapsed;
    await this.renew();
  }

  /** A conversation of its own, with a new token. */
  async renew() {
    const { token } = await call('POST', `${this.#root}/webchat/token`);
    await this.#begin(token);
  }

  /** A fresh address of the stream, for what comes after the watermark; without one, from the beginning. */
  async reopen(watermark) {
    if (!watermark) return this.#begin(this.token);
    this.#take(await call('GET', `${this.#lines}/conversations/${this.conversationId}?watermark=${watermark}`, { token: this.token }));
  }

  said() {
    this.spoken = true;
    this.#keep();
  }

  /** After a sleep: renews what is due at once, instead of waiting for a timer that slept as well. */
  wake() {
    if (this.token && Date.now() >= this.due) this.#refresh();
  }

  // A token whose conversation is open already opens it again, from its beginning; a new one greets.
  async #begin(token) {
    this.#take(await call('POST', `${this.#lines}/conversations`, { token, body: { locale: this.locale } }));
  }

  #take({ conversationId, token, streamUrl, expires_in: life }) {
    Object.assign(this, { conversationId, token, streamUrl: streamUrl ?? this.streamUrl });
    const pause = Math.min(life * 500, LATEST_RENEWAL);
    this.due = Date.now() + pause;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), pause);
    this.#keep();
  }

  async #refresh() {
    try {
      this.#take(await call('POST', `${this.#lines}/tokens/refresh`, { token: this.token }));
      this.renewed();
    } catch (failure) {
      if (failure instanceof Refused && failure.isOver) this.over();
      else this.#timer = setTimeout(() => this.#refresh(), 30_000);
    }
  }

  #keep() {
    const { token, conversationId, locale, spoken } = this;
    if (token) keep('session', { token, conversationId, locale, spoken });
  }
}
