/** A test, by its file and its exact title. */
export interface Shown {
  readonly file: string;
  readonly title: string;
}

/** Something that a provider's documents let a merchant do, or that the provider does itself. */
interface Documented {
  /** As the document names it. */
  readonly operation: string;
  /** Where it stands; everything that is not the guide is named. */
  readonly source: string;
  /** With the method; a URL that the merchant gave stands in braces. Null for what asks nobody. */
  readonly endpoint: string | null;
  /** What of ours does it: `client.…`, `provider.…`, or a function by its name. */
  readonly by: readonly string[];
}

/** Nothing counts as done without its test; what is not done says why. */
export type Operation = Documented &
  (
    | { readonly tests: readonly [Shown, ...Shown[]]; readonly missing?: undefined }
    | { readonly tests?: undefined; readonly missing: string }
  );
