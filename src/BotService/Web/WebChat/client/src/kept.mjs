// What a reload needs, kept for this tab alone and gone when it is closed. Inside a foreign page, or by the visitor's own
// setting, storage may be refused: then a reload begins anew, and nothing else changes.
const PREFIX = 'botservice.';

let stopped = false;

export function recall(name) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Says whether it was kept. */
export function keep(name, value) {
  if (stopped) return false;
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(...names) {
  try {
    for (const name of names) sessionStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}

/** Forgets everything, even though the page keeps it once more while it is being left. */
export function forgetForGood() {
  stopped = true;
  forget('session', 'unsent', 'history', 'draft');
}
