import { refuse, UserErrorCode } from '../errors/user-error.js';
import { cleanJpeg, type CleanPhoto } from './jpeg.js';

/** Longest text in base64 of a photo that is taken: 512 KiB. */
export const MOST_PHOTO_TEXT = 700_000;

/**
 * A photo out of the base64 text that a command carries, cleaned of everything but its pixels.
 * @throws Refusal FILE_UNREADABLE for anything that is no whole JPEG file
 */
export function photoOf(text: string, field: string[]): CleanPhoto {
  return (
    cleanJpeg(Buffer.from(text, 'base64')) ??
    refuse(UserErrorCode.FILE_UNREADABLE, 'This is no whole JPEG file; the console makes one of any picture.', field)
  );
}
