// What runs in the browser of the map's benchmark, as text: it is the page's, not ours.

/** Notes the time between one picture and the next; a browser shows 60 a second at the most. */
export const notesFrames = `
  let frames = null, last = 0;
  const note = (at) => {
    if (!frames) return;
    if (last) frames.push(at - last);
    last = at;
    requestAnimationFrame(note);
  };
  globalThis.startFrames = () => { frames = []; last = 0; requestAnimationFrame(note); };
  globalThis.stopFrames = () => { const all = frames; frames = null; return all; };
`;

/** The graphics chip, or what stands for one. */
export const drawnWith = `(() => {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return String(info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : 'unknown');
})()`;
