// The field: grows with what is typed, sends with Enter unless an input method is at work, and says when a text is too long.
import { byId, fill } from './dom.mjs';
import { forget, keep, recall } from './kept.mjs';

/** What the service reads of one sentence, in characters, and what it takes at all, in bytes. */
const READ = 600;
const MOST_BYTES = 30_500;

/** Of an input method: the key ends or breaks off the composing and is meant for it. */
export const isComposing = event => event.isComposing || event.keyCode === 229;

export class Composer {
  #form = byId('composer');
  #field = byId('q');
  #hint = byId('hint');
  #words;
  #send;

  constructor(words, send) {
    this.#words = words;
    this.#send = send;
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    this.#field.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
      event.preventDefault();
      this.submit();
    });
    this.#field.addEventListener('input', () => this.#changed());
    if (!this.#field.value) this.#field.value = recall('draft') ?? '';
    this.#changed();
  }

  /** Puts a text into the field; what stands there is kept, too. */
  fill(text) {
    const before = this.#field.value.trim();
    this.#field.value = before && before !== text.trim() ? `${text}\n${before}` : text;
    this.#changed();
    this.#field.focus();
  }

  /** What is being said, as far as it is understood. */
  hear(text) {
    this.#field.value = text;
    this.#changed();
  }

  /** A line below the field, until something is typed or said. */
  tell(text) {
    this.#hint.textContent = text;
  }

  submit() {
    const text = this.#field.value.trim();
    if (!text || this.#isTooLong(text)) {
      this.#field.focus();
      return;
    }
    this.#field.value = '';
    this.#changed();
    this.#send(text);
  }

  #changed() {
    const text = this.#field.value.trim();
    if (text) keep('draft', this.#field.value);
    else forget('draft');
    this.#grow();
    const tooLong = this.#isTooLong(text);
    const words = tooLong ? this.#words['too-long'] : text.length > READ ? this.#words.long : '';
    this.#field.setAttribute('aria-invalid', String(tooLong));
    const hint = fill(words, { count: text.length, read: READ, most: 10_000 });
    if (this.#hint.textContent !== hint) this.#hint.textContent = hint;
  }

  #isTooLong(text) {
    return text.length > 3_000 && new TextEncoder().encode(JSON.stringify(text)).length > MOST_BYTES;
  }

  // Browsers that size fields by their content need no help.
  #grow() {
    if (CSS.supports('field-sizing', 'content')) return;
    this.#field.style.height = 'auto';
    this.#field.style.height = `${this.#field.scrollHeight + 4}px`;
  }
}
