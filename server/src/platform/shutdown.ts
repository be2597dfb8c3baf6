/** What a process has opened and must close again, last opened first, however far its start got. */
export class Shutdown {
  private readonly steps: (() => unknown)[] = [];
  private ending: Promise<void> | undefined;

  /** True from the first call of {@link end} on. */
  get begun(): boolean {
    return this.ending !== undefined;
  }

  /** Notes how to close what was just opened. */
  add(step: () => unknown): void {
    this.steps.push(step);
  }

  /** Closes everything once, however often it is called. A step that fails does not keep the others from running. */
  end(): Promise<void> {
    this.ending ??= (async () => {
      for (const step of this.steps.reverse()) {
        try {
          await step();
        } catch {
          // What cannot be closed is closed by the end of the process.
        }
      }
    })();
    return this.ending;
  }
}
