import type { Appearance } from '../context/Appearance.ts';

/**
 * A preset: ink on paper, serif letters, straight corners, no shadow. Light and dark.
 *
 * @example
 * <CheckoutProvider endpoint="/api/checkout" appearance={paper}><Shop /></CheckoutProvider>
 * @example
 * // With a colour of your own.
 * const ours = { ...paper, variables: { ...paper.variables, colorPrimary: '#7a2e1d' } };
 */
export const paper = {
  variables: {
    colorPrimary: 'light-dark(#231f1a, #f1eadf)',
    colorOnPrimary: 'light-dark(#fffdf8, #1b1815)',
    colorBackground: 'light-dark(#fffdf8, #1b1815)',
    colorSurface: 'light-dark(#f6f1e7, #25211c)',
    colorText: 'light-dark(#231f1a, #f1eadf)',
    colorTextSecondary: 'light-dark(#675d51, #b3a898)',
    colorBorder: 'light-dark(#ddd3c2, #3b352d)',
    colorFocus: 'light-dark(#9a4b12, #e0a96d)',
    colorInfo: 'light-dark(#305a8c, #9dbbe6)',
    colorSuccess: 'light-dark(#2c6a39, #8fcf9a)',
    colorWarning: 'light-dark(#835400, #e6bd6a)',
    colorDanger: 'light-dark(#a3352a, #f2988c)',
    fontFamily: '"Iowan Old Style", "Palatino Linotype", Palatino, Georgia, serif',
    fontSizeBase: '16px',
    borderRadius: '3px',
    shadow: 'none',
  },
} as const satisfies Appearance;
