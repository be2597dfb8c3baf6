/** A catalogue or area name in the reader's language; Chinese where there is no English one. */
export function localName(named: { readonly name: string; readonly nameEn?: string | null }, language: string): string {
  return language === 'en' && named.nameEn ? named.nameEn : named.name;
}

interface Area {
  readonly name: string;
  readonly nameEn?: string | null;
  readonly parent?: { readonly name: string; readonly nameEn?: string | null } | null;
}

/** An area with the one above it: "the second grid" says nothing without its community. */
export function areaName(area: Area, language: string): string {
  const own = localName(area, language);
  return area.parent == null ? own : `${localName(area.parent, language)} ${own}`;
}
