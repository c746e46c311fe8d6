// A line between a channel and Kannel on which an answer can be held back, or a request lost.
import { createServer, request, type Server } from 'node:http';
import { freePorts } from './real-kannel.ts';

/**
 * `answers`: as it is. `mute`: Kannel gets the text, and the line breaks before its answer; `silent`: the answer just
 * does not come. `cut`: the line breaks before Kannel gets the text.
 */
export type LineState = 'answers' | 'mute' | 'cut' | 'silent';

export class HeldLine {
  state: LineState = 'answers';
  /** How many texts came by. */
  texts = 0;
  url = '';
  #server: Server | undefined;

  async open(sendUrl: string): Promise<void> {
    const [port] = await freePorts(1);
    const { pathname } = new URL(sendUrl);
    this.url = `http://127.0.0.1:${port}${pathname}`;
    this.#server = createServer((asked, answer) => {
      const isText = asked.headers['x-kannel-to'] !== undefined;
      const state = isText ? this.state : 'answers';
      if (isText) this.texts += 1;
      if (state === 'cut') return void asked.socket.destroy();
      const passed = request(sendUrl, { method: 'POST', headers: asked.headers }, (given) => {
        if (state === 'mute') asked.socket.destroy();
        if (state !== 'answers') return void given.resume();
        answer.writeHead(given.statusCode ?? 500);
        given.pipe(answer);
      });
      passed.on('error', () => asked.socket.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((opened) => this.#server?.listen(port, '127.0.0.1', opened));
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
