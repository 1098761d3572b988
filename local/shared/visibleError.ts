/** A mistake of whoever runs the stack: its message is shown as it is, without a stack trace. */
export class VisibleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "VisibleError";
  }
}
