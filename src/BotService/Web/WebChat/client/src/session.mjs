// What a reload needs to go on: kept for this tab only, gone when it is closed. Inside a foreign page storage may be refused.
const KEY = 'botservice';

let stopped = false;

export function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    return kept?.token && kept.conversationId ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keep({ token, conversationId, locale, spoken }) {
  if (stopped) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ token, conversationId, locale, spoken }));
  } catch {
    // A reload then begins a new conversation.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** Forgets the conversation even though the page keeps it once more while it is being left. */
export function forgetForGood() {
  stopped = true;
  forget();
}
