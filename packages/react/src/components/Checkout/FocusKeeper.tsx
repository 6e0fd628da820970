'use client';
import { isFinal, type PaymentStatus } from '@coinslot/core';
import { Component, type ReactNode, type RefObject } from 'react';
import type { UsePaymentResult } from '../../hooks/UsePaymentResult.ts';

interface FocusKeeperProps {
  status: UsePaymentResult['status'];
  card: RefObject<HTMLElement | null>;
  heading: RefObject<HTMLElement | null>;
}

/**
 * Keeps the focus in the card: it goes to the heading when the part that had it leaves the page,
 * and, from anywhere in the card, when the payment is over. Otherwise a change never moves it. When
 * the card goes, what had the focus before it came gets it back.
 *
 * A class, for only `getSnapshotBeforeUpdate` sees where the focus was before React changes the
 * page; in an effect's clean-up it may be lost already.
 */
export class FocusKeeper extends Component<FocusKeeperProps> {
  private element: HTMLElement | null = null;
  private before: Element | null = null;

  override componentDidMount(): void {
    this.before = document.activeElement;
    // React fills the card's ref after this.
    this.forceUpdate();
  }

  override componentWillUnmount(): void {
    if (this.hasFocus()) (this.before as HTMLElement | null)?.focus();
  }

  override getSnapshotBeforeUpdate(): boolean {
    return this.hasFocus();
  }

  override componentDidUpdate(before: FocusKeeperProps, _: unknown, hadFocus: boolean): void {
    const { status, heading } = this.props;
    // Other words than those of a payment are final to nobody.
    const ended = before.status !== status && isFinal(status as PaymentStatus);
    if (hadFocus && (ended || !this.hasFocus())) heading.current?.focus();
  }

  override render(): ReactNode {
    return null;
  }

  private hasFocus(): boolean {
    // React empties the ref before it says that the card goes.
    this.element ??= this.props.card.current;
    const card = this.element;
    // Of the shadow tree where it stands in one. `:focus-within` matches nothing while another
    // window is in front, as that of a wallet is.
    return card?.contains((card.getRootNode() as Document).activeElement) ?? false;
  }
}
