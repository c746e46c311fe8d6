import type { DatabaseSync } from 'node:sqlite';
import { ask } from '../ask.ts';
import type { ChannelHealth, ChannelLogLine, IncomingMessage, OutgoingMessage } from '../channel.ts';
import { Giving, type Given } from '../giving.ts';
import { makeOutbox, noteFate, type OfferedText, waitingTexts } from '../outbox.ts';
import { SpoolCannot } from '../spool-cannot.ts';
import { openSpoolFile } from '../spool-file.ts';
import { android } from './android.ts';
import type { Dialect, Post, PostedMessage } from './dialect.ts';
import { keepDoorFile } from './door-file.ts';
import type { WebhookOptions } from './options.ts';
import { rapidpro } from './rapidpro.ts';
import { Reach } from './reach.ts';
import { isSigned, showsSecret, type Welcome } from './signature.ts';
import { signed } from './signed.ts';

const dialects: Record<WebhookOptions['dialect'], Dialect> = { signed, android, rapidpro };

/** A channel between start and stop: its spool is open, and its door. */
export class OpenWebhook {
  readonly #options: WebhookOptions;
  readonly #dialect: Dialect;
  readonly #database: DatabaseSync;
  readonly #reach: Reach;
  readonly #giving: Giving;

  constructor(options: WebhookOptions) {
    this.#options = options;
    this.#dialect = dialects[options.dialect];
    this.#database = openSpoolFile(options.spoolDir, 'webhook.db', {
      makeTables: makeOutbox,
      cannot: (problem, values) => new SpoolCannot('webhook', problem, values),
    });
    const { gateway, events, now } = options;
    const log = (line: ChannelLogLine) => options.log({ ...line, gateway });
    this.#reach = new Reach(options.sendUrl, now, log);
    this.#giving = new Giving({
      database: this.#database,
      kind: 'webhook',
      events,
      window: 1,
      works: [() => this.#reach.look(), () => this.#keepDoorFile()],
      drawToken: () => this.#dialect.drawToken(),
      now,
      log,
      throughput: () => options.throughput(),
      mayGive: () => true,
      give: (text) => this.#give(text),
      whyNot: () => (this.#reach.trouble === null ? 'unknown' : 'gateway-dead'),
      sweep: () => undefined,
    });
    this.#giving.start();
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.#giving.send(message);
  }

  takeBack(id: string): 'taken-back' | 'unknown' {
    return this.#giving.takeBack(id);
  }

  /** Whether a request is the other side's. */
  welcome({ headers, body }: Pick<Post, 'headers' | 'body'>): Welcome {
    const { doorSecret, now } = this.#options;
    return this.#dialect.isSigned
      ? isSigned(doorSecret, { headers, body }, now())
      : showsSecret(doorSecret, headers);
  }

  async takeIn(post: Post): Promise<boolean> {
    const posted = this.#dialect.read(post);
    if (posted === null) return false;
    this.#reach.heard();
    if (posted === 'nothing') return true;
    if ('message' in posted) await this.#options.events.incoming(this.#messageOf(post, posted.message));
    else {
      // A report of a text that is long forgotten is taken too: the other side would go on for ever.
      noteFate(this.#database, posted.token, posted.fate, this.#options.now());
      this.#giving.wake();
    }
    return true;
  }

  health(): ChannelHealth {
    const { trouble, lastContactAt } = this.#reach;
    return {
      gateway: this.#options.gateway,
      isAlive: trouble === null,
      lastContactAt,
      waiting: waitingTexts(this.#database),
      signalPercent: null,
      operator: null,
      restarts: 0,
      trouble,
    };
  }

  async close(): Promise<void> {
    await this.#giving.end();
    await this.#reach.end();
    this.#database.close();
  }

  #messageOf({ headers, body }: Post, message: PostedMessage): IncomingMessage {
    const { gateway, dialect, now } = this.#options;
    const raw = {
      source: 'webhook',
      dialect,
      type: String(headers['content-type'] ?? ''),
      body: Buffer.from(body).toString('base64'),
    };
    return { gateway, ...message, receivedAt: now(), raw: Buffer.from(JSON.stringify(raw), 'utf8') };
  }

  async #give(text: OfferedText): Promise<Given> {
    const { headers, body } = this.#dialect.request(text, this.#options);
    const asked = await ask(this.#options.sendUrl, 'POST', headers, body);
    const given = asked === 'nobody' ? 'not-taken' : asked === 'silent' ? 'unknown' : meaningOf(asked.status);
    if (given === 'unwelcome') {
      this.#reach.doubt('credentials');
      return 'not-taken';
    }
    if (given === 'accepted' || given === 'refused') this.#reach.took();
    else this.#reach.doubt('unreachable');
    return given === 'unknown' && this.#dialect.mayAskAgain ? 'maybe-taken' : given;
  }

  #keepDoorFile(): void {
    if (this.#options.address() !== '') keepDoorFile(this.#options);
  }
}

/** What the status of an answer means for a text. */
function meaningOf(status: number): Given | 'unwelcome' {
  if (status >= 200 && status < 300) return 'accepted';
  if (status === 401 || status === 403) return 'unwelcome';
  // Not there, not so, not now: nothing was taken.
  if ([404, 405, 429, 503].includes(status)) return 'not-taken';
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}
