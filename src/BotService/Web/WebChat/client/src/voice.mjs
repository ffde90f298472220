// The browser's own speech, where it has one: the microphone beside the field, and replies read aloud when asked for. Sound
// never comes to us; who turns it into words is the browser, which says so itself when it asks for the microphone.
import { byId } from './dom.mjs';
import { forget, keep, recall } from './kept.mjs';

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

/** A voice of a language that is not spoken here would only mumble. */
const LANGUAGES = { 'zh-TW': 'zh-TW', en: 'en-US' };

export class Voice {
  #words;
  #locale;
  #composer;
  #recogniser;
  #aloud = byId('aloud');
  #microphone = byId('microphone');

  constructor({ words, locale }, composer) {
    this.#words = words;
    this.#locale = locale;
    this.#composer = composer;
    if (window.speechSynthesis) this.#offerReading();
    if (Recognition && LANGUAGES[locale]) this.#offerMicrophone();
  }

  /** Reads a reply, if that was asked for. */
  read(text, locale) {
    if (!this.#isAloud || !text) return;
    const said = new SpeechSynthesisUtterance(text);
    said.lang = LANGUAGES[locale] ?? locale ?? LANGUAGES[this.#locale];
    speechSynthesis.speak(said);
  }

  /** Who speaks or writes wants to hear no more of what was. */
  hush() {
    if (this.#isAloud) speechSynthesis.cancel();
  }

  get #isAloud() {
    return this.#aloud.getAttribute('aria-pressed') === 'true';
  }

  #offerReading() {
    this.#aloud.hidden = false;
    this.#aloud.setAttribute('aria-pressed', String(Boolean(recall('aloud'))));
    this.#aloud.addEventListener('click', () => {
      this.hush();
      const on = !this.#isAloud;
      this.#aloud.setAttribute('aria-pressed', String(on));
      if (on) keep('aloud', true);
      else forget('aloud');
    });
    addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  #offerMicrophone() {
    this.#microphone.hidden = false;
    this.#microphone.addEventListener('click', () => (this.#recogniser ? this.#recogniser.stop() : this.#listen()));
  }

  #listen() {
    this.hush();
    const recogniser = new Recognition();
    recogniser.lang = LANGUAGES[this.#locale];
    recogniser.interimResults = true;
    let whole = '';
    recogniser.onresult = event => {
      const results = [...event.results];
      whole = results.map(result => result[0].transcript).join('');
      this.#composer.hear(whole);
    };
    recogniser.onerror = event => {
      whole = '';
      this.#composer.tell(this.#words[event.error === 'not-allowed' ? 'microphone-refused' : 'microphone-failed']);
    };
    recogniser.onend = () => {
      this.#recogniser = undefined;
      this.#microphone.setAttribute('aria-pressed', 'false');
      if (whole.trim()) this.#composer.submit();
    };
    this.#recogniser = recogniser;
    this.#microphone.setAttribute('aria-pressed', 'true');
    this.#composer.tell(this.#words.listening);
    recogniser.start();
  }
}
