/** The public variables, each a custom property: `colorPrimary` is `--coinslot-color-primary`. */
export interface AppearanceVariables {
  colorPrimary?: string;
  colorOnPrimary?: string;
  colorBackground?: string;
  colorSurface?: string;
  colorBackdrop?: string;
  colorText?: string;
  colorTextSecondary?: string;
  colorBorder?: string;
  colorFocus?: string;
  colorInfo?: string;
  colorSuccess?: string;
  colorWarning?: string;
  colorDanger?: string;
  fontFamily?: string;
  fontFamilyMono?: string;
  fontSizeBase?: string;
  borderRadius?: string;
  spacingUnit?: string;
  shadow?: string;
  width?: string;
}

/** How the styled components look; may change at any time. `none` leaves the structure only. */
export interface Appearance {
  theme?: 'auto' | 'light' | 'dark' | 'none';
  variables?: AppearanceVariables;
  /** Class names to add, by part: the value of `data-coinslot`. */
  classNames?: Readonly<Record<string, string>>;
  density?: 'comfortable' | 'compact';
  disableAnimations?: boolean;
}
