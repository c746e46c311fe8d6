// How `ulinzi serve` is told by what name and through which door people reach the node; and options out of a file.
import { resolve } from 'node:path';
import { HttpsRefused, keptSettings, type Named, type ReachSettings, readSettings } from '../https/index.ts';
import { type Call, type Command, type Option, type OptionValue, UsageError } from './command.ts';
import { saidOfHttps } from './https-words.ts';

export const reachOptions: Readonly<Record<string, Option>> = {
  domain: { type: 'string', value: 'NAME', help: 'https.option.domain' },
  'https-port': { type: 'string', value: 'N', help: 'https.option.https-port' },
  'http-port': { type: 'string', value: 'N', help: 'https.option.http-port' },
  listen: { type: 'string', value: 'IP', help: 'https.option.listen' },
  'lan-address': { type: 'string', value: 'IP', multiple: true, help: 'https.option.lan-address' },
  certificate: { type: 'string', value: 'FILE', help: 'https.option.certificate' },
  key: { type: 'string', value: 'FILE', help: 'https.option.key' },
  'behind-proxy': { type: 'boolean', help: 'https.option.behind-proxy' },
};

export const settingsOption: Readonly<Record<string, Option>> = {
  settings: { type: 'string', value: 'FILE', help: 'https.option.settings' },
};

const usualHttpsPort = 8443;
/** Of this machine; IPv4, which every phone on a base's network speaks. */
const everyAddress = '0.0.0.0';

/** The call with what its file of options says; the command line comes first. Throws `UsageError`, or says what is wrong with the file. */
export function withSettings(call: Call, command: Pick<Command, 'options'>): Call {
  const given = call.options['settings'];
  if (given === undefined) return call;
  const file = resolve(call.io.cwd, String(given));
  const read = orSaidOf(call, () => readSettings(file));
  return { ...call, options: { ...checked(call, file, read, command.options ?? {}), ...call.options } };
}

/** How the node is to be reached: as the call says, else as was said the last time. */
export function reachOf(call: Call, keysDir: string): ReachSettings {
  const { io } = call;
  const said = (options: Call['options']) =>
    Object.keys(reachOptions).some((name) => options[name] !== undefined);
  let { options } = call;
  // Whoever says a name says all of it; anything else is beside what was said before.
  if (options['domain'] === undefined) {
    const kept = orSaidOf(call, () => keptSettings(keysDir));
    options = { ...checked(call, 'settings.json', kept, reachOptions), ...options };
  }
  const wrong = (id: string) => new UsageError(io.speak(`https.usage.${id}`));
  if (!said(options)) return { way: 'this-machine' };
  if (options['domain'] === undefined)
    throw wrong(options['listen'] === undefined ? 'domain-needed' : 'loopback-only');
  const domain = String(options['domain']).toLowerCase();
  const isBehindProxy = options['behind-proxy'] === true;
  const { certificate, key } = options;
  if ((certificate === undefined) !== (key === undefined)) throw wrong('both-files');
  const hasDoor = ['https-port', 'http-port', 'listen', 'lan-address', 'certificate'].some(
    (name) => options[name] !== undefined,
  );
  if (isBehindProxy && hasDoor) throw wrong('one-way');
  if (isBehindProxy) return { way: 'proxy', domain };
  const doors = {
    listen: String(options['listen'] ?? everyAddress),
    httpsPort: portOf(call, options, 'https-port') ?? usualHttpsPort,
    httpPort: portOf(call, options, 'http-port'),
  };
  const lanAddresses = listOf(options['lan-address']);
  if (certificate === undefined) return { way: 'authority', domain, lanAddresses, ...doors };
  if (lanAddresses.length > 0) throw wrong('one-way');
  const path = (file: OptionValue) => resolve(io.cwd, String(file));
  return { way: 'given', domain, certificate: path(certificate), key: path(key), ...doors };
}

/** The same, as options by name, to be kept. */
export function namedOf(reach: ReachSettings): Named {
  if (reach.way === 'this-machine') return {};
  if (reach.way === 'proxy') return { domain: reach.domain, 'behind-proxy': true };
  const { domain, listen, httpsPort, httpPort } = reach;
  return {
    domain,
    listen,
    'https-port': String(httpsPort),
    ...(httpPort !== null && { 'http-port': String(httpPort) }),
    ...(reach.way === 'given' && { certificate: reach.certificate, key: reach.key }),
    ...(reach.way === 'authority' &&
      reach.lanAddresses.length > 0 && { 'lan-address': [...reach.lanAddresses] }),
  };
}

function portOf(call: Call, options: Call['options'], name: string): number | null {
  if (options[name] === undefined) return null;
  const port = Number(options[name]);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(call.io.speak('cli.not-a-number', { option: `--${name}` }));
}

function listOf(value: OptionValue): string[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [String(value)];
}

/** Refuses a name that is no option, and a value that is not of its kind. */
function checked(
  { io }: Call,
  file: string,
  read: Named,
  options: Readonly<Record<string, Option>>,
): Record<string, OptionValue> {
  for (const [name, value] of Object.entries(read)) {
    const option = Object.hasOwn(options, name) && name !== 'settings' ? options[name] : undefined;
    const isOfKind = option && (option.type === 'boolean') === (typeof value === 'boolean');
    if (!isOfKind || (Array.isArray(value) && !option.multiple))
      throw new UsageError(io.speak('https.usage.unknown-setting', { file, name: name.slice(0, 40) }));
  }
  // What is switched off there is as if it were not said.
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== false));
}

function orSaidOf<Result>({ io }: Call, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof HttpsRefused ? new UsageError(saidOfHttps(error, io.speak)) : error;
  }
}
