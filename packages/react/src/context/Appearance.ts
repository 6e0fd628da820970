/**
 * The public variables. Each is a custom property, too: `colorPrimary` is
 * `--coinslot-color-primary`. Any CSS value that fits will do, also `light-dark(#fff, #15181d)`,
 * which follows the theme (in browsers of 2024 and later). A variable that is left out keeps its
 * default, which differs between light and dark.
 *
 * There is none for the QR code: it is black on white in every theme, as scanners want it.
 */
export interface AppearanceVariables {
  /** Buttons, the chosen option, the shop's mark. Default `#0f6b4f`; dark `#35c08f`. */
  colorPrimary?: string | undefined;
  /** Text on `colorPrimary`, with a contrast of at least 4.5. Default `#fff`; dark `#05231a`. */
  colorOnPrimary?: string | undefined;
  /** The card. Default `#fff`; dark `#15181d`. */
  colorBackground?: string | undefined;
  /** What stands out of the card a little: rows to copy, badges. Default `#f6f6f4`; dark `#1c2026`. */
  colorSurface?: string | undefined;
  /** Over the page behind the modal. Default `#14161a80`; dark `#000000a6`. */
  colorBackdrop?: string | undefined;
  /** Default `#14161a`; dark `#f0f2f4`. */
  colorText?: string | undefined;
  /** Labels and notes: a contrast of at least 4.5 on background and surface. Default `#5a606a`; dark `#a0a8b3`. */
  colorTextSecondary?: string | undefined;
  /** Default `#e4e4e0`; dark `#2c323a`. */
  colorBorder?: string | undefined;
  /** The ring around what has the focus: a contrast of at least 3. Default `#2456c9`; dark `#8fb2ff`. */
  colorFocus?: string | undefined;
  /** Words and signs of what is under way; a tint of it lies behind them. Default `#2456c9`; dark `#8fb2ff`. */
  colorInfo?: string | undefined;
  /** Of what went well. Default `#0f7b4d`; dark `#4ad69b`. */
  colorSuccess?: string | undefined;
  /** Of what needs care. Default `#855600`; dark `#f2bf5a`. */
  colorWarning?: string | undefined;
  /** Of what went wrong, and of the last minute. Default `#b3261e`; dark `#ff8f85`. */
  colorDanger?: string | undefined;
  /** No font is loaded: name one that the page has. Default: the system's. */
  fontFamily?: string | undefined;
  /** For addresses. Default: the system's. */
  fontFamilyMono?: string | undefined;
  /** All other sizes of text follow it. Default `15px`. */
  fontSizeBase?: string | undefined;
  /** Of the card; what is in it follows. Default `20px`. */
  borderRadius?: string | undefined;
  /** All gaps are multiples of it. Default `4px`; compact `3px`. */
  spacingUnit?: string | undefined;
  /** Of the card, the modal and the pill. Default: a soft one. */
  shadow?: string | undefined;
  /** At most, of the card and the modal. Default `400px`. */
  width?: string | undefined;
}

/**
 * How the styled components look; may change at any time.
 *
 * Plain CSS can do the same without JavaScript, in the first paint, too: set the custom properties
 * on `:root`, around a card or on it, and `data-theme="light"` or `"dark"` on any element around
 * it. What is given here wins over that. `appearance` reaches HTML from a server only with the
 * `nonce` of `CheckoutProvider`, else once the page is running.
 *
 * Rules of your own: every component carries `data-coinslot` (its name: `payment-address`),
 * `data-status` (`partially_paid`) and `data-provider`. Ours have the strength of one class, so one
 * class of yours wins in a sheet that comes later. With a sheet in layers (Tailwind 4) take
 * `@coinslot/react/styles.layer.css` and declare the order before all sheets, so that your
 * utilities win: `@layer theme, base, coinslot, components, utilities;`.
 *
 * Ready ones: `paper` and `pop`.
 *
 * @example
 * <CheckoutProvider
 *   endpoint="/api/checkout"
 *   appearance={{ theme: 'auto', variables: { colorPrimary: '#0a7', borderRadius: '8px' } }}
 * >
 *   <Shop />
 * </CheckoutProvider>
 *
 * @example
 * The same by CSS alone.
 * ```css
 * :root {
 *   --coinslot-color-primary: #0a7;
 *   --coinslot-border-radius: 8px;
 * }
 * ```
 */
export interface Appearance {
  /**
   * `auto`: the nearest `data-theme` of the page, else the system's. `none`: nothing of our style
   * sheet but the size of icons and what hides text that is only read aloud; bring classes by
   * `classNames`. Default `auto`.
   */
  theme?: 'auto' | 'light' | 'dark' | 'none' | undefined;
  variables?: AppearanceVariables | undefined;
  /**
   * Class names to add, by what they are added to: a component by the value of its
   * `data-coinslot` (`checkout`, `payment-address`), anything in it by our class without
   * `coinslot-` (`button`, `icon-button`, `copy-row__value`).
   */
  classNames?: Readonly<Record<string, string>> | undefined;
  density?: 'comfortable' | 'compact' | undefined;
  /** Nothing moves and nothing fades, as where the system asks for less motion. */
  disableAnimations?: boolean | undefined;
}
