export type { Actor, Registers, RegisterState, RuleContext, RuleInput } from './registers.ts';
export { evolveRegister, type RegisterRule, registerRules, rosterLookAhead } from './rules.ts';
