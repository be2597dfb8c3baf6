/** Collects conditions and their values for one statement; texts come from the code alone, values go as parameters. */
export class Where {
  private readonly conditions: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a condition in which each `?` stands for the next of the values. */
  and(condition: string, ...values: unknown[]): this {
    let at = 0;
    this.conditions.push(condition.replace(/\?/g, () => this.bind(values[at++])));
    return this;
  }

  /** Adds a value and returns its placeholder. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** `where …`, or nothing when there is no condition. */
  get sql(): string {
    return this.conditions.length > 0 ? `where ${this.conditions.join(' and ')}` : '';
  }

  /** An independent copy, to which conditions of the page can be added while the total keeps those of the list. */
  copy(): Where {
    const twin = new Where();
    twin.conditions.push(...this.conditions);
    twin.values.push(...this.values);
    return twin;
  }
}
