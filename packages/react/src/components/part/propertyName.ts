/** The custom property of an appearance variable: `colorPrimary` → `--coinslot-color-primary`. */
export function propertyName(variable: string): string {
  return `--coinslot-${variable.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
