// The one stream of a browser, however many windows it has: a shared worker holds it. Where there are none, the window that has
// the lock does and tells the others; where there are no locks either, each window has its own.
(() => {
  const KINDS = ['queue', 'message', 'typing', 'clock', 'approval'];
  const AGAIN = 5000;

  // Holds a stream, opens it anew when other talks are watched, and takes it up where it was.
  const hold = (url, tell) => {
    const watched = new Map(); // window → the talk that stands open there
    let source, last = '', asked, again;

    const open = () => {
      const watch = [...new Set(watched.values())].filter(Boolean).sort().map(talk => `watch=${encodeURIComponent(talk)}`).join('&');
      if (source && source.readyState !== EventSource.CLOSED && watch === asked) return;
      clearTimeout(again);
      source?.close();
      asked = watch;
      const own = source = new EventSource(`${url}?${watch}${last ? `&after=${last}` : ''}`);
      for (const kind of KINDS) {
        own.addEventListener(kind, event => {
          if (event.lastEventId) last = event.lastEventId;
          tell({ kind, data: JSON.parse(event.data) });
        });
      }
      own.onopen = () => tell({ kind: 'on' });
      own.onerror = () => {
        if (own !== source) return;
        const isOut = own.readyState === EventSource.CLOSED;
        tell({ kind: isOut ? 'out' : 'off' });
        if (isOut) again = setTimeout(open, AGAIN);
      };
    };

    return {
      watch: (id, talk) => { watched.set(id, talk); open(); if (source.readyState === EventSource.OPEN) tell({ kind: 'on' }, id); },
      leave: id => { if (watched.delete(id) && watched.size) open(); },
    };
  };

  if (typeof document === 'undefined') {
    const ports = new Map();
    let stream, next = 0;
    self.onconnect = ({ ports: [port] }) => {
      const id = next++;
      ports.set(id, port);
      port.onmessage = ({ data }) => {
        stream ??= hold(data.url, (told, only) => {
          for (const [to, open] of ports) if (only === undefined || only === to) open.postMessage(told);
        });
        if (data.leave) {
          ports.delete(id);
          stream.leave(id);
        } else {
          ports.set(id, port);
          stream.watch(id, data.talk);
        }
      };
    };
    return;
  }

  const { src, dataset: { stream: url, person } } = document.currentScript;
  const name = `staff-live-${person}`; // Whoever signs in after somebody else gets a stream of their own.

  const byWorker = (talk, tell) => {
    const { port } = new SharedWorker(src, name);
    port.onmessage = ({ data }) => tell(data);
    const watch = () => port.postMessage({ url, talk });
    watch();
    addEventListener('pagehide', () => port.postMessage({ url, leave: true }));
    addEventListener('pageshow', event => { if (event.persisted) watch(); });
  };

  const byLeader = (talk, tell) => {
    const me = crypto.randomUUID();
    const channel = new BroadcastChannel(name);
    const say = what => channel.postMessage(what);
    let stream, wasTold = false;
    channel.onmessage = ({ data }) => {
      if (data.told) { wasTold = true; tell(data.told); }
      if (data.who) say({ watch: me, talk });
      if (data.watch) stream?.watch(data.watch, data.talk);
      if (data.leave) stream?.leave(data.leave);
    };
    say({ watch: me, talk });
    addEventListener('pagehide', () => say({ leave: me }));
    navigator.locks.request(name, () => new Promise(() => {
      const share = told => { tell(told); say({ told }); };
      // Between the window that had it and this one something may have passed: all look anew once it stands.
      if (wasTold) share({ kind: 'off' });
      stream = hold(url, share);
      stream.watch(me, talk);
      say({ who: true });
    }));
  };

  // Tells a page what happens; `talk` is the one that stands open on it, if any.
  window.staffLive = (talk, tell) => {
    if ('SharedWorker' in window) byWorker(talk, tell);
    else if (navigator.locks && 'BroadcastChannel' in window) byLeader(talk, tell);
    else hold(url, tell).watch(0, talk);
  };
})();
