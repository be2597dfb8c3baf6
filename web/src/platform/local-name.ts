/** A catalogue or area name in the reader's language; Chinese where there is no English one. */
export function localName(named: { readonly name: string; readonly nameEn?: string | null }, language: string): string {
  return language === 'en' && named.nameEn ? named.nameEn : named.name;
}
