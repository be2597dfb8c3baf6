const STORED = 'finemesh.text-size';

/** Sizes of the phone's text. */
export const TEXT_SIZES = ['usual', 'large', 'largest'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** The size chosen on this phone. */
export function chosenTextSize(): TextSize {
  const stored = localStorage.getItem(STORED);
  return TEXT_SIZES.find((each) => each === stored) ?? 'usual';
}

/** Shows the text in the chosen size. */
export function applyTextSize(): void {
  document.documentElement.dataset['text'] = chosenTextSize();
}

/** Remembers a size on this phone and shows it. */
export function chooseTextSize(size: TextSize): void {
  localStorage.setItem(STORED, size);
  applyTextSize();
}
