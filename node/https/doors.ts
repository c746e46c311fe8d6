// Everything by which a node is reached beside loopback: prepared before the node is open, opened when it can answer,
// and looked after while it runs: certificates are renewed or read anew.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorFields, fromThisMachine, type Reach, type StructuredLog } from '../app/index.ts';
import type { Keystore } from '../keystore/index.ts';
import { type GivenFiles, holdsFor, readGiven, type Served, stateOf } from './given-certificate.ts';
import { type HttpsDoor, openHttpsDoor } from './https-door.ts';
import { isDomain, isUnder } from './names.ts';
import { ownCertificate } from './own-certificates.ts';
import { certificatePem, keyPem } from './pem.ts';
import { openPlainDoor, type PlainDoor } from './plain-door.ts';
import { HttpsRefused } from './refused.ts';
import type { ReachSettings } from './settings.ts';

export interface DoorsParts {
  readonly settings: ReachSettings;
  readonly keystore: Keystore;
  /** This machine's clock. */
  readonly now: () => number;
  readonly log: StructuredLog;
  /** Time between two looks at the certificate. */
  readonly lookEveryMs?: number | undefined;
}

const minute = 60_000;

export class Doors {
  readonly #parts: DoorsParts;
  #served: Served | null = null;
  #seen = '';
  #door: HttpsDoor | null = null;
  #plain: PlainDoor | null = null;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  readonly reach: Reach;
  /** Where browsers go; null where only this machine is served. */
  publicAddress: string | null = null;
  /** Where phones fetch the authority's certificate; null where no door speaks plain http. */
  plainAddress: string | null = null;

  private constructor(parts: DoorsParts) {
    this.#parts = parts;
    this.reach = this.#reachNow();
  }

  /** Finds the certificate, or has it signed. Throws `HttpsRefused` where the node cannot be reached as was asked. */
  static async prepare(parts: DoorsParts): Promise<Doors> {
    const { settings, keystore } = parts;
    if (settings.way !== 'this-machine') {
      if (keystore.kind === 'exercise') throw new HttpsRefused('exercise');
      if (!isDomain(settings.domain)) throw new HttpsRefused('domain', { name: settings.domain });
    }
    const doors = new Doors(parts);
    doors.#served = await doors.#certificate();
    return doors;
  }

  /** What is served to browsers, in PEM; null where nothing is. */
  get certificate(): string | null {
    return this.#served?.cert ?? null;
  }

  /** Opens what was asked for; `answer` is what loopback answers too. */
  async open(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    requestTimeout: number,
  ): Promise<void> {
    const { settings, log, lookEveryMs = minute } = this.#parts;
    if (settings.way === 'this-machine') return;
    if (settings.way === 'proxy' || !this.#served) {
      this.publicAddress = `https://${settings.domain}`;
      return;
    }
    const { listen, httpsPort, httpPort, domain } = settings;
    this.#door = await openHttpsDoor(this.#served, answer, { listen, port: httpsPort, requestTimeout });
    this.publicAddress = addressOf('https', domain, this.#door.port, 443);
    if (httpPort !== null) {
      const { publicAddress } = this;
      const { authority } = this.reach;
      this.#plain = await openPlainDoor(authority, { publicAddress, listen, port: httpPort });
      this.plainAddress = addressOf('http', domain, this.#plain.port, 80);
    }
    this.#timer = setInterval(() => void this.look(), lookEveryMs);
    this.#timer.unref();
    log('info', 'https.open', { way: settings.way, port: this.#door.port });
  }

  /** One look at a time: two would sign two certificates. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Whether another certificate is to be served: renewed, or read anew. What is not good leaves the old one. */
  async #look(): Promise<void> {
    const { log } = this.#parts;
    try {
      const next = await this.#certificate();
      if (!next || next.cert === this.#served?.cert) return;
      this.#door?.replace(next);
      this.#served = next;
      log('info', 'https.certificate-replaced');
    } catch (error) {
      log('warn', 'https.certificate-not-taken', errorFields(error));
    }
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    await this.#plain?.close();
    await this.#door?.close();
  }

  /** The certificate to serve with; null where nothing is served by ourselves. */
  async #certificate(): Promise<Served | null> {
    const { settings, keystore, now } = this.#parts;
    if (settings.way === 'authority') {
      const { domain: name, lanAddresses: addresses } = settings;
      const { certificate, key } = await ownCertificate(keystore, { name, addresses, now: now() });
      return { cert: certificatePem(certificate), key: keyPem(key) };
    }
    return settings.way === 'given' ? this.#given(settings, settings.domain) : null;
  }

  #given(files: GivenFiles, name: string): Served {
    const seen = this.#served && stateOf(files);
    if (this.#served && seen === this.#seen) return this.#served;
    // Said once of each state of the files, and tried again when they change.
    this.#seen = seen ?? '';
    const served = readGiven(files, name, this.#parts.now());
    this.#seen = stateOf(files);
    return served;
  }

  #reachNow(): Reach {
    const { settings, keystore } = this.#parts;
    const kept = keystore.certificates.authority();
    const authority = kept?.certificate ?? null;
    if (settings.way === 'this-machine') return fromThisMachine(kept?.domain ?? null, authority);
    const { way, domain: name } = settings;
    const isOwnHost = (host: string) =>
      host === name || Boolean(this.#served && holdsFor(this.#served.cert, host));
    const domain = kept && isUnder(name, kept.domain) ? kept.domain : name;
    return { way, name, domain, authority, isOwnHost };
  }
}

function addressOf(scheme: string, name: string, port: number, usual: number): string {
  return `${scheme}://${name}${port === usual ? '' : `:${port}`}`;
}
