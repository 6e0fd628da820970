import { cloneElement, type HTMLAttributes, type ReactElement, type RefCallback } from 'react';
import { joinClasses } from './joinClasses.ts';

/** What the outermost element of a part is given: its children, names, roles, handlers, ref. */
export type PartRenderProps = HTMLAttributes<HTMLElement> & { ref: RefCallback<HTMLElement> };

/** Takes the place of a part's outermost element. */
export type PartRender = ReactElement | ((props: PartRenderProps) => ReactElement);

export interface RenderProp {
  /**
   * Draws the part as another element: `<aside />`, `<Panel raised />`, or a function of the props.
   * It has to take them all, `ref` and `children` included, for they carry what a screen reader is
   * told. An element keeps its own props, and its class beside ours; what the part gives goes before
   * them. Handlers, styles and refs of yours go on the part, which joins them with its own.
   *
   * @example <PaymentStatus render={<Panel raised />} />
   * @example <PaymentStatus render={(props) => <Panel {...props} raised />} />
   */
  render?: PartRender | undefined;
}

type Classed = ReactElement<{ className?: string | undefined }>;

/** A part's outermost element as its caller wants it. */
export function renderAs<E extends HTMLElement>(
  render: PartRender | undefined,
  element: ReactElement,
  ref: RefCallback<E>,
): ReactElement {
  if (!render) return element;
  const props = { ...(element.props as object), ref } as unknown as PartRenderProps;
  if (typeof render === 'function') return render(props);
  const { className } = (render as Classed).props;
  return cloneElement(render as Classed, {
    ...props,
    className: joinClasses(props.className, className),
  });
}
