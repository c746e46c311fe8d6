// What may leave: small cells, what can be worked out around them, and who can be found among records.
export { attack, type AttackResult, type Interval } from './attack.ts';
export {
  baseCell,
  baseSize,
  type CrossCell,
  crossCells,
  type Dimension,
  dimension,
  membersOf,
} from './cross-table.ts';
export { individualRisk, type KeyRecord, type RecordRisk, recordRisks } from './individual-risk.ts';
export {
  type ProtectedCell,
  type ProtectedTable,
  protectTable,
  type ReleasedCell,
  statementsOf,
  type TableQuestion,
} from './protect-table.ts';
export { type Change, changesBetween } from './release-changes.ts';
export { isSmall, ruleWidth, type SmallRule } from './small-cells.ts';
export type { Statement } from './statements.ts';
export { suppress, type Suppression } from './suppress.ts';
export type { SuppressionCell, SuppressionProblem } from './suppression-problem.ts';
