/**
 * A call to the sandbox itself (not to an emulated provider) that cannot be done.
 * `status` is what the control API answers: 400 not understood, 404 unknown, 409 not possible now.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}
