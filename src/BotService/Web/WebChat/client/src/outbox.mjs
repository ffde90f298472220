// What was said and is not yet known to have arrived. Sent one after the other, and again under the same id until it is there: the
// service takes what it has already for the same.
import { newId } from './dom.mjs';
import { keep, recall } from './kept.mjs';

const PAUSES = [1, 2, 4, 8, 15];

/** Answers after which sending the same again may help. */
const PASSING = [401, 403, 404, 408, 425, 429];

export class Outbox {
  #entries = [];
  #post;
  #changed;
  #busy = false;
  #open = false;
  #shut = false;
  #failures = 0;
  #timer;

  /** @param changed is told an entry's state: `sending`, `waiting`, `sent`, `refused`. */
  constructor(post, changed) {
    this.#post = post;
    this.#changed = changed;
  }

  /** What waited when the page was left. */
  restore() {
    this.#entries = recall('unsent') ?? [];
    return [...this.#entries];
  }

  /** @param about `hidden`: the page's own affair, and sent before what the visitor says. */
  add(activity, about = {}) {
    const entry = { id: newId(), activity, ...about };
    if (about.hidden) this.#entries.unshift(entry);
    else this.#entries.push(entry);
    this.#keep();
    this.#pump();
    return entry;
  }

  /** The line was there and is not any more. */
  get isShut() {
    return this.#shut;
  }

  /** The line is there, or it is not. */
  set isOpen(open) {
    this.#open = open;
    this.#shut = !open;
    clearTimeout(this.#timer);
    if (open) {
      this.#failures = 0;
      this.#pump();
    } else this.#tell('waiting');
  }

  /** It came back over the stream: it has arrived, whatever became of the answer. */
  arrived(id) {
    const at = this.#entries.findIndex(entry => entry.id === id);
    if (at >= 0) this.#done(this.#entries[at], 'sent');
  }

  async #pump() {
    if (this.#busy || !this.#open || !this.#entries.length) return;
    this.#busy = true;
    const entry = this.#entries[0];
    this.#changed(entry, 'sending');
    try {
      const { id, activity } = entry;
      const channelData = { clientActivityID: id };
      if (await this.#post({ ...activity, channelData })) this.#done(entry, 'sent');
      else this.#again();
    } catch ({ status }) {
      if (status >= 400 && status < 500 && !PASSING.includes(status)) this.#done(entry, 'refused');
      else this.#again();
    }
    this.#busy = false;
    if (!this.#failures) this.#pump();
  }

  #again() {
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)];
    this.#failures += 1;
    this.#tell('waiting');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pump(), pause * 1000);
  }

  // Its answer and its coming back over the stream both say so; the first one counts.
  #done(entry, state) {
    if (!this.#entries.includes(entry)) return;
    this.#entries = this.#entries.filter(other => other !== entry);
    this.#failures = 0;
    this.#keep();
    this.#changed(entry, state);
  }

  #tell(state) {
    for (const entry of this.#entries) this.#changed(entry, state);
  }

  #keep() {
    keep('unsent', this.#entries);
  }
}
