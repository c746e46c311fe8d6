// Which commands there are. Those of one first word are loaded when that word is asked for: a Liaison Assistant's
// laptop should not read the analyses to list an alert.
import type { Command } from './command.ts';

type Group = () => Promise<readonly Command[]>;

const node: Group = async () => {
  const [
    { actCommands },
    alerts,
    { listCommands },
    { geographyLists },
    { copyWeek },
    { sealedTextCommands },
  ] = await Promise.all([
    import('./act-commands.ts'),
    import('./alert-commands.ts'),
    import('./list-commands.ts'),
    import('./geography-lists.ts'),
    import('./duty-commands.ts'),
    import('./sealed-text-commands.ts'),
  ]);
  return [
    alerts.alertList,
    alerts.alertShow,
    ...sealedTextCommands,
    ...actCommands(),
    ...listCommands,
    ...geographyLists,
    copyWeek,
    ...(await import('./situation-commands.ts')).situationCommands,
    ...(await import('./follow-up-commands.ts')).followUpCommands,
    ...(await import('./report-commands.ts')).reportCommands,
    (await import('./node-command.ts')).nodeShow,
  ];
};

const log: Group = async () => {
  const { rebuild, verify } = await import('./log-commands.ts');
  return [verify, rebuild];
};

const locks: Group = async () => (await import('./keystore-commands.ts')).lockCommands;
const backup: Group = async () => (await import('./backup-commands.ts')).backupCommands;
const restore: Group = async () => [(await import('./restore-command.ts')).restoreNode];

/** By first word, in the order in which the overview shows them; what is not named here belongs to the node. */
const groups: Readonly<Record<string, Group>> = {
  serve: async () => [(await import('./serve.ts')).serve],
  unlock: locks,
  lock: locks,
  keystore: async () => (await import('./keystore-commands.ts')).keystoreCommands,
  claim: async () => [(await import('./claim.ts')).claim],
  session: async () => (await import('./session-commands.ts')).sessionCommands,
  passkey: async () => (await import('./passkey-commands.ts')).passkeyCommands,
  device: async () => (await import('./device-commands.ts')).deviceCommands,
  '': node,
  place: async () => [(await import('./place-commands.ts')).findPlace],
  import: async () => (await import('./import-commands.ts')).importCommands,
  watch: async () => [(await import('./watch.ts')).watch],
  handset: async () => (await import('./handset.ts')).handsetCommands,
  exercise: async () => (await import('./exercise.ts')).exerciseCommands,
  authority: async () => (await import('./authority-commands.ts')).authorityCommands,
  certificate: async () => (await import('./authority-commands.ts')).certificateCommands,
  openrosa: async () => (await import('./openrosa-commands.ts')).openRosaCommands,
  verify: log,
  rebuild: log,
  'backup-key': backup,
  backup,
  'backup-keys': backup,
  restore,
  doctor: async () => [(await import('./doctor-command.ts')).doctor],
  outgoing: async () => (await import('./outgoing-commands.ts')).outgoingCommands,
  analyse: async () => (await import('./analyse/commands.ts')).analyseCommands,
};

/** The commands that a first word may mean. */
export function commandsFor(word: string): Promise<readonly Command[]> {
  const group = Object.hasOwn(groups, word) ? groups[word] : undefined;
  return (group ?? node)();
}

/** Every command, in the order in which the overview shows them. */
export async function allCommands(): Promise<readonly Command[]> {
  const loaded = await Promise.all([...new Set(Object.values(groups))].map((group) => group()));
  return loaded.flat();
}
