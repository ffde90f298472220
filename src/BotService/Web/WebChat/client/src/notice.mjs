// The line above the conversation: read out by screen readers when it changes, empty when all is well.
import { byId, make } from './dom.mjs';

const notice = byId('notice');

export function showNotice(text, label, act) {
  if (notice.firstElementChild?.textContent === text) return;
  const parts = [make('span', {}, text)];
  if (label) {
    const button = make('button', { type: 'button' }, label);
    button.addEventListener('click', act);
    parts.push(button);
  }
  notice.replaceChildren(...parts);
}

export function clearNotice() {
  notice.replaceChildren();
}
