// Microsoft's Direct Line client, and what it leaves to its page: to notice at once that the line is gone, and to poll where
// sockets are not let through.
import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';

/** The service sends something at least once a minute; a socket silent for longer is dead and does not know it. */
const LONGEST_SILENCE = 100_000;

/** Sockets that never opened before polling is tried. */
const SOCKET_TRIES = 3;

export class Transport {
  #events;
  #line;
  #subscriptions = [];
  #failedSockets = 0;
  #heard = 0;

  /** @param events `received` an activity, the line `opened`, `lost`, or its token is `over`. */
  constructor(events) {
    this.#events = events;
    setInterval(() => {
      if (this.#line && !this.#polls && Date.now() - this.#heard > LONGEST_SILENCE) this.#lose(this.#line);
    }, 15_000);
  }

  /** Grows with what was received; goes on behind it after the line was lost. */
  watermark = '';

  get #polls() {
    return this.#failedSockets >= SOCKET_TRIES;
  }

  attach({ lines, token, conversationId, streamUrl }) {
    this.detach();
    this.#heard = Date.now();
    let current;
    const transport = this;
    class Watched extends WebSocket {
      constructor(...args) {
        super(...args);
        let opened = false;
        const heard = () => { transport.#heard = Date.now(); };
        this.addEventListener('message', heard);
        this.addEventListener('open', () => {
          opened = true;
          heard();
          transport.#failedSockets = 0;
          if (transport.#line === current) transport.#events.opened();
        });
        // One that was not let through ends with the first of both alone.
        for (const end of ['error', 'close']) {
          this.addEventListener(end, () => {
            if (!opened && transport.#line === current) transport.#failedSockets += 1;
            transport.#lose(current);
          });
        }
      }
    }
    this.#line = current = new DirectLine({
      domain: lines, token, conversationId, streamUrl, watermark: this.watermark, webSocket: !this.#polls, WebSocket: Watched,
    });
    const gone = () => this.#lose(current);
    this.#subscriptions = [
      current.activity$.subscribe(activity => {
        this.watermark = current.watermark;
        this.#events.received(activity);
      }, gone, gone),
      current.connectionStatus$.subscribe(status => {
        if (this.#line !== current) return;
        if (status === ConnectionStatus.ExpiredToken || status === ConnectionStatus.Ended) this.#events.over();
        else if (status === ConnectionStatus.Online && this.#polls) this.#events.opened();
      }, gone),
    ];
  }

  detach() {
    const subscriptions = this.#subscriptions;
    this.#line = undefined;
    this.#subscriptions = [];
    for (const subscription of subscriptions) subscription.unsubscribe();
  }

  renew({ token, streamUrl }) {
    this.#line?.reconnect({ token, streamUrl });
  }

  /** The activity's id; undefined when it has to be sent again. Throws what the server said against it. */
  async post(activity) {
    if (!this.#line) return undefined;
    const id = await new Promise((done, fail) => this.#line.postActivity(activity).subscribe(done, fail));
    return id === 'retry' ? undefined : id;
  }

  #lose(line) {
    if (line === undefined || this.#line !== line) return;
    this.detach();
    this.#events.lost();
  }
}
