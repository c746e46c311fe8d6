// `ulinzi openrosa …`: links for the phones of visiting teams (ODK Collect, KoboCollect), an organisation's own forms, and
// what came under the id of another report.
import { basename } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { NodeClient, nodeOptions, printRefusal } from './client.ts';
import type { Call, Command, ExitCode, Option } from './command.ts';
import { bytesOfFile } from './file-bytes.ts';
import { listCommand, type Row, text } from './list-commands.ts';

const postOption: Option = { type: 'string', value: 'POST', help: 'openrosa.option.post' };
const mostFormBytes = 1_000_000;

const access: Command = {
  path: ['openrosa', 'access'],
  summary: 'commands.openrosa-access.summary',
  details: 'commands.openrosa-access.details',
  options: {
    post: { ...postOption, required: true },
    address: { type: 'string', value: 'URL', help: 'openrosa.access.option.address' },
    ...nodeOptions,
  },
  example:
    'ulinzi openrosa access --post nk-jpt-1 --address https://kibua.meza.example:8443 --as administrator',
  async run(call): Promise<ExitCode> {
    const { io, options, json } = call;
    const { post, address } = options;
    const asked = { post: String(post), ...(address !== undefined && { address: String(address) }) };
    const answer = await new NodeClient(call).ask('POST', '/api/openrosa/links', asked);
    if (answer.status !== 200) return printRefusal(call, answer);
    if (json) {
      io.out(`${JSON.stringify(answer.body)}\n`);
      return 0;
    }
    const settings = String(answer.body['settings']);
    const parts = [
      `${io.speak('openrosa.access.address')}\n${String(answer.body['address'])}`,
      `${io.speak('openrosa.access.square')}\n${renderUnicodeCompact(settings, { ecc: 'L', border: 2 })}`,
      `${io.speak('openrosa.access.text')}\n${settings}`,
    ];
    io.out(`${parts.join('\n\n')}\n`);
    return 0;
  },
};

const list = listCommand({
  path: ['openrosa', 'list'],
  from: '/api/openrosa/links',
  name: 'links',
  empty: 'commands.empty',
  asks: { post: postOption },
  example: 'ulinzi openrosa list --as administrator',
  columns: {
    number: text('id'),
    post: text('post'),
    since: text('madeOn'),
    'last-used': text('usedOn'),
  },
});

const quarantine = listCommand({
  path: ['openrosa', 'quarantine'],
  from: '/api/openrosa/kept',
  name: 'kept',
  empty: 'commands.empty',
  example: 'ulinzi openrosa quarantine --as nk-protection-manager',
  columns: {
    number: text('id'),
    name: text('formId'),
    base: text('base'),
    scope: text('province'),
    since: (row: Row) => String(row['keptAt']).slice(0, 10),
  },
});

const forms = listCommand({
  path: ['openrosa', 'forms'],
  from: '/api/openrosa/forms',
  name: 'forms',
  empty: 'commands.empty',
  example: 'ulinzi openrosa forms --as administrator',
  columns: { number: text('formId'), name: text('title') },
});

interface OnOne {
  readonly path: Command['path'];
  readonly argument: { readonly name: string; readonly help: string };
  readonly to: (id: string) => string;
  readonly done: string;
  readonly example: string;
}

/** A command that does one thing to what its argument names. */
function onOne({ path, argument, to, done, example }: OnOne): Command {
  return {
    path,
    summary: `commands.${path.join('-')}.summary`,
    arguments: [argument],
    options: nodeOptions,
    example,
    async run(call): Promise<ExitCode> {
      const { io, json, args } = call;
      const answer = await new NodeClient(call).ask('POST', to(encodeURIComponent(args[0] ?? '')));
      if (answer.status !== 200) return printRefusal(call, answer);
      io.out(json ? `${JSON.stringify(answer.body)}\n` : `${io.speak(done)}\n`);
      return 0;
    },
  };
}

const revoke = onOne({
  path: ['openrosa', 'revoke'],
  argument: { name: 'ID', help: 'openrosa.argument.link' },
  to: (id) => `/api/openrosa/links/${id}/revoke`,
  done: 'openrosa.revoked',
  example: 'ulinzi openrosa revoke 5f0c6f0e-6d6b-4a57-9a3e-0d5b4f1f2a11 --as administrator',
});

const discard = onOne({
  path: ['openrosa', 'discard'],
  argument: { name: 'ID', help: 'openrosa.argument.kept' },
  to: (id) => `/api/openrosa/kept/${id}/remove`,
  done: 'openrosa.removed',
  example: 'ulinzi openrosa discard 5f0c6f0e-6d6b-4a57-9a3e-0d5b4f1f2a11 --as nk-protection-manager',
});

const unmap = onOne({
  path: ['openrosa', 'unmap'],
  argument: { name: 'FORM', help: 'openrosa.argument.form-id' },
  to: (id) => `/api/openrosa/forms/${id}/remove`,
  done: 'openrosa.removed',
  example: 'ulinzi openrosa unmap section-visit --as administrator',
});

const read: Command = {
  path: ['openrosa', 'read'],
  summary: 'commands.openrosa-read.summary',
  arguments: [{ name: 'ID', help: 'openrosa.argument.kept' }],
  options: nodeOptions,
  example: 'ulinzi openrosa read 5f0c6f0e-6d6b-4a57-9a3e-0d5b4f1f2a11 --as nk-protection-manager',
  async run(call): Promise<ExitCode> {
    const { io, json, args } = call;
    const path = `/api/openrosa/kept/${encodeURIComponent(args[0] ?? '')}/words`;
    const answer = await new NodeClient(call).ask('POST', path);
    if (answer.status !== 200) return printRefusal(call, answer);
    const answers = (answer.body['answers'] ?? []) as { question: string; answer: string }[];
    const lines = answers.map(({ question, answer: said }) => `${question}: ${said}\n`).join('');
    io.out(json ? `${JSON.stringify(answer.body)}\n` : lines);
    return 0;
  },
};

const map: Command = {
  path: ['openrosa', 'map'],
  summary: 'commands.openrosa-map.summary',
  arguments: [
    { name: 'FORM.xml', help: 'openrosa.argument.form' },
    { name: 'MAPPING.json', help: 'openrosa.argument.mapping' },
  ],
  options: { 'dry-run': { type: 'boolean', help: 'openrosa.option.dry-run' }, ...nodeOptions },
  example: 'ulinzi openrosa map visit.xml visit.json --dry-run --as administrator',
  async run(call): Promise<ExitCode> {
    const { args, options } = call;
    const [form = '', mapping = ''] = args;
    const [xml, json] = [
      await bytesOfFile(call, form, mostFormBytes),
      await bytesOfFile(call, mapping, mostFormBytes / 10),
    ];
    const answer = await new NodeClient(call).ask('POST', '/api/openrosa/forms', {
      xml: xml.toString('utf8'),
      mapping: json.toString('utf8'),
      ...(options['dry-run'] === true && { dryRun: true }),
    });
    if (answer.status !== 200) return printRefusal(call, answer);
    return printMapped(call, answer.body, { form: basename(form), mapping: basename(mapping) });
  },
};

function printMapped(call: Call, body: Row, names: { form: string; mapping: string }): ExitCode {
  const { io, json, options } = call;
  const faults = body['faults'] as { file: 'form' | 'mapping'; line: number; message: string }[];
  if (json) io.out(`${JSON.stringify(body)}\n`);
  else if (faults.length === 0) {
    const done = options['dry-run'] === true ? 'openrosa.map.good' : 'openrosa.map.kept';
    io.out(`${io.speak(done, { name: String(body['formId']) })}\n`);
  } else
    for (const { file, line, message } of faults)
      io.err(`${io.speak('openrosa.map.fault', { file: names[file], line: String(line), message })}\n`);
  return faults.length === 0 ? 0 : 4;
}

export const openRosaCommands: readonly Command[] = [
  access,
  list,
  revoke,
  quarantine,
  read,
  discard,
  forms,
  map,
  unmap,
];
