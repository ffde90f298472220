// The chat page: asks our own server for a token and holds the conversation over its Direct Line. The page is whole without this
// script; here its field and its links become a talk.
import { Bubbles } from './bubbles.mjs';
import { Choices } from './choices.mjs';
import { Composer, isComposing } from './composer.mjs';
import { Conversation } from './conversation.mjs';
import { byId } from './dom.mjs';
import { forgetForGood } from './kept.mjs';
import { setSite } from './markdown.mjs';
import { watchScrolling } from './scroll.mjs';
import { Voice } from './voice.mjs';

const config = JSON.parse(byId('config').textContent);
const { words, root, embedded } = config;

setSite(root, embedded);

const say = (text, value) => conversation.say(text, value);
const composer = new Composer(words, say);
const choices = new Choices(say);
const bubbles = new Bubbles(words, {
  edit: text => composer.fill(text),
  submit: (data, title) => {
    if (typeof data === 'string') say(data);
    else say(undefined, data ?? title);
  },
});
const conversation = new Conversation(config, bubbles, choices, new Voice(config, composer));

watchScrolling();

const restart = byId('restart');
restart.hidden = false;
restart.addEventListener('click', () => {
  forgetForGood();
  location.reload();
});

if (embedded) {
  addEventListener('keydown', event => {
    // To whatever page shows this one: it holds nothing but the wish to be closed. An input method has its own use for the key.
    if (event.key === 'Escape' && !isComposing(event) && parent !== window) parent.postMessage('botservice:close', '*');
  });
}

// What another page of ours wants asked, once: a reload must not ask again.
const { ask, typed } = config;
if (ask || typed) {
  const address = new URL(location.href);
  address.searchParams.delete('ask');
  history.replaceState(history.state, '', address);
  if (typed) composer.fill(typed);
}

conversation.start().then(() => { if (ask) say(ask); });
performance.mark('usable');
document.documentElement.dataset.chat = 'ready';
