/** One piece of work that is underway while the next is made: the server and the database need not wait for each other. */
export class Underway {
  private work: Promise<unknown> = Promise.resolve();

  /** Takes work that has been begun, and waits for the piece before it. @throws what that piece threw */
  async add(begun: Promise<unknown>): Promise<void> {
    // It is waited for in a later turn, and told there what became of it.
    begun.catch(() => undefined);
    const before = this.work;
    this.work = begun;
    await before;
  }

  /** Waits for the last piece. @throws what it threw */
  async end(): Promise<void> {
    await this.work;
  }
}
