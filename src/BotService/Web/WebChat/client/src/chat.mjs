// The chat page: asks our own server for a token, then lets Web Chat hold the conversation over our Direct Line.
import ReactWebChat, { createDirectLine, createStore } from 'botframework-webchat';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { nonce } from './nonce.mjs';
import { clearNotice, showNotice } from './notice.mjs';
import { forget, forgetForGood, keep, recall } from './session.mjs';
import { watchSockets } from './sockets.mjs';
import { cardStyle, chatStyle } from './style.mjs';

const config = JSON.parse(document.getElementById('config').textContent);
const { locale, words, root } = config;
const directLineAddress = `${location.origin}${root}/v3/directline`;

// Values of botframework-directlinejs' ConnectionStatus.
const ONLINE = 2;
const EXPIRED = 3;
const FAILED = 4;
const ENDED = 5;

const ask = async (address, headers) => {
  const response = await fetch(address, { method: 'POST', headers, cache: 'no-store' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
};

/** The conversation of before the reload if its token can still be renewed, else a new one. */
async function open() {
  const before = recall();
  // Another language before anything was said: a new greeting says more than the old one repeated.
  if (before && (before.locale === locale || before.spoken)) {
    try {
      const { token } = await ask(`${directLineAddress}/tokens/refresh`, { authorization: `Bearer ${before.token}` });
      return { ...before, token, resumed: true };
    } catch {
      forget();
    }
  }
  const { token, conversationId } = await ask(`${root}/webchat/token`, {});
  return { token, conversationId, locale, spoken: false, resumed: false };
}

function restart() {
  forgetForGood();
  location.reload();
}

async function start() {
  showNotice(words.connecting);
  let session;
  try {
    session = await open();
  } catch {
    showNotice(words.failed, words.retry, start);
    return;
  }
  clearNotice();

  // A token whose conversation is open already opens it again, from its beginning; a new one greets.
  const directLine = createDirectLine({
    domain: directLineAddress,
    token: session.token,
    conversationStartProperties: { locale },
  });
  // Web Chat renews the token by itself; what a reload needs is the newest one.
  const remember = () => keep({ ...session, token: directLine.token ?? session.token, conversationId: directLine.conversationId ?? session.conversationId });
  addEventListener('pagehide', remember);

  const store = createStore({}, () => next => action => {
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && action.payload.activity.type === 'message') {
      session.spoken = true;
      remember();
    }
    const result = next(action);
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      switchTo(locale);
      ask();
    }
    return result;
  });

  // What another page of ours wants asked, once: a reload must not ask again.
  function ask() {
    const { ask: text, typed } = config;
    config.ask = config.typed = '';
    if (!text && !typed) return;
    const address = new URL(location.href);
    address.searchParams.delete('ask');
    history.replaceState(history.state, '', address);
    store.dispatch(text
      ? { type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } }
      : { type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: typed } });
  }

  // A conversation taken up in another language goes on in it: its name, said in the chat, switches.
  function switchTo(language) {
    const switched = session.resumed && session.locale !== language;
    session.locale = language;
    if (switched) store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text: config.language } });
  }

  directLine.connectionStatus$.subscribe(status => {
    if (status === ONLINE) {
      clearNotice();
      remember();
    } else if (status === EXPIRED || status === ENDED) showNotice(words.expired, words.restart, restart);
    else if (status === FAILED) showNotice(words.failed, words.retry, restart);
  });

  // Web Chat opens full addresses only; ours may begin at the root.
  const cardActionMiddleware = () => next => request => {
    const { cardAction } = request;
    return next(cardAction.type === 'openUrl' && cardAction.value.startsWith('/')
      ? { ...request, cardAction: { ...cardAction, value: location.origin + root + cardAction.value } }
      : request);
  };

  createRoot(document.getElementById('chat')).render(createElement(ReactWebChat, {
    directLine,
    store,
    locale,
    nonce,
    cardActionMiddleware,
    styleOptions: chatStyle,
    adaptiveCardsHostConfig: cardStyle,
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: words.placeholder },
  }));

  const button = document.getElementById('restart');
  button.hidden = false;
  button.addEventListener('click', restart);
}

watchSockets(() => showNotice(words.lost), clearNotice);

if (config.embedded) {
  addEventListener('keydown', event => {
    // To whatever page shows this one: it holds nothing but the wish to be closed.
    if (event.key === 'Escape' && parent !== window) parent.postMessage('botservice:close', '*');
  });
}

start();
