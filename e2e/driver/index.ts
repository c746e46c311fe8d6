export { furnish } from './furnish.ts';
export { type Killed, killed, type KillsResult, type Round, runKills } from './kills.ts';
export { killDatabase, nodeFolder, type NodeFolder, serverPid } from './node-folder.ts';
export { type NodeProcess, startNode } from './node-process.ts';
export { Senders, type Target } from './senders.ts';
export { onDatabase } from './what-holds.ts';
export { launchChromium, launchKeeping } from './browser.ts';
export { type CuttableLine, cuttableLine } from './cuttable-line.ts';
export { furnishKibua, phones, type Ran, RealNode, registerSource } from './real-node.ts';
