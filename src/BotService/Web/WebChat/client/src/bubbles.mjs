// The conversation as a list of bubbles, in the order of the service's numbers; what is not sent yet stands last.
import { card } from './card.mjs';
import { byId, make } from './dom.mjs';
import { link, markdown, plain } from './markdown.mjs';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** A text longer than this scrolls in its own bubble. */
const LONG = 900;

/** Longer than any conversation; conversations taken up one after the other follow one another. */
const TALK = 1e9;

export class Bubbles {
  #list = byId('bubbles');
  #known = new Set();
  #talks = new Map();
  #own = new Map();
  #words;
  #actions;

  /** @param actions `submit` what a card asks to send, `edit` a text that could not be sent. */
  constructor(words, actions) {
    this.#words = words;
    this.#actions = actions;
  }

  /** The greeting that the page came with. */
  get #first() {
    return this.#list.querySelector('[data-first]');
  }

  /** Shows a message once; gives its bubble, or nothing when it stands there already. */
  show(activity) {
    const talk = activity.conversation?.id;
    const key = `${talk} ${activity.id}`;
    if (this.#known.has(key)) return undefined;
    this.#known.add(key);
    if (!this.#talks.has(talk)) this.#talks.set(talk, this.#talks.size);
    const order = this.#talks.get(talk) * TALK + (activity.channelData?.['webchat:sequence-id'] ?? this.#known.size);
    if (activity.from?.role === 'user') return this.#showUser(activity, order);
    const parts = this.#parts(activity);
    if (!parts.length) return undefined;
    const bubble = this.#bubble('bot', order, ...this.#author(activity), ...parts);
    bubble.dataset.turn = activity.replyToId ?? activity.id;
    if (activity.locale) bubble.lang = activity.locale;
    const first = this.#first;
    if (first && activity.channelData?.answer?.kind === 'greeting') first.replaceWith(bubble);
    else this.#place(bubble);
    return bubble;
  }

  /** What was said here, before the service has it. */
  showOwn({ id, activity }) {
    if (!activity.text) return undefined;
    const bubble = this.#bubble('user', Infinity, this.#text(activity.text));
    this.#own.set(id, bubble);
    this.#list.append(bubble);
    return bubble;
  }

  state({ id, activity }, state) {
    const bubble = this.#own.get(id);
    if (!bubble) return;
    bubble.dataset.state = state;
    bubble.querySelector('.status')?.remove();
    const word = { waiting: this.#words.waiting, refused: this.#words.refused }[state];
    if (!word) return;
    const status = make('p', { className: 'status' }, word);
    if (state === 'refused') {
      const again = make('button', { type: 'button' }, this.#words.again);
      again.addEventListener('click', () => {
        bubble.remove();
        this.#actions.edit(activity.text);
      });
      status.append(' ', again);
    }
    bubble.append(status);
  }

  /** A line between what was and what comes; what is not sent yet comes. */
  divide(text) {
    const unsent = [...this.#list.children].find(bubble => bubble.dataset.order === 'Infinity');
    const last = unsent ? unsent.previousElementSibling : this.#list.lastElementChild;
    if (last?.matches('.divider')) return;
    const line = make('li', { className: 'divider' }, text);
    if (unsent) unsent.before(line);
    else this.#list.append(line);
  }

  /** The first bubble of what was answered last. */
  get lastTurn() {
    let turn = this.#list.lastElementChild;
    if (!turn?.matches('.bot')) return undefined;
    while (turn.dataset.turn && turn.previousElementSibling?.dataset.turn === turn.dataset.turn) turn = turn.previousElementSibling;
    return turn;
  }

  #showUser(activity, order) {
    const id = activity.channelData?.clientActivityID;
    const own = id && this.#own.get(id);
    if (own) {
      own.dataset.order = order;
      this.state({ id, activity }, 'sent');
      if (this.#misplaced(own)) this.#place(own);
      return undefined;
    }
    if (!activity.text) return undefined;
    const bubble = this.#bubble('user', order, this.#text(activity.text));
    if (id) this.#own.set(id, bubble);
    this.#place(bubble);
    return bubble;
  }

  /** A person is named, for they are not the assistant. */
  #author({ channelData }) {
    return channelData?.author === 'staff' ? [make('p', { className: 'author' }, `${this.#words.person} ${channelData.name ?? ''}`.trim())] : [];
  }

  #bubble(who, order, ...parts) {
    const bubble = make('li', { className: who, 'data-order': String(order) },
      make('span', { className: 'unseen' }, who === 'user' ? this.#words.you : this.#words.bot), ...parts);
    return bubble;
  }

  #text(text) {
    const body = make('div', { className: 'bubble', dir: 'auto' }, ...plain(text).map(nodes => make('p', { dir: 'auto' }, ...nodes)));
    if (text.length > LONG) {
      body.classList.add('long');
      body.tabIndex = 0;
      body.setAttribute('role', 'group');
      body.setAttribute('aria-label', this.#words.you);
    }
    return body;
  }

  #parts(activity) {
    const lines = activity.textFormat === 'plain' ? plain(activity.text ?? '') : markdown(activity.text ?? '');
    const parts = [];
    if (lines.length) parts.push(make('div', { className: 'bubble', dir: 'auto' }, ...lines.map(nodes => make('p', { dir: 'auto' }, ...nodes))));
    for (const attachment of activity.attachments ?? []) {
      if (attachment.contentType === CARD) parts.push(card(attachment.content ?? {}, this.#actions.submit));
      else if (attachment.contentUrl) parts.push(make('p', { className: 'bubble' }, link(attachment.name ?? attachment.contentUrl, attachment.contentUrl)));
    }
    return parts;
  }

  #misplaced(bubble) {
    const order = Number(bubble.dataset.order);
    const next = bubble.nextElementSibling?.dataset.order;
    const before = bubble.previousElementSibling?.dataset.order;
    return Number(next ?? Infinity) < order || Number(before ?? -1) > order;
  }

  #place(bubble) {
    const order = Number(bubble.dataset.order);
    let after = this.#list.lastElementChild;
    while (after && (after === bubble || Number(after.dataset.order ?? -1) > order)) after = after.previousElementSibling;
    if (after) after.after(bubble);
    else this.#list.prepend(bubble);
  }
}
