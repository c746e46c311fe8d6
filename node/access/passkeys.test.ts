import { describe, expect, it } from 'vitest';
import type { Otherwise } from './testing/authenticator.ts';
import { door, mine, minute, passkeyRoom } from './testing/passkey-room.ts';
import { passphrase, Screen } from './testing/screen.ts';

const room = passkeyRoom();

describe('a passkey', () => {
  it('stands for passphrase and code; no post is named, and days are all that is kept', async () => {
    expect((await room.add()).status).toBe(200);
    const { status, at, text, setCookie } = await room.enters();
    expect(status).toBe(200);
    expect(setCookie).toMatch(/^s=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await at.session()).actor).toMatchObject({ post: 'kibua-commander', isDesk: false });
    expect(text).not.toMatch(/EXERCISE/);
    expect((await at.get('/api/alerts')).status).toBe(200);
    const [passkey] = await room.list(at);
    const today = new Date(room.test.clock.wall()).toISOString().slice(0, 10);
    expect(passkey).toEqual({
      id: expect.any(String),
      device: 'laptop',
      name: expect.stringMatching(/^localhost \d{4}$/),
      isSynced: false,
      addedOn: today,
      usedOn: today,
    });
    const sessions = (await at.get('/api/sessions')).body['sessions'] as object[];
    expect(sessions).toContainEqual(expect.objectContaining({ isThis: true, isByPasskey: true }));
    expect(sessions).toContainEqual(expect.objectContaining({ isThis: false, isByPasskey: false }));
  });

  it('says nothing of her on the device: a random handle, the domain and a number', async () => {
    const asked = [
      await room.begin(),
      await room.begin(),
      await room.begin(room.screen, passphrase, 'security-key'),
    ];
    const handles = asked.map(({ asked: { user } }) => user.id);
    expect(new Set(handles).size).toBe(3);
    for (const { text, asked: one } of asked) {
      expect(text).not.toMatch(/kibua|commander|commandant|EXERCISE|ulinzi/i);
      expect(Buffer.from(one.user.id, 'base64url')).toHaveLength(32);
      expect(one.rp).toEqual({ id: 'localhost', name: 'localhost' });
      expect(one.attestation).toBe('none');
      expect(one.authenticatorSelection).toMatchObject({
        residentKey: 'required',
        userVerification: 'required',
      });
    }
    expect(await room.challenge()).toEqual({
      rpId: 'localhost',
      challenge: expect.any(String),
      timeout: 5 * minute,
      userVerification: 'required',
    });
  });

  it('is added with the passphrase only, and wrong ones count as they do at the door', async () => {
    for (let n = 0; n < 5; n++)
      expect((await room.begin(room.screen, 'mvua kubwa juu ya daraja')).body['refused']).toBe(
        'session/wrong',
      );
    expect((await room.begin()).body['refused']).toBe('session/wait');
    room.test.clock.advance(2_000);
    expect((await room.begin()).status).toBe(200);
    expect((await room.begin(new Screen(room.test))).body['refused']).toBe('request/token');
  });

  it.each<[string, Otherwise]>([
    ['another origin', { origin: 'https://localhost.example' }],
    ['another domain', { rpId: 'meza.example' }],
    ['another challenge', { challenge: 'x'.repeat(43) }],
    ['one that is shown, not made', { type: 'webauthn.get' }],
    ['a room.device that did not ask its person', { isVerified: false }],
    ['a page within another page', { crossOrigin: true }],
    ['a maker who vouches for his device', { format: 'android-key' }],
    ['a form that nobody knows', { format: 'x' }],
  ])('is not added from %s', async (_title, otherwise) => {
    expect((await room.add(room.screen, room.device, otherwise)).body['refused']).toBe('passkey/not-added');
    expect(await room.list()).toEqual([]);
  });

  it('is added once for each time it was begun, there and within five minutes', async () => {
    const other = new Screen(room.test);
    const code = room.commander.enrolment.paperCodes[1];
    await other.post('/api/session', { post: 'kibua-commander', passphrase, code });
    const { asked } = await room.begin();
    const made = room.device.make(asked);
    const finish = (at: Screen) => at.post(`${mine}/finish`, made, room.byName());
    expect((await finish(other)).body['refused']).toBe('passkey/not-added');
    expect((await finish(room.screen)).status).toBe(200);
    expect((await finish(room.screen)).body['refused']).toBe('passkey/not-added');
    const late = room.device.make((await room.begin()).asked);
    room.test.clock.advance(5 * minute);
    expect((await room.screen.post(`${mine}/finish`, late, room.byName())).body['refused']).toBe(
      'passkey/not-added',
    );
    expect(await room.list()).toHaveLength(1);
  });

  it('is one of eight at most; the room.device is told which there are', async () => {
    for (let n = 0; n < 8; n++) expect((await room.add()).status).toBe(200);
    expect((await room.begin()).body['refused']).toBe('passkey/too-many');
    const [last] = await room.list();
    await room.screen.post(`${mine}/${last?.id}/remove`);
    const { asked } = await room.begin();
    expect(asked.excludeCredentials).toHaveLength(7);
    expect(new Set((await room.list()).map(({ name }) => name)).size).toBe(7);
  });

  it('is not known at a bare address, and never at a duty desk', async () => {
    const bare = await room.screen.post(`${mine}/begin`, { passphrase, device: 'laptop' });
    expect(bare.body['refused']).toBe('passkey/not-here');
    expect((await new Screen(room.test).post(`${door}/begin`)).body['refused']).toBe('passkey/not-here');
    await room.add();
    const { at } = await room.enters();
    await at.post('/api/desk/open', {}, room.byName());
    expect((await room.begin(at)).body['refused']).toBe('passkey/not-here');
    expect(await room.list(at), 'a desk stands open').toEqual([]);
  });
});
