import { isGatewaysFault, type TextToSend } from '@ulinzi/domain/channels';
import type { QueuedMessage } from './queue.ts';
import type { SenderParts } from './sender-parts.ts';

/** What the way of a message hangs on: a page's is its post's, an answer's that of the gateway it answers by. */
export function textOf(memory: SenderParts['memory'], message: QueuedMessage): TextToSend {
  const { purpose, gateway, cause, attempts } = message;
  const post = purpose === 'page' && message.post ? memory.post(message.post) : undefined;
  const base = post ? post.base : (memory.gateway(gateway)?.base ?? null);
  const province = (base === null ? post?.province : memory.base(base)?.province) ?? null;
  return { purpose, gateway, base, province, isBackFrom: attempts > 0 && isGatewaysFault(cause) };
}
