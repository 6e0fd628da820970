/** A refusal in words that the page may show as they are. */
export class ShopError extends Error {
  override readonly name = 'ShopError';
  readonly status: 400 | 401 | 404;

  constructor(status: 400 | 401 | 404, message: string) {
    super(message);
    this.status = status;
  }
}
