export type { Actor, Registers, RegisterState, RuleContext, RuleInput } from './registers.ts';
export { evolveRegister, type RegisterRule, registerRules, rosterLookAhead } from './rules.ts';
export {
  type BasesAnswer,
  basesAnswer,
  type CommunitiesAnswer,
  communitiesAnswer,
  type DutiesAnswer,
  dutiesAnswer,
  type GapsAnswer,
  gapsAnswer,
  type GatewaysAnswer,
  gatewaysAnswer,
  type PostsAnswer,
  postsAnswer,
  type PromisesAnswer,
  promisesAnswer,
  type SourcesAnswer,
  sourcesAnswer,
} from './answers.ts';
