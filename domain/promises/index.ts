export { makePromise, promiseKinds, promiseResults, settlePromise } from './acts.ts';
export {
  maySettle,
  type PromiseStanding,
  type Promised,
  promiseMade,
  promiseSettled,
  standingOf,
} from './register.ts';
