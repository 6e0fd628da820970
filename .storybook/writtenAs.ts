import type { StoryContext } from '@storybook/react-vite';
import type { ComponentDocs } from './readComponent.ts';

/** How a merchant writes the component of a story: the scene around it is not theirs. */
export function writtenAs(code: string, { component, args }: StoryContext): string {
  const docs = (component as { __docgenInfo?: ComponentDocs } | undefined)?.__docgenInfo;
  if (docs === undefined) return code;
  const own = Object.keys(docs.props).filter((name) => args[name] !== undefined);
  const props = own
    .filter((name) => name !== 'children')
    .map((name) => {
      const value: unknown = args[name];
      return ` ${name}=${typeof value === 'string' ? JSON.stringify(value) : `{${printed(value)}}`}`;
    });
  const tag = `${docs.displayName}${props.join('')}`;
  return typeof args['children'] === 'string'
    ? `<${tag}>${args['children']}</${docs.displayName}>`
    : `<${tag} />`;
}

function printed(value: unknown): string {
  return typeof value === 'object' || typeof value === 'function' ? '…' : String(value);
}
