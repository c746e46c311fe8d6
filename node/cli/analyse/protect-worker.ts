import {
  attack,
  type AttackResult,
  type ProtectedTable,
  protectTable,
  type Statement,
  type TableQuestion,
} from '@ulinzi/analysis/disclosure';
import { serveThread } from './cover-thread.ts';

export type ProtectTask =
  | { kind: 'protect'; question: TableQuestion }
  /** One attack for each set of statements, on the same hidden sums. */
  | { kind: 'attack'; published: Statement[][]; hidden: (readonly number[])[]; isWhole: boolean };

await serveThread<ProtectTask, ProtectedTable | AttackResult[]>((solver, task, search) =>
  task.kind === 'protect'
    ? protectTable(solver, task.question, search)
    : task.published.map((published) => attack(solver, published, task.hidden, { isWhole: task.isWhole })),
);
