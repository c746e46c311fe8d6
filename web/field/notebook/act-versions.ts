// The version in which this app writes each act. A node brings an older one up to its own; a newer one waits there.

/** Acts of which there is more than the first version. A test holds it to the declarations of the domain. */
const laterVersions: Readonly<Record<string, number>> = { 'alert.record': 2 };

export function versionOf(act: string): number {
  return laterVersions[act] ?? 1;
}
