import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createSandbox, type Sandbox, type SandboxOptions } from '@coinslot/sandbox';

/**
 * A sandbox whose payments are kept in a file, so that the provider of the demo remembers them over
 * a restart as a real one does. What cannot be read is put aside, and the provider has forgotten it.
 */
export function openSandbox(file: string, options: SandboxOptions = {}): Sandbox {
  const text = readText(file);
  const kept = { ...options, onChange: keepIn(file) };
  if (text === null) return createSandbox(kept);
  try {
    return createSandbox({ ...kept, restore: JSON.parse(text) });
  } catch (error) {
    const aside = `${file}.unreadable`;
    renameSync(file, aside);
    console.warn(`The sandbox starts without its payments, which are now in ${aside}:`, error);
    return createSandbox(kept);
  }
}

/** At once and not a moment later: what the provider has answered it must not forget. */
function keepIn(file: string): (sandbox: Sandbox) => void {
  let written = '';
  return (sandbox) => {
    const text = JSON.stringify(sandbox.snapshot());
    if (text === written) return;
    try {
      // The file is the old one or the new one, and never half of one.
      writeFileSync(`${file}.new`, text, { mode: 0o600 });
      renameSync(`${file}.new`, file);
      written = text;
    } catch (error) {
      console.warn(`The sandbox's payments could not be kept in ${file}:`, error);
    }
  };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
