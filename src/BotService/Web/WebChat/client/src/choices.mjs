// What may be answered, as one row of buttons above the field. The page comes with the matters most asked for as links; once there is
// a conversation they are asked in it.
import { byId, make } from './dom.mjs';
import { link } from './markdown.mjs';

export class Choices {
  #row = byId('choices');
  #first;
  #say;

  /** @param say is given a text that was chosen. */
  constructor(say) {
    this.#say = say;
    this.#first = [...this.#row.querySelectorAll('a')].map(link => link.textContent.trim());
    this.#row.addEventListener('click', event => {
      const chosen = event.target.closest('[data-say], [data-first] a');
      if (!chosen) return;
      // Whoever means another window gets it.
      if (chosen.matches('a') && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      // The second half of a double tap hits what the first one brought.
      if (event.detail > 1) return;
      this.#say(chosen.dataset.say ?? chosen.textContent.trim());
    });
  }

  /** Below the greeting stay the matters the page came with; what it offers besides comes after them. */
  greet(actions) {
    if (!this.#first.length) return this.show(actions);
    const first = this.#first.map(title => ({ type: 'imBack', title, value: title }));
    return this.show([...first, ...actions.filter(action => !this.#first.includes(action.title))]);
  }

  show(actions) {
    // A row that is the same stays: whoever is about to press one of it still does.
    const now = JSON.stringify(actions);
    if (this.#row.dataset.shown === now) return;
    this.#row.dataset.shown = now;
    delete this.#row.dataset.first;
    // Who came by keyboard goes on in the field; on a phone that would bring the keys up over the reply.
    const focused = document.activeElement;
    const goesOn = this.#row.contains(focused) && focused.matches(':focus-visible');
    this.#row.replaceChildren(...actions.map(action => this.#choice(action)).filter(Boolean).map(choice => make('li', {}, choice)));
    this.#row.scrollLeft = 0;
    this.#row.hidden = !this.#row.childElementCount;
    if (goesOn) byId('q').focus({ preventScroll: true });
  }

  clear() {
    this.show([]);
  }

  #choice({ type, title, value }) {
    if (type === 'openUrl' || type === 'call') {
      const opens = link(title, value, { className: /^tel:/.test(value) ? 'call' : '' });
      return opens.nodeType === Node.ELEMENT_NODE ? opens : undefined;
    }
    const text = typeof value === 'string' ? value : title;
    return make('button', { type: 'button', 'data-say': text }, title);
  }
}
