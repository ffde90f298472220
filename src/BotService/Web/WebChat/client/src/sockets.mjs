// Web Chat's client mends a broken stream within 3 to 15 seconds but tells nobody meanwhile.

/** Calls `lost` when a stream of the page ends and `back` when one opens. */
export function watchSockets(lost, back) {
  let leaving = false;
  addEventListener('pagehide', () => { leaving = true; });

  globalThis.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('open', back);
      this.addEventListener('close', () => { if (!leaving) lost(); });
    }
  };
}
