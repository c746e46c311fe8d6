import { describe, expect, it } from 'vitest';
import { Authenticator } from './testing/authenticator.ts';
import { door, hour, mine, passkeyRoom } from './testing/passkey-room.ts';
import { pin, Screen } from './testing/screen.ts';

const year = 365 * 24 * hour;
const room = passkeyRoom();

describe('a session that a passkey began', () => {
  it('goes on over a start and through a clock years off, and so does the passkey', async () => {
    await room.add();
    const { at } = await room.enters();
    room.test.clock.jumpWall(-7 * year);
    await room.test.settle();
    expect((await at.get('/api/alerts')).status).toBe(200);
    expect((await room.enters()).status).toBe(200);
    const before = await room.challenge();
    await room.test.reopen();
    // Another port: another origin, as after any start of a room.test.
    room.device = Object.assign(new Authenticator(room.origin), {
      keys: room.device.keys,
      counter: room.device.counter,
    });
    const stale = await new Screen(room.test).post(`${door}/finish`, room.device.show(before), room.byName());
    expect(stale.body['refused'], 'asked before the start').toBe('passkey/wrong');
    expect((await at.get('/api/alerts')).status).toBe(200);
    expect((await room.enters()).status).toBe(200);
    room.test.clock.jumpWall(7 * year);
    await room.test.settle();
    expect((await room.enters()).status).toBe(200);
  });

  it('frees no PIN: that is asked for and locked as before', async () => {
    await room.add();
    const { at } = await room.enters();
    await at.post('/api/desk/open', {}, room.byName());
    const close = (by: string) => at.act('/api/desk/close', {}, 'kibua-commander', by);
    for (let n = 0; n < 5; n++) expect((await close(`11220${n}`)).body['refused']).toBe('session/pin');
    expect((await room.enters()).status).toBe(200);
    expect((await close(pin)).body['refused']).toBe('session/pin-locked');
  });

  it('ends when that passkey is removed, but for the room.screen that removes it; other screens stay', async () => {
    await room.add();
    const [lost, here] = [await room.enters(), await room.enters()];
    const [passkey] = await room.list();
    expect((await here.at.post(`${mine}/${passkey?.id}/remove`)).status).toBe(200);
    expect((await lost.at.get('/api/alerts')).status).toBe(401);
    expect((await here.at.get('/api/alerts')).status).toBe(200);
    expect((await room.screen.get('/api/alerts')).status).toBe(200);
  });

  it('and its passkey go when the administrator takes all of a post, and nobody else may', async () => {
    await room.add();
    const { at } = await room.enters();
    const [passkey] = await room.list();
    const stranger = await new Screen(room.test).sitDown('fizi-commander');
    for (const path of [`${mine}/${passkey?.id}/remove`, `${mine}/no-such-one/remove`])
      expect((await stranger.post(path)).body['refused']).toBe('passkey/not-found');
    for (const by of [stranger, at])
      expect((await by.post(`${mine}/revoke`, { post: 'kibua-commander' })).body['refused']).toBe(
        'act/not-yours',
      );
    expect((await stranger.get(`${mine}?post=kibua-commander`)).body['refused']).toBe('act/not-yours');
    const administrator = await new Screen(room.test).sitDown('administrator');
    const seen = await administrator.get(`${mine}?post=kibua-commander`);
    expect(seen.body['passkeys']).toEqual(await room.list());
    const revoked = await administrator.post(`${mine}/revoke`, { post: 'kibua-commander' });
    expect(revoked.body).toEqual({ removed: 1, revoked: 2 });
    expect((await administrator.post(`${mine}/revoke`, { post: 'no-such-post' })).body).toEqual({
      removed: 0,
      revoked: 0,
    });
    for (const one of [at, room.screen]) expect((await one.get('/api/alerts')).status).toBe(401);
    expect((await room.enters()).body['refused']).toBe('passkey/wrong');
  });

  it('I3 goes with its pen: nothing of the former is left for the next person in the post', async () => {
    await room.add();
    const { at } = await room.enters();
    await room.test.did('post.seat', 'administrator', 'kibua-commander', { name: 'EXERCISE' });
    expect((await at.get('/api/alerts')).status).toBe(401);
    expect((await room.enters()).body['refused']).toBe('passkey/wrong');
    await room.test.node.close();
    const { rowsOf } = await import('../keystore/testing/test-folder.ts');
    const posts = rowsOf<{ post: string }>(
      room.test.keysDir,
      'SELECT pen.post FROM passkey JOIN pen ON pen.id = passkey.pen',
    );
    expect(posts.map(({ post }) => post)).not.toContain('kibua-commander');
    await room.test.open();
  });
});
