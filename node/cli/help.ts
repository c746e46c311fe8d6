import type { Speak } from '@ulinzi/words';
import type { Command } from './command.ts';

/** The help of one command: usage, arguments, options, details, an example. */
export function helpOf(command: Command, speak: Speak, columns: number): string {
  const lines = [speak(command.summary), '', speak('cli.usage', { line: usageOf(command) })];
  if (command.arguments?.length) {
    lines.push('', `${speak('cli.arguments')}:`);
    for (const argument of command.arguments)
      lines.push(...entry(argument.name, speak(argument.help), columns));
  }
  lines.push('', `${speak('cli.options')}:`);
  for (const [name, option] of Object.entries(command.options ?? {})) {
    const label = option.type === 'boolean' ? `--${name}` : `--${name} ${option.value ?? 'VALUE'}`;
    const notes = [
      option.required && speak('cli.required'),
      option.multiple && speak('cli.repeatable'),
    ].filter(Boolean);
    lines.push(...entry(label, speak(option.help) + (notes.length ? ` (${notes.join(', ')})` : ''), columns));
  }
  for (const shared of ['json', 'lang', 'help'])
    lines.push(...entry(`--${shared}`, speak(`cli.option.${shared}`), columns));
  if (command.details) lines.push('', ...wrap(speak(command.details), columns, ''));
  lines.push('', `${speak('cli.example')}:`, `  ${command.example}`);
  return `${lines.join('\n')}\n`;
}

export function usageOf(command: Command): string {
  const args = (command.arguments ?? []).map(
    ({ name, optional, many }) => `${optional ? '[' : ''}${name}${many ? '...' : ''}${optional ? ']' : ''}`,
  );
  const required = Object.entries(command.options ?? {})
    .filter(([, option]) => option.required)
    .map(([name, option]) => `--${name}${option.type === 'boolean' ? '' : ` ${option.value ?? 'VALUE'}`}`);
  return ['ulinzi', ...command.path, ...args, ...required].join(' ');
}

/** All commands, a line each, or those below a word. */
export function overview(commands: readonly Command[], speak: Speak, columns: number): string {
  const lines = [speak('cli.usage', { line: 'ulinzi COMMAND [...]' }), '', `${speak('cli.commands')}:`];
  for (const command of commands)
    lines.push(...entry(command.path.join(' '), speak(command.summary), columns));
  lines.push('', speak('cli.help-hint', { line: 'ulinzi COMMAND --help' }));
  return `${lines.join('\n')}\n`;
}

const indent = 30;

function entry(label: string, text: string, columns: number): string[] {
  const wrapped = wrap(text, Math.max(50, columns), ' '.repeat(indent));
  const first = `  ${label}`;
  if (first.length >= indent - 1) return [first, ...wrapped];
  return [first.padEnd(indent) + (wrapped[0] ?? '').trimStart(), ...wrapped.slice(1)];
}

function wrap(text: string, columns: number, prefix: string): string[] {
  const width = Math.max(20, columns - prefix.length);
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(prefix + line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, prefix + line];
  });
}
