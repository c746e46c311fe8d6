export {
  issueHandset,
  loseHandset,
  handsetTypes,
  openGroup,
  operators,
  registerHandset,
  returnHandset,
  revokeHandset,
} from './acts.ts';
export {
  type ClosedGroup,
  groupOpened,
  type Handset,
  handsetCode,
  type HandsetHolder,
  handsetIssued,
  handsetNow,
  handsetRegistered,
  type HandsetState,
  handsetStates,
  holderIn,
  possibleFrom,
} from './register.ts';
