/** Longest side of a picture that leaves the device, in pixels. */
const LONGEST = 1600;
/** Bytes that a picture may weigh; a smaller quality is tried until it does. */
const MOST_BYTES = 350_000;
const QUALITIES = [0.8, 0.65, 0.5, 0.35] as const;

/** The size in which a picture is drawn anew: never larger than it is. */
export function fitted(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Bytes as base64. */
export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCodePoint(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/**
 * Draws a picture anew as a small JPEG: what the camera wrote beside it (place, time, device) does not come along.
 * @throws Error when it is no picture that this browser can read
 */
export async function redrawn(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    for (const [at, quality] of QUALITIES.entries()) {
      const { width, height } = fitted(bitmap.width, bitmap.height, LONGEST / (1 + at / 2));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('this browser draws nothing');
      // What is transparent becomes paper.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      context.drawImage(bitmap, 0, 0, width, height);
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (blob === null) throw new Error('the picture cannot be drawn');
      if (blob.size <= MOST_BYTES || at === QUALITIES.length - 1) return blob;
    }
  } finally {
    bitmap.close();
  }
  throw new Error('the picture cannot be drawn');
}
