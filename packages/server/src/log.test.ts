import { describe, expect, it } from 'vitest';
import { describeError } from './describeError.ts';
import { type Log, safeLog } from './log.ts';
import { scrub } from './scrub.ts';

function recording() {
  const lines: { level: string; facts: unknown; message: string }[] = [];
  const at = (level: string) => (facts: object, message: string) =>
    void lines.push({ level, facts, message });
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { lines, log };
}

describe('the log', () => {
  it('hands facts and message on, at their level', () => {
    const { lines, log } = recording();
    safeLog(log, []).warn({ paymentId: 'pay_1', n: 3, none: null, list: [1, 'a'] }, 'a line');
    expect(lines).toEqual([
      {
        level: 'warn',
        facts: { paymentId: 'pay_1', n: 3, none: null, list: [1, 'a'] },
        message: 'a line',
      },
    ]);
  });

  it.for([
    ['a line end', 'a\r\n{"level":"info"}', 'a\\u000d\\u000a{"level":"info"}'],
    ['a separator of lines', 'a\u2028b\u2029c\u0085d', 'a\\u2028b\\u2029c\\u0085d'],
    ['an escape code of terminals', '\u001b[2Ka', '\\u001b[2Ka'],
    ['a mark that reverses a text', 'a\u202eb\u2066c\u200f', 'a\\u202eb\\u2066c\\u200f'],
    ['a byte of nothing', 'a\0b\u007f\u009bc', 'a\\u0000b\\u007f\\u009bc'],
    ['half a character', 'a\ud800b', 'a\\ud800b'],
  ])('lets no text begin a line or hide one: %s (T37)', ([, text = '', escaped]) => {
    const { lines, log } = recording();
    safeLog(log, []).info({ word: text, deep: [{ [text]: text }] }, text);
    expect(lines[0]).toEqual({
      level: 'info',
      facts: { word: escaped, deep: [{ [String(escaped)]: escaped }] },
      message: escaped,
    });
  });

  it("keeps other people's letters as they are", () => {
    expect(scrub('zażółć 東京 🪙', [])).toBe('zażółć 東京 🪙');
  });

  it('writes no secret of ours, and nothing that looks like credentials', () => {
    const said = 'Bearer abc.def-1 https://user:pass@host/a http://localhost:3000/b our-own-secret';
    expect(scrub(said, ['our-own-secret'])).toBe(
      'Bearer [secret] https://user:[secret]@host/a http://localhost:3000/b [secret]',
    );
    const atTheCut = `${'x'.repeat(490)}our-own-secret`;
    expect(scrub(atTheCut, ['our-own-secret'])).not.toContain('our');
  });

  it('keeps lines short and shallow, whatever is put in', () => {
    const { lines, log } = recording();
    const circle: Record<string, unknown> = { big: 10n, long: 'x'.repeat(10_000) };
    circle['self'] = circle;
    safeLog(log, []).info(circle, 'a line');
    expect(JSON.stringify(lines).length).toBeLessThan(6000);
  });

  it('never throws, now or later', async () => {
    const broken = () => {
      throw new Error('the disk is full');
    };
    const later = async () => Promise.reject(new Error('the disk is full'));
    const log = safeLog({ debug: broken, info: later, warn: broken, error: later }, []);
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]({}, 'a line');
    const facts = Object.defineProperty({}, 'a', { enumerable: true, get: broken });
    log.info(facts, 'a line');
    // An unhandled rejection would fail the run.
    await new Promise((resolve) => setTimeout(resolve));
  });

  it("calls the logger's own method, as pino needs it", () => {
    class Pino {
      lines: string[] = [];
      debug(_: object, message: string) {
        this.lines.push(message);
      }
      info = this.debug;
      warn = this.debug;
      error = this.debug;
    }
    const pino = new Pino();
    safeLog(pino, []).debug({}, 'a line');
    expect(pino.lines).toEqual(['a line']);
  });
});

describe('describeError', () => {
  it('tells name, words and frames, each frame a text of its own', () => {
    const error = new TypeError('line one\nat line two (forged:1:1)');
    const told = describeError(error);
    expect(told).toMatchObject({ name: 'TypeError', message: error.message });
    expect(told['stack']).toContainEqual(expect.stringMatching(/^at .*log\.test\.ts/));
    expect(JSON.stringify(told['stack'])).not.toContain('forged');
  });

  it.for([undefined, null, 'a text', 3, Symbol('s'), Object.create(null), () => {}])(
    'finds words for whatever was thrown: %o',
    (thrown) => {
      expect(typeof describeError(thrown)['message']).toBe('string');
    },
  );
});
