/** Longest side of a photo that is sent, in pixels. */
const LONGEST = 1600;
/** What a photo may weigh, in bytes; the server takes no more. */
const MOST_BYTES = 500_000;

/**
 * A photo as it is sent: drawn anew as a JPEG that fits, so that place, time and camera stay behind.
 * @returns its bytes in base64; null for a file that holds no picture
 */
export async function photoToSend(file: Blob): Promise<string | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
  try {
    for (const [longest, quality] of [
      [LONGEST, 0.8],
      [LONGEST, 0.6],
      [LONGEST * 0.6, 0.6],
    ] as const) {
      const blob = await drawn(picture, longest, quality);
      if (blob !== null && blob.size <= MOST_BYTES) return await base64(blob);
    }
    return null;
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, longest: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  if (brush === null) return Promise.resolve(null);
  // A JPEG has no transparency: what would show through is white, as on paper.
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
