import { DefaultNamingStrategy } from 'typeorm';

/** `headName` in the code is `head_name` in the database. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z0-9]+/g, (run) => `_${run.toLowerCase()}`);
  }
}
