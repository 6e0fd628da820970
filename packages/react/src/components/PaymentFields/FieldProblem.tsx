'use client';
import { Icon } from '../Icon/Icon.tsx';
import { useSlot } from '../part/useSlot.ts';

interface FieldProblemProps {
  id: string;
  children: string | null;
}

/** What is wrong with an answer. Nothing where nothing is. */
export function FieldProblem({ id, children }: FieldProblemProps) {
  const { css } = useSlot('PaymentFields');
  return children === null ? null : (
    <p id={id} className={css('__problem')}>
      <Icon name="warning" />
      <bdi className={css('__text')}>{children}</bdi>
    </p>
  );
}
