import { describe, expect, it } from 'vitest';
import { packed, storedBlocks } from './packing.ts';

async function inflated(sent: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([sent]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

const texts = (length: number) => 'Dispute au puits. '.repeat(Math.ceil(length / 18)).slice(0, length);

describe('what goes over the line', () => {
  it.each([0, 1, 65_535, 65_536, 200_000])(
    'is read back where nothing deflates: %i bytes',
    async (length) => {
      const text = texts(length);
      expect(await inflated(storedBlocks(new TextEncoder().encode(text)))).toBe(text);
    },
  );

  it('is smaller than what was written', async () => {
    const value = { text: texts(2_000) };
    const sent = await packed(value);
    expect(JSON.parse(await inflated(sent))).toEqual(value);
    expect(sent.length).toBeLessThan(200);
  });
});
