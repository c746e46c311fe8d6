import { parseArgs } from 'node:util';
import type { Speak } from '@ulinzi/words';
import { nearest } from '../spelling/index.ts';
import { type Command, type OptionValue, UsageError } from './command.ts';

export interface Parsed {
  readonly args: string[];
  readonly options: Record<string, OptionValue>;
  readonly json: boolean;
  readonly help: boolean;
}

/** How far off a word may be and still be taken for a slip of the finger. */
export const likelySlips = 2;

/** Options that every command has. */
const sharedOptions = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** Reads the words after a command's name. Throws `UsageError` with what is wrong and what was probably meant. */
export function parseCall(command: Command, argv: readonly string[], speak: Speak): Parsed {
  const declared = Object.fromEntries(
    Object.entries(command.options ?? {}).map(([name, option]) => [
      name,
      { type: option.type, ...(option.multiple && { multiple: true }) },
    ]),
  );
  const known = { ...declared, ...sharedOptions };
  const { tokens } = parseArgs({
    args: [...argv],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: Record<string, OptionValue> = {};
  const args: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') args.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known[token.name as keyof typeof known];
    if (!option) throw new UsageError(unknownOption(token.rawName, Object.keys(known), speak));
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UsageError(speak('cli.no-value', { option: token.rawName }));
      options[token.name] = true;
    } else {
      if (token.value === undefined)
        throw new UsageError(speak('cli.missing-value', { option: token.rawName }));
      const isMany = command.options?.[token.name]?.multiple;
      const before = options[token.name];
      options[token.name] = isMany ? [...(Array.isArray(before) ? before : []), token.value] : token.value;
    }
  }
  const help = options['help'] === true;
  if (!help) checkPresence(command, args, options, speak);
  return { args, options, json: options['json'] === true, help };
}

function checkPresence(
  command: Command,
  args: readonly string[],
  options: Record<string, OptionValue>,
  speak: Speak,
): void {
  const declared = command.arguments ?? [];
  const missing = declared.find((argument, index) => !argument.optional && args[index] === undefined);
  if (missing) throw new UsageError(speak('cli.missing-argument', { name: missing.name }));
  if (args.length > declared.length && !declared.at(-1)?.many) {
    throw new UsageError(speak('cli.extra-argument'));
  }
  for (const [name, option] of Object.entries(command.options ?? {})) {
    if (option.required && options[name] === undefined) {
      throw new UsageError(speak('cli.missing-option', { option: `--${name}` }));
    }
  }
}

function unknownOption(word: string, names: readonly string[], speak: Speak): string {
  const near = nearest(word.replace(/^-+/, ''), names, likelySlips);
  const hint = near ? ` ${speak('cli.did-you-mean', { suggestion: `--${near}` })}` : '';
  return speak('cli.unknown-option', { word }) + hint;
}
