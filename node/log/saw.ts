// What a reader has seen of a subject travels as an opaque token: a plain version would tell by its gaps that
// something was written which the reader may not see.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

/** Makes and reads tokens under a key of the node. A token of another subject reads as undefined. */
export interface SawTokens {
  token(subjectId: string, version: number): string;
  version(subjectId: string, token: string): number | undefined;
}

export function sawTokens(key: KeyObject): SawTokens {
  const block = (subjectId: string, version: number) => {
    const bytes = Buffer.alloc(16);
    bytes.write(subjectId.replaceAll('-', '').slice(0, 24), 0, 12, 'hex');
    bytes.writeUInt32BE(version, 12);
    return bytes;
  };
  return {
    token(subjectId, version) {
      // One block, all of it secret-dependent: a permutation is what is wanted here, not a mode.
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      return cipher.update(block(subjectId, version)).toString('base64url');
    },
    version(subjectId, token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== 16) return undefined;
      const plain = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(bytes);
      const version = plain.readUInt32BE(12);
      return plain.equals(block(subjectId, version)) ? version : undefined;
    },
  };
}
