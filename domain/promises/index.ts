export { makePromise, promiseKinds, settlePromise } from './acts.ts';
export {
  maySettle,
  type PromiseStanding,
  type Promised,
  promiseMade,
  promiseSettled,
  standingOf,
} from './register.ts';
