const SHORTEST = 16;
// Sixteen random digits in hex have fewer different ones once in a million times.
const FEWEST = 5;

// What guides and templates print, compared without case and separators.
const PLACEHOLDER =
  /^(?:<.*>|\.{3,}|x{3,}|\*{3,}|(?:my|your|the|a|test|some)?(?:very|studio)?(?:client|webhook|access|api|app|signing|shared|super)?(?:secret|password|key|token)(?:key|here|id)?\d*|change(?:me|this|it)\w*|replace(?:me|this|with)\w*|placeholder\w*|todo|insert\w*here|example\w*|undefined|null)$/;

/**
 * What is wrong with a secret, in one sentence that never repeats it, or null.
 *
 * @param name How the sentence calls it: the option, or the environment variable.
 * @example
 * checkSecret(process.env.COINSLOT_SECRET, 'COINSLOT_SECRET'); // 'COINSLOT_SECRET is missing.'
 */
export function checkSecret(secret: unknown, name = 'The secret'): string | null {
  if (secret === undefined || secret === null || secret === '') return `${name} is missing.`;
  if (typeof secret !== 'string') return `${name} is not a text.`;
  if (secret.trim() === '') return `${name} is blank.`;
  if (/^[\s\u200B-\u200D\u2060]|[\s\u200B-\u200D\u2060]$/.test(secret)) {
    return `${name} begins or ends with a white space, probably from copying it.`;
  }
  if (PLACEHOLDER.test(secret.toLowerCase().replaceAll(/[\s_-]/g, ''))) {
    return `${name} is a placeholder from an example; put the real one in its place.`;
  }
  if (new TextEncoder().encode(secret).length < SHORTEST) {
    return `${name} is shorter than ${SHORTEST} bytes and could be guessed.`;
  }
  if (new Set(secret).size < FEWEST) {
    return `${name} repeats the same few characters and could be guessed.`;
  }
  return null;
}
