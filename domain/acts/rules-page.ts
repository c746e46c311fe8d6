import { refusalStatus, roles } from '../kernel/index.ts';
import { actPath, peoplesActs } from './all-acts.ts';

/**
 * The page docs/rules.md, made from the declarations: who may do what, over which path, and every refusal with its
 * HTTP status. A test compares it with the file.
 */
export function rulesPage(): string {
  const acts = peoplesActs();
  const used = roles.filter((role) => acts.some((act) => act.who.includes(role)));
  const lines = [
    '# Rules',
    '',
    'Made from the acts by `npm run docs`; do not edit. Within an act, place decides as well: an Assistant or commander acts at the own base, a provincial role in the own province.',
    '',
    '## Who may do what',
    '',
    `| act | ${used.join(' | ')} |`,
    `|---|${used.map(() => '---').join('|')}|`,
    ...acts.map(
      (act) => `| \`${act.name}\` | ${used.map((role) => (act.who.includes(role) ? 'x' : '')).join(' | ')} |`,
    ),
    '',
    '## Where',
    '',
    '| act | path | free text, sealed | to the keystore alone |',
    '|---|---|---|---|',
    ...acts.map(
      (act) =>
        `| \`${act.name}\` | \`POST ${actPath(act)}\` | ${act.bodies.map((body) => body.name).join(', ')} | ${act.secrets.join(', ')} |`,
    ),
    '',
    '## Refusals',
    '',
    '| code | HTTP status |',
    '|---|---|',
    ...Object.entries(refusalStatus).map(([code, status]) => `| \`${code}\` | ${status} |`),
  ];
  return `${lines.join('\n')}\n`;
}
