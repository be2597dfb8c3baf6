/** The required fields that no column of the file stands for, nor any that may stand in for them. */
export function missingFields<F extends { readonly key: string; readonly required: boolean; readonly instead: readonly string[] }>(
  fields: readonly F[],
  mapping: Readonly<Record<string, string | null>>,
): F[] {
  const taken = new Set(Object.values(mapping));
  return fields.filter((field) => field.required && ![field.key, ...field.instead].some((key) => taken.has(key)));
}
