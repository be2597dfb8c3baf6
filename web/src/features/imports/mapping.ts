/** The required fields that no column of the file stands for. */
export function missingFields<F extends { readonly key: string; readonly required: boolean }>(
  fields: readonly F[],
  mapping: Readonly<Record<string, string | null>>,
): F[] {
  const taken = new Set(Object.values(mapping));
  return fields.filter((field) => field.required && !taken.has(field.key));
}
