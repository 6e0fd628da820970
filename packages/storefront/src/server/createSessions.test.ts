import { describe, expect, it } from 'vitest';
import { createSessions } from './createSessions.ts';
import { openDatabase } from './openDatabase.ts';

const asking = (cookie?: string) =>
  new Request('http://shop.test/', cookie === undefined ? {} : { headers: { cookie } });

describe('a session', () => {
  it('belongs to whoever brings its cookie', () => {
    const sessions = createSessions(openDatabase(':memory:'));
    const one = sessions.start('One');
    const two = sessions.start('Two');
    expect(sessions.of(asking(`quiet_kettle=${one}`))?.name).toBe('One');
    expect(sessions.of(asking(`theme=dark; quiet_kettle=${two}`))?.name).toBe('Two');
  });

  it('is nobody without a cookie, or with an invented one', () => {
    const sessions = createSessions(openDatabase(':memory:'));
    sessions.start('One');
    expect(sessions.of(asking())).toBeNull();
    expect(sessions.of(asking('quiet_kettle='))).toBeNull();
    expect(sessions.of(asking('quiet_kettle=invented'))).toBeNull();
  });

  it('leaves nothing in the file that would open it', () => {
    const database = openDatabase(':memory:');
    const token = createSessions(database).start('One');
    const rows = database.prepare('select * from sessions').all();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
