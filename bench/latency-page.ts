// What runs in the browser of the latency benchmark, as text: it is the page's, not ours.

/** Notes when the page was told of each alert, and when its row was first painted, in ms since 1970. */
export const noteWhatIsPainted = `
  globalThis.paintedAt = new Map();
  globalThis.toldAt = new Map();
  globalThis.EventSource = class extends EventSource {
    constructor(...args) {
      super(...args);
      this.addEventListener('alert', ({ data }) => {
        const { id } = JSON.parse(data);
        if (!toldAt.has(id)) toldAt.set(id, performance.timeOrigin + performance.now());
      });
    }
  };
  const note = (id) => {
    if (paintedAt.has(id)) return;
    paintedAt.set(id, NaN);
    // What has changed is painted with the next frame; the task after it comes when that is done.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => paintedAt.set(id, performance.timeOrigin + performance.now());
      port2.postMessage(null);
    });
  };
  const look = (node) => {
    if (node.nodeType !== 1) return;
    if (node.hasAttribute('data-alert')) note(node.getAttribute('data-alert'));
    for (const row of node.querySelectorAll('[data-alert]')) note(row.getAttribute('data-alert'));
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) look(node);
      if (change.type === 'attributes') look(change.target);
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-alert'] });
`;

/** Signs in as the commander of the base, as the exercise lets anybody. */
export const signIn = `fetch('api/session/persona', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-requested-by': 'watch' },
  body: JSON.stringify({ post: 'kibua-commander' }),
}).then((response) => response.status)`;
