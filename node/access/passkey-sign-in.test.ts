import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Authenticator } from './testing/authenticator.ts';
import { door, mine, minute, passkeyRoom } from './testing/passkey-room.ts';
import { enrol, passphrase, Screen } from './testing/screen.ts';

const room = passkeyRoom();

describe('who may not enter', () => {
  it('learns nothing: whatever is not right answers in the same bytes', async () => {
    await room.add();
    const theirs = new Authenticator(room.origin);
    const theirScreen = new Screen(room.test);
    await enrol(room.test, 'fizi-commander', theirScreen);
    await room.add(theirScreen, theirs);
    const stranger = new Authenticator(room.origin);
    stranger.make((await room.begin()).asked);
    const first = await room.enters();
    expect(first.status).toBe(200);
    const replayed = await new Screen(room.test).post(`${door}/finish`, first.shown, room.byName());
    const [own] = room.device.keys;
    const answers: [string, { status: number; text: string; setCookie: string | null }][] = [
      ['another origin', await room.enters(room.device, { origin: room.origin.replace('http', 'https') })],
      ['another port', await room.enters(room.device, { origin: 'http://localhost:1' })],
      ['another domain', await room.enters(room.device, { rpId: 'meza.example' })],
      ['a challenge that was used', replayed],
      ['a challenge of somebody else', await room.enters(room.device, { challenge: 'x'.repeat(75) })],
      ['a lower counter', await room.enters(room.device, { counter: 0 })],
      ['the same counter', await room.enters(room.device, { counter: 1 })],
      ['a room.device that did not ask its person', await room.enters(room.device, { isVerified: false })],
      ['another handle', await room.enters(room.device, { userHandle: theirs.keys[0]?.userHandle ?? '' })],
      ['one that is made, not shown', await room.enters(room.device, { type: 'webauthn.create' })],
      ['a page within another page', await room.enters(room.device, { crossOrigin: true })],
      ['a passkey that was never added', await room.enters(stranger)],
    ];
    const mixed = {
      ...room.device.show(await room.challenge()),
      id: theirs.keys[0]?.id.toString('base64url'),
    };
    answers.push([
      "another's passkey",
      await new Screen(room.test).post(`${door}/finish`, mixed, room.byName()),
    ]);
    await room.screen.post(`${mine}/${(await room.list())[0]?.id}/remove`);
    answers.push(['a passkey that was removed', await room.enters()]);
    for (const [title, { status, text, setCookie }] of answers)
      expect({ title, status, text, setCookie }).toEqual({
        title,
        status: 401,
        text: replayed.text,
        setCookie: null,
      });
    expect(JSON.parse(replayed.text)).toMatchObject({ refused: 'passkey/wrong' });
    expect(own).toBeDefined();
    expect((await room.enters(theirs)).status, 'nobody else is kept out').toBe(200);
  });

  it('has sixty tries in a minute; asking is free, and passphrases are tried at another door', async () => {
    await room.add();
    for (let n = 0; n < 70; n++) expect((await room.challenge()).challenge).toHaveLength(75);
    const shown = room.device.show(await room.challenge(), { origin: 'https://evil.example' });
    const codes = [];
    for (let n = 0; n < 61; n++)
      codes.push((await new Screen(room.test).post(`${door}/finish`, shown, room.byName())).body['refused']);
    expect(codes.slice(-2)).toEqual(['passkey/wrong', 'session/wait']);
    const code = room.commander.enrolment.paperCodes[1];
    const other = new Screen(room.test);
    expect((await other.post('/api/session', { post: 'kibua-commander', passphrase, code })).status).toBe(
      200,
    );
    room.test.clock.advance(minute);
    expect((await room.enters()).status).toBe(200);
  });

  it('cannot have another page do it', async () => {
    await room.add();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const asked = await new Screen(room.test).post(`${door}/begin`, {}, { ...room.byName(), ...headers });
      expect(asked.body['refused']).toBe('request/token');
      const shown = room.device.show(await room.challenge());
      const answer = await new Screen(room.test).post(`${door}/finish`, shown, {
        ...room.byName(),
        ...headers,
      });
      expect(answer.body['refused']).toBe('request/token');
    }
  });

  it('gets an answer for whatever he sends', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((one) => Buffer.from(one));
    const written = fc.oneof(bytes, fc.json().map(Buffer.from)).map((one) => one.toString('base64url'));
    const fields = ['id', 'authenticatorData', 'signature', 'userHandle', 'attestationObject'] as const;
    await room.add();
    const [own] = room.device.keys;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), written, async (field, value) => {
        fc.pre(value !== '');
        room.test.clock.advance(minute);
        const isMade = field === 'attestationObject';
        const answer = isMade
          ? await room.screen.post(
              `${mine}/finish`,
              { ...room.device.make((await room.begin()).asked), [field]: value },
              room.byName(),
            )
          : await new Screen(room.test).post(
              `${door}/finish`,
              { ...room.device.show(await room.challenge(), {}, own), [field]: value },
              room.byName(),
            );
        expect(answer.body['refused']).toBe(isMade ? 'passkey/not-added' : 'passkey/wrong');
      }),
      { numRuns: 60 },
    );
  });
});
