export { Contacts } from './contacts.tsx';
export { Troubles, TroublesOf } from './troubles.tsx';
