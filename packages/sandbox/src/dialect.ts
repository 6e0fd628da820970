import type { DialectSwitch } from './emulator.ts';
import { SandboxError } from './SandboxError.ts';

type Switches = Readonly<Record<string, DialectSwitch>>;

export type DialectOf<S extends Switches> = { -readonly [K in keyof S]: S[K]['values'][number] };

export function defaultDialect<S extends Switches>(switches: S): DialectOf<S> {
  const entries = Object.entries(switches).map(([name, { values }]) => [name, values[0]]);
  return Object.fromEntries(entries) as DialectOf<S>;
}

/** The dialect with `patch` applied; a name or value that the switches do not list is refused. */
export function changeDialect<S extends Switches>(
  switches: S,
  current: DialectOf<S>,
  patch: Readonly<Record<string, string>>,
): DialectOf<S> {
  for (const [name, value] of Object.entries(patch)) {
    const known = switches[name];
    if (known === undefined) {
      const names = Object.keys(switches).join(', ');
      throw new SandboxError(400, `Unknown dialect switch ${name}. Known: ${names}.`);
    }
    if (!known.values.includes(value)) {
      throw new SandboxError(400, `${name} is one of ${known.values.join(', ')}, not ${value}.`);
    }
  }
  return { ...current, ...patch } as DialectOf<S>;
}
