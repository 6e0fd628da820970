import { kebabCase } from './kebabCase.ts';

/** The custom property of an appearance variable: `colorPrimary` → `--coinslot-color-primary`. */
export function propertyName(variable: string): string {
  return `--coinslot-${kebabCase(variable)}`;
}
