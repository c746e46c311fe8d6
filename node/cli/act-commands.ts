// Each act that people may do is a command: `ulinzi alert decide 4821 --decision respond`. Options come from the
// act's declaration, refusals from the node, the same as over HTTP.
import type { Act, Author } from '@ulinzi/domain/kernel';
import type { TSchema } from 'typebox';
import { actPath, peoplesActs } from '@ulinzi/domain/acts';
import {
  type Call,
  type Command,
  type ExitCode,
  type Option,
  type OptionValue,
  UsageError,
} from './command.ts';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import { momentIn } from '../moments/index.ts';
import { examplePair, pairForm, pairsIn } from './pair-option.ts';

interface FieldSchema {
  readonly type?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly minimum?: number;
}

const momentPattern = '^\\d{4}-';

/** The commands of all acts. */
export function actCommands(): Command[] {
  return peoplesActs().map(commandOf);
}

/** Subjects that people name by a number. */
const byNumber: readonly string[] = ['alert', 'situation', 'recommendation', 'report'];

/** `ulinzi handset` is the telephone of the exercise; those of the register are `ulinzi phone`. */
function firstWordOf(subject: string): string {
  return subject === 'handset' ? 'phone' : subject;
}

function commandOf(act: Act): Command {
  const [subject, verb] = act.name.split('.') as [string, string];
  const fields = fieldsOf(act);
  const required = requiredOf(act);
  const ref = byNumber.includes(subject) ? 'NUMBER' : subject.toUpperCase();
  return {
    path: [firstWordOf(subject), verb],
    summary: `acts.${act.name}.summary`,
    ...(!act.creates && { arguments: [{ name: ref, help: `commands.ref.${subject}` }] }),
    options: optionsOf(act),
    example: wholeExamples[act.name] ?? exampleOf(act, fields, required),
    run: (call) => perform(call, act),
  };
}

/** Fields that a person gives. */
function fieldsOf(act: Act): [string, TSchema][] {
  return Object.entries(act.data.properties).filter(([name]) => !act.byNode.includes(name));
}

function requiredOf(act: Act): Set<string> {
  return new Set(act.data.required as string[] | undefined);
}

/** Options of a command that does an act: its fields, its texts, and where the node is. */
export function optionsOf(act: Act): Record<string, Option> {
  const required = requiredOf(act);
  const texts = [...act.bodies.map((body) => body.name), ...act.secrets];
  return {
    ...Object.fromEntries(
      fieldsOf(act).map(([name, schema]) => [kebab(name), optionOf(name, schema, required.has(name))]),
    ),
    ...Object.fromEntries(
      texts.map((name) => [
        kebab(name),
        { type: 'string', value: 'TEXT', help: `acts.field.${name}` } satisfies Option,
      ]),
    ),
    saw: { type: 'string', value: 'TOKEN', help: 'commands.option.saw' },
    ...nodeOptions,
  };
}

function optionOf(name: string, schema: TSchema, required: boolean): Option {
  const field = schema as FieldSchema;
  const help = `acts.field.${name}`;
  if (field.type === 'boolean') return { type: 'boolean', help };
  const many = field.type === 'array';
  const codes = field.enum ?? field.items?.enum;
  const pair = pairForm(field.items);
  const value = codes
    ? codes.join('|')
    : pair !== null
      ? pair
      : field.pattern?.startsWith(momentPattern)
        ? 'WHEN'
        : field.type === 'string'
          ? 'VALUE'
          : 'N';
  return {
    type: 'string',
    value,
    help,
    ...(many && { multiple: true }),
    ...(required && !many && { required: true }),
  };
}

const examples: Record<string, string> = {
  slug: 'kibua',
  label: '"Kibua"',
  post: 'kibua-cla-1',
  base: 'kibua',
  community: 'ntoto',
  communities: 'ntoto',
  owner: 'kibua-commander',
  scope: 'kibua',
  word: 'silaha',
};

const exampleRefs: Record<string, string> = {
  alert: '4821',
  situation: '123',
  recommendation: '4821',
  report: '482113',
  source: 'NK-FP-0231',
  handset: 'NK-HS-4821',
  base: 'kibua',
};

/** Where what an act needs depends on a field of it, and the first of its codes would show least. */
const wholeExamples: Record<string, string> = {
  'gateway.add':
    'ulinzi gateway add --slug smpp-1 --label "SMS centre" --kind smpp --base kibua --host 127.0.0.1 --port 2775 --user - --password - --as administrator',
};

/** Who does an act in its example: the first of these that may. */
const examplePosts: readonly (readonly [Author, string])[] = [
  ['commander', 'kibua-commander'],
  ['assistant', 'kibua-cla-1'],
  ['administrator', 'administrator'],
  ['custodian', 'nk-custodian'],
  ['duty-officer', 'nk-duty-officer'],
  ['protection-manager', 'nk-protection-manager'],
  ['head-of-office', 'nk-head-of-office'],
];

function exampleOf(act: Act, fields: [string, TSchema][], required: ReadonlySet<string>): string {
  const [subject, verb] = act.name.split('.');
  const ref = act.creates ? [] : [exampleRefs[subject ?? ''] ?? 'ID'];
  const given = fields.flatMap(([name, schema]) => {
    if (!required.has(name)) return [];
    const field = schema as FieldSchema;
    if (field.type === 'boolean') return [`--${kebab(name)}`];
    const code = field.enum?.[0] ?? field.items?.enum?.[0];
    const value =
      code ??
      examplePair(field.items) ??
      examples[name] ??
      (field.pattern?.startsWith(momentPattern)
        ? '+24h'
        : field.pattern?.startsWith('^[12]')
          ? '2026-11-28'
          : field.type === 'string'
            ? '0231'
            : String(Math.max(1, field.minimum ?? 1)));
    return [`--${kebab(name)} ${value}`];
  });
  const by = examplePosts.find(([role]) => act.who.includes(role))?.[1] ?? 'kibua-commander';
  return ['ulinzi', firstWordOf(subject ?? ''), verb, ...ref, ...given, `--as ${by}`].join(' ');
}

async function perform(call: Call, act: Act): Promise<ExitCode> {
  const { io, json } = call;
  const body = bodyOf(call, act);
  const client = new NodeClient(call);
  const path = actPath(act).replace(':ref', encodeURIComponent(call.args[0] ?? ''));
  const answer = await client.ask('POST', path, body);
  if (answer.status !== 200) return printRefusal(call, answer);
  if (json) {
    io.out(`${JSON.stringify(answer.body)}\n`);
    return 0;
  }
  const { outcome, number, claimCode, dial } = answer.body as {
    outcome: string;
    number?: string;
    claimCode?: string;
    dial?: { number: string; until: string; openingPhrase: string | null; distressWord: string | null };
  };
  if (outcome === 'contested') {
    io.out(`${io.speak('commands.contested')}\n`);
    return 1;
  }
  io.out(`${io.speak(number ? 'commands.opened' : 'commands.recorded', number ? { number } : {})}\n`);
  if (claimCode) {
    io.out(`${io.speak('commands.claim-code', { code: claimCode })}\n`);
    io.out(`${io.speak('commands.claim-code.where', { line: 'npx ulinzi claim CODE' })}\n`);
  }
  if (dial) {
    io.out(`${io.speak('commands.dial', { number: dial.number, until: Date.parse(dial.until) })}\n`);
    if (dial.openingPhrase)
      io.out(`${io.speak('commands.opening-phrase', { phrase: dial.openingPhrase })}\n`);
    if (dial.distressWord) io.out(`${io.speak('commands.distress-word', { word: dial.distressWord })}\n`);
  }
  return 0;
}

/** The request's fields from the options given. */
export function bodyOf(call: Call, act: Act): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const fields = act.data.properties as Record<string, FieldSchema>;
  const names = [...Object.keys(fields), ...act.bodies.map((part) => part.name), ...act.secrets, 'saw'];
  for (const name of names) {
    const given = call.options[kebab(name)];
    if (given === undefined) {
      if (fields[name]?.type === 'array' && isRequired(act, name) && !act.byNode.includes(name))
        body[name] = [];
      if (fields[name]?.type === 'boolean' && isRequired(act, name)) body[name] = false;
      continue;
    }
    body[name] = valueOf(call, name, given, fields[name]);
  }
  return body;
}

function isRequired(act: Act, name: string): boolean {
  return ((act.data.required as string[] | undefined) ?? []).includes(name);
}

function valueOf(call: Call, name: string, given: OptionValue, field: FieldSchema | undefined): unknown {
  // A number or a name in a command line can be read by everyone on the machine, and stays in the shell's history.
  if (!field) return given === '-' ? (call.io.line?.() ?? '') : given;
  const option = `--${kebab(name)}`;
  const codes = field.enum ?? field.items?.enum;
  const values = (Array.isArray(given) ? given : [given]).flatMap((one) =>
    field.type === 'array' && typeof one === 'string' ? one.split(',') : [one],
  );
  for (const value of values) {
    if (codes && !codes.includes(String(value))) {
      throw new UsageError(call.io.speak('cli.not-one-of', { option, values: codes.join(', ') }));
    }
  }
  const pairs = pairsIn(call, option, values, field.items);
  if (pairs) return pairs;
  if (field.type === 'array')
    return field.items?.type === 'integer' ? values.map((value) => numberOf(call, option, value)) : values;
  if (field.type === 'boolean') return given === true;
  if (field.type === 'integer' || field.type === 'number') return numberOf(call, option, given);
  if (field.pattern?.startsWith(momentPattern)) {
    const moment = momentIn(String(given), Date.now());
    if (moment === null) throw new UsageError(call.io.speak('cli.not-a-date', { option }));
    return moment;
  }
  return given;
}

function numberOf({ io }: Call, option: string, given: unknown): number {
  const number = Number(given);
  if (given === '' || !Number.isFinite(number))
    throw new UsageError(io.speak('cli.not-a-number', { option }));
  return number;
}

/** `retryAt` as an option's name: `retry-at`. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
