export { planMay } from './plan-rules.ts';
export { questionMay, seesQuestion } from './question-rules.ts';
export { reportMay, seesReport } from './report-rules.ts';
export { recommendationMay } from './recommendation-rules.ts';
export { visitMay } from './visit-rules.ts';
export type { Actor, RegisterRule, Registers, RegisterState, RuleContext, RuleInput } from './registers.ts';
export { evolveRegister, registerRules, rosterLookAhead } from './rules.ts';
export {
  type BasesAnswer,
  basesAnswer,
  type CommunitiesAnswer,
  communitiesAnswer,
  type DutiesAnswer,
  dutiesAnswer,
  type GroupsAnswer,
  groupsAnswer,
  type HandsetsAnswer,
  handsetsAnswer,
  type KeptBackAnswer,
  keptBackAnswer,
  type GapsAnswer,
  gapsAnswer,
  type GatewaysAnswer,
  gatewaysAnswer,
  type PostingsAnswer,
  postingsAnswer,
  type PostsAnswer,
  postsAnswer,
  type PromisesAnswer,
  promisesAnswer,
  type SourcesAnswer,
  sourcesAnswer,
} from './answers.ts';
export {
  type ImportAnswer,
  importAnswer,
  importers,
  type ImportKind,
  importKinds,
  type ImportTemplateAnswer,
  importTemplateAnswer,
} from './import-answers.ts';
