// A browser as the node sees it: it keeps its cookie and sends what our pages send.
import type { EnrolmentAnswer, SessionAnswer } from '@ulinzi/domain/access';
import { request } from 'node:http';
import { TOTP, URI } from 'otpauth';
import type { TestNode } from '../../testing/test-node.ts';

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly setCookie: string | null;
}

export class Screen {
  readonly #test: TestNode;
  cookie: string | null = null;

  constructor(test: TestNode) {
    this.#test = test;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.#ask('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answered> {
    return this.#ask('POST', path, body, { 'x-requested-by': 'watch', ...headers });
  }

  /** With the PIN of a post, as at a duty desk. */
  act(path: string, body: unknown, post: string, pin: string): Promise<Answered> {
    return this.post(path, body, { 'x-ulinzi-pin': `${post}:${pin}` });
  }

  /** Sends what a browser would, and headers that `fetch` does not let us set. */
  #ask(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answered> {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      method,
      headers: {
        ...(this.cookie !== null && { cookie: `s=${this.cookie}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.#test.node.address), options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const setCookie = response.headers['set-cookie']?.join('\n') ?? null;
          const token = /^s=([^;]*)/.exec(setCookie ?? '')?.[1];
          if (token !== undefined) this.cookie = token === '' ? null : token;
          const answer = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
          resolve({ status: response.statusCode ?? 0, text, body: answer, setCookie });
        });
      });
      sent.on('error', reject);
      sent.end(json);
    });
  }

  async session(): Promise<SessionAnswer> {
    return (await this.get('/api/session')).body as unknown as SessionAnswer;
  }

  /** Sits down as an invented person of the exercise. */
  async sitDown(post: string): Promise<Screen> {
    const answer = await this.post('/api/session/persona', { post });
    if (answer.status !== 200) throw new Error(answer.text);
    return this;
  }
}

export interface Enrolled {
  readonly post: string;
  readonly passphrase: string;
  readonly pin: string;
  readonly enrolment: EnrolmentAnswer;
  /** The code that the phone's authenticator shows, where its clock is this far from the node's. */
  code(awayMs?: number): string;
}

export const passphrase = 'mvua ndogo juu ya daraja';
export const pin = '274816';

/** Seats a person in a post and lets her enrol, with the first code of her paper; the screen is hers then. */
export async function enrol(test: TestNode, post: string, screen = new Screen(test)): Promise<Enrolled> {
  const { claimCode } = await test.did('post.seat', 'administrator', post, { name: 'EXERCISE' });
  const begun = await screen.post('/api/enrolments', { code: claimCode });
  const enrolment = begun.body as unknown as EnrolmentAnswer;
  const code = enrolment.paperCodes[0] ?? '';
  const { ticket } = enrolment;
  const done = await screen.post('/api/enrolments/finish', { ticket, passphrase, pin, code });
  if (done.status !== 200) throw new Error(done.text);
  const totp = URI.parse(enrolment.totpUri) as TOTP;
  return {
    post,
    passphrase,
    pin,
    enrolment,
    code: (awayMs = 0) => totp.generate({ timestamp: test.node.app.clock.recorded() + awayMs }),
  };
}
