import type { Appearance } from '../context/Appearance.ts';

/**
 * A preset: loud colours, round letters, rounder corners. Light and dark.
 *
 * @example
 * <CheckoutProvider endpoint="/api/checkout" appearance={{ ...pop, theme: 'dark' }}>
 *   <Shop />
 * </CheckoutProvider>
 */
export const pop = {
  variables: {
    colorPrimary: 'light-dark(#6a35ff, #a98bff)',
    colorOnPrimary: 'light-dark(#fff, #170a3d)',
    colorBackground: 'light-dark(#fff, #171029)',
    colorSurface: 'light-dark(#f4f1ff, #221a3b)',
    colorText: 'light-dark(#1d1537, #f5f2ff)',
    colorTextSecondary: 'light-dark(#5d5580, #b4abd6)',
    colorBorder: 'light-dark(#ddd6fa, #3a2f61)',
    colorBackdrop: 'light-dark(#1d153799, #0b0717b3)',
    colorFocus: 'light-dark(#c4148c, #ff8ad8)',
    colorInfo: 'light-dark(#3a4fd8, #9fb4ff)',
    colorSuccess: 'light-dark(#0b7448, #57dba4)',
    colorWarning: 'light-dark(#874f00, #ffc861)',
    colorDanger: 'light-dark(#bb1656, #ff8fb0)',
    fontFamily:
      'ui-rounded, "SF Pro Rounded", "Hiragino Maru Gothic ProN", Quicksand, Nunito, system-ui, sans-serif',
    fontSizeBase: '16px',
    borderRadius: '32px',
    shadow: '0 24px 60px -20px light-dark(#6a35ff59, #000000b3)',
  },
} as const satisfies Appearance;
