import {
  answerCoverage,
  type CoverageAnswer,
  type CoverageProblem,
  type CoverageQuestion,
  placeTowers,
  type TowerAnswer,
  type TowerQuestion,
} from '@ulinzi/analysis/coverage';
import { serveThread } from './cover-thread.ts';

export type CoverTask =
  | { kind: 'sites'; problem: CoverageProblem; question: CoverageQuestion }
  | { kind: 'towers'; question: TowerQuestion };

await serveThread<CoverTask, CoverageAnswer | TowerAnswer>((solver, task, search) =>
  task.kind === 'sites'
    ? answerCoverage(solver, task.problem, task.question, search)
    : placeTowers(solver, task.question, search),
);
