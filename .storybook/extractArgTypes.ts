import type { StrictArgTypes } from 'storybook/internal/types';
import type { ComponentDocs, PropDocs } from './readComponent.ts';

interface Documented {
  __docgenInfo?: ComponentDocs;
}

/** The rows of a component's table of props, and the controls that can change one. */
export function extractArgTypes(component: Documented | undefined): StrictArgTypes {
  const props = Object.entries(component?.__docgenInfo?.props ?? {});
  return Object.fromEntries(
    props.map(([name, prop]) => [
      name,
      {
        name,
        description: prop.description,
        type: { ...typeOf(prop), required: prop.required },
        table: { type: { summary: prop.type } },
        ...controlOf(prop),
      },
    ]),
  );
}

function typeOf({ type, options }: PropDocs) {
  if (options) return { name: 'enum' as const, value: options };
  if (type === 'string' || type === 'number' || type === 'boolean') return { name: type };
  return { name: 'other' as const, value: type };
}

/** Nobody types a function, an element or a payment into a form. */
function controlOf({ type, options }: PropDocs) {
  if (options)
    return {
      control: { type: options.length > 3 ? ('select' as const) : ('inline-radio' as const) },
      options,
    };
  return /^(string|number|boolean)$/.test(type) ? {} : { control: false as const };
}
