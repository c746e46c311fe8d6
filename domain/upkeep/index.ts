export {
  type AccountsAnswer,
  accountsAnswer,
  type UpkeepAnswer,
  upkeepAnswer,
  type WorkAnswer,
  workAnswer,
  type WorkKind,
  works,
} from './answers.ts';
