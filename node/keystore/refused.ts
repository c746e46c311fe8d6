// Every way in which a keystore refuses, named in one place.
import { MachineCannot } from '../cli/command.ts';

const texts = {
  'keystore/missing':
    'There is no keystore in {dir}. Give the folder that this node was created with (--keys), or put it back from its backup.',
  'keystore/exists': 'There is a keystore in {dir} already. Open it, or give another folder (--keys).',
  'keystore/folder':
    'The keystore folder {dir} cannot be used ({reason}). Give a folder on a local disk that this user can write to.',
  'keystore/permissions':
    'Others on this machine can reach {path} (mode {mode}). Close it with: chmod {wanted} {path}',
  'keystore/other-owner':
    '{path} belongs to user id {owner}, and this process runs as {uid}. Start as that user, or change the owner.',
  'keystore/not-plain': '{path} is not a plain {wanted}. Give the keystore a folder of its own (--keys).',
  'keystore/inside-data':
    'The keystore folder {keys} and the data folder {data} lie one inside the other. A copy of the data must never carry the keys: give --keys a folder apart.',
  'keystore/in-use':
    'Another process has the keystore in {dir} open. Stop that one first; only one node may use a keystore.',
  'keystore/damaged':
    'The file {file} in {dir} is not a keystore, or is damaged. Put the folder back from its backup.',
  'keystore/newer-version':
    'The keystore in {dir} was written by a newer Ulinzi (its format is {found}, this one knows {known}). Start it with that version or a later one.',
  'keystore/other-node':
    'This keystore belongs to the node {node} ({kind}), and what it is to be used with to the node {expectedNode} ({expectedKind}). Put the keystore and the data of one node together.',
  'keystore/locked':
    'The keystore is locked. Unlock the node first: ulinzi unlock, which asks for the passphrase.',
  'keystore/wrong-passphrase': 'That is not the passphrase of this keystore. Nothing was changed.',
  'keystore/attended-already': 'The keystore in {dir} is attended already.',
  'keystore/not-attended': 'The keystore in {dir} is not attended: it opens by itself.',
  'keystore/exercise-attended':
    'An exercise holds nothing that would have to be locked, and is always unattended. Only a real node is attended.',
  'keystore/body-altered':
    'A body is not as it was sealed. Run "ulinzi verify", and restore the body from a backup.',
  'keystore/token-missing':
    'There is no {file} in {dir}. The node writes it when it starts: start it first, or name its folder (--keys).',
  'keystore/token-malformed':
    'The file {file} in {dir} does not hold a token. Delete it and start the node again, which writes a new one.',
} as const;

/** Names the ways a keystore refuses. */
export type KeystoreProblem = keyof typeof texts;

/** A keystore that cannot be used as it is: a code, its values, and an English text that says what to do. */
export class KeystoreRefused extends MachineCannot {
  readonly code: KeystoreProblem;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: KeystoreProblem, values: Readonly<Record<string, string | number>> = {}) {
    super(texts[code].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')));
    this.code = code;
    this.values = values;
  }
}
