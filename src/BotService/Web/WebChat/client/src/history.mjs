// What was said, as the service keeps it, in the tab's own store: a conversation that can no longer be fetched is still there to
// be read after a reload.
import { keep, recall } from './kept.mjs';

/** Of what is kept in characters; the oldest goes first. */
const MOST = 400_000;

export class History {
  #past = [];
  #talk = [];
  #timer;

  constructor() {
    ({ past: this.#past = [], talk: this.#talk = [], hidden: this.hidden = [] } = recall('history') ?? {});
    addEventListener('pagehide', () => this.#keep());
  }

  /** The present conversation is fetched from its beginning. */
  refetched() {
    this.#talk = [];
    return this.#past;
  }

  /** The present conversation is over and belongs to the past; another begins. */
  ended() {
    this.#past.push(...this.#talk);
    this.#talk = [];
    return this.#past;
  }

  /** What the page itself said, and no reload is to show either. */
  hide(id) {
    this.hidden.push(id);
    this.#keep();
  }

  /** Nothing of before is to be shown. */
  clear() {
    this.hidden = [];
    this.#past = [];
    this.#talk = [];
  }

  add(activity) {
    if (activity.type !== 'message') return;
    this.#talk.push(activity);
    this.#timer ??= setTimeout(() => this.#keep(), 500);
  }

  /** The newest list's number, by which the service takes the talk up again. */
  get receipt() {
    return [...this.#past, ...this.#talk].reverse().find(activity => activity.channelData?.answer?.receipt)?.channelData.answer.receipt;
  }

  #keep() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let length = JSON.stringify([this.#past, this.#talk]).length;
    while (length > MOST && this.#past.length + this.#talk.length > 0) {
      length -= JSON.stringify((this.#past.length ? this.#past : this.#talk).shift()).length;
    }
    keep('history', { past: this.#past, talk: this.#talk, hidden: this.hidden });
  }
}
