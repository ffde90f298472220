// Calls to our own server.

/** An answer that is none of those hoped for. */
export class Refused extends Error {
  constructor(status) {
    super(`answered ${status}`);
    this.status = status;
  }

  /** The token or its conversation is gone; another one is needed. */
  get isOver() {
    return [401, 403, 404].includes(this.status);
  }
}

const PATIENCE = 20_000;

export async function call(method, address, { token, body } = {}) {
  const response = await fetch(address, {
    method,
    cache: 'no-store',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  if (!response.ok) throw new Refused(response.status);
  return response.json();
}
