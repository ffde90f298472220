// Holds the conversation together: session, line, what waits to be sent, and what is shown.
import { Refused } from './calls.mjs';
import { byId } from './dom.mjs';
import { History } from './history.mjs';
import { clearNotice, showNotice } from './notice.mjs';
import { Outbox } from './outbox.mjs';
import { readAloud } from './reading.mjs';
import { look, toEnd, toTurn } from './scroll.mjs';
import { Session } from './session.mjs';
import { Transport } from './transport.mjs';

const PAUSES = [1, 2, 4, 8, 15];

const isFromBot = activity => activity.from?.role !== 'user';

const isGreeting = activity => activity.channelData?.answer?.kind === 'greeting';

/** History has been told when nothing came for so long. */
const QUIET = 600;

export class Conversation {
  #words;
  #bubbles;
  #choices;
  #language;
  #voice;
  #tries = 0;
  #timer;
  #busy = false;
  #isOpen = false;
  #tellsHistory = true;
  #quiet;
  #typing;
  #hidden = new Set();
  #waiting = [];
  #history = new History();

  constructor({ root, locale, words, language }, bubbles, choices, voice) {
    this.#words = words;
    this.#bubbles = bubbles;
    this.#choices = choices;
    this.#voice = voice;
    this.#language = language;
    this.session = new Session(root, locale, {
      renewed: () => this.transport.renew(this.session),
      over: () => this.#renew(),
    });
    this.transport = new Transport({
      received: activity => this.#receive(activity),
      opened: () => this.#opened(),
      lost: () => this.#lost(),
      over: () => this.#renew(),
    });
    this.outbox = new Outbox(activity => this.#post(activity), (entry, state) => this.#tell(entry, state));
    for (const entry of this.outbox.restore()) {
      if (entry.hidden) this.#hidden.add(entry.id);
      else this.#bubbles.showOwn(entry);
    }
    addEventListener('online', () => this.#wake());
    addEventListener('pageshow', event => { if (event.persisted) this.#wake(); });
    addEventListener('offline', () => this.#offline());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.session.wake(); });
  }

  start() {
    return this.#once(() => this.#begin());
  }

  async #begin() {
    const patience = setTimeout(() => showNotice(this.#words.connecting), 2_500);
    try {
      await this.session.open();
    } catch {
      showNotice(this.#words.failed, this.#words.retry, () => this.#wake());
      this.#timer = setTimeout(() => this.#again(), PAUSES.at(-1) * 1000);
      return;
    } finally {
      clearTimeout(patience);
    }
    clearNotice();
    this.#isOpen = true;
    for (const id of this.#history.hidden) this.#hidden.add(id);
    if (this.session.resumed) this.#showPast(this.#history.refetched());
    else if (this.session.lapsed) this.#resume();
    else this.#history.clear();
    this.#attach();
    // A conversation taken up in another language goes on in it: its name, said in the chat, switches.
    if (this.session.switched) this.say(this.#language);
  }

  say(text, value) {
    this.#voice.hush();
    look();
    const entry = this.outbox.add({
      type: 'message', from: { id: 'user' }, locale: this.session.locale, textFormat: 'plain', ...(text && { text }), ...(value !== undefined && { value }),
    });
    this.#bubbles.showOwn(entry);
    if (this.outbox.isShut) this.#bubbles.state(entry, 'waiting');
    this.session.said();
    this.#choices.clear();
    this.#endHistory();
    toEnd();
  }

  #attach() {
    this.transport.attach(this.session);
  }

  #opened() {
    this.#tries = 0;
    clearNotice();
    this.outbox.isOpen = true;
    this.#awaitQuiet();
  }

  #lost() {
    this.outbox.isOpen = false;
    if (navigator.onLine === false) this.#offline();
    else showNotice(this.#words.lost);
    this.#later();
  }

  #offline() {
    this.outbox.isOpen = false;
    showNotice(this.#words.offline);
    this.#later();
  }

  #wake() {
    this.#tries = 0;
    this.#again();
  }

  #later() {
    clearTimeout(this.#timer);
    const pause = PAUSES[Math.min(this.#tries, PAUSES.length - 1)];
    this.#tries += 1;
    this.#timer = setTimeout(() => this.#again(), pause * 1000);
  }

  /** Another try to get a line. */
  async #again() {
    clearTimeout(this.#timer);
    if (this.#busy) return;
    await this.#once(async () => {
      if (!this.#isOpen) return this.#begin();
      try {
        await this.session.reopen(this.transport.watermark);
        this.#attach();
      } catch (failure) {
        if (failure instanceof Refused && failure.isOver) await this.#replace();
        else this.#later();
      }
      return undefined;
    });
  }

  async #once(act) {
    this.#busy = true;
    try {
      await act();
    } finally {
      this.#busy = false;
    }
  }

  async #renew() {
    if (!this.#busy) await this.#once(() => this.#replace());
  }

  /** The token is beyond renewal, as after a night: another conversation takes up where the last list was. */
  async #replace() {
    this.transport.detach();
    this.outbox.isOpen = false;
    try {
      await this.session.renew();
    } catch {
      this.#later();
      return;
    }
    this.#resume();
    this.#attach();
  }

  /** Shows what there is of before, and has the service read the number of its list, unseen. */
  #resume() {
    this.transport.watermark = '';
    this.#showPast(this.#history.ended());
    const { receipt } = this.#history;
    if (!receipt) return;
    const { id } = this.outbox.add(
      { type: 'message', from: { id: 'user' }, locale: this.session.locale, textFormat: 'plain', text: receipt }, { hidden: true });
    this.#hidden.add(id);
    this.#history.hide(id);
  }

  /** What was shown live already is not shown again; after it nobody is greeted once more. */
  #showPast(past) {
    if (!past.length) return;
    for (const activity of past) this.#bubbles.show(activity);
    toTurn(this.#bubbles.lastTurn);
    this.#hidden.add('greeting');
    if (this.session.spoken) this.#bubbles.divide(this.#words.resumed);
  }

  async #post(activity) {
    try {
      return await this.transport.post(activity);
    } catch (failure) {
      if ([401, 404].includes(failure?.status)) this.#renew();
      throw failure;
    }
  }

  #tell(entry, state) {
    this.#bubbles.state(entry, state);
    if (state === 'sent' && !entry.hidden) this.#type(true);
  }

  #receive(activity) {
    const client = isFromBot(activity) ? undefined : activity.channelData?.clientActivityID;
    if (client) this.outbox.arrived(client);
    if (this.#isHidden(activity, client)) return;
    if (activity.type === 'typing' && isFromBot(activity)) this.#type(true);
    if (activity.type !== 'message') return;
    this.#history.add(activity);
    this.#waiting.push(activity);
    if (this.#waiting.length === 1) {
      // What comes together is shown together.
      if (document.hidden) setTimeout(() => this.#flush());
      else requestAnimationFrame(() => this.#flush());
    }
    this.#awaitQuiet();
  }

  #flush() {
    const news = this.#waiting;
    this.#waiting = [];
    look();
    const isHistory = this.#tellsHistory && this.session.resumed;
    for (const activity of news) {
      const shown = this.#bubbles.show(activity);
      if (shown && isFromBot(activity) && !isHistory) this.#voice.read(readAloud(activity), activity.locale);
    }
    this.#offer(news.at(-1));
    toTurn(this.#bubbles.lastTurn);
  }

  /** What may be said to the newest message. */
  #offer(activity) {
    if (!isFromBot(activity)) {
      this.#choices.clear();
      return;
    }
    this.#type(false);
    const actions = activity.suggestedActions?.actions ?? [];
    if (isGreeting(activity)) this.#choices.greet(actions);
    else this.#choices.show(actions);
  }

  /** The taking up of a talk is between the page and the service. */
  #isHidden(activity, client) {
    if (client && this.#hidden.has(client)) {
      this.#hidden.add(activity.id);
      return true;
    }
    const isHidden = this.#hidden.has(activity.replyToId) || isGreeting(activity) && this.#hidden.delete('greeting');
    // What may be said next is offered all the same.
    if (isHidden && activity.type === 'message') this.#offer(activity);
    return isHidden;
  }

  #awaitQuiet() {
    if (!this.#tellsHistory) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#endHistory(), QUIET);
  }

  #endHistory() {
    this.#tellsHistory = false;
  }

  #type(on) {
    const sign = byId('typing');
    clearTimeout(this.#typing);
    sign.hidden = !on;
    // Nobody writes for longer without a word.
    if (on) this.#typing = setTimeout(() => { sign.hidden = true; }, 10_000);
  }
}
