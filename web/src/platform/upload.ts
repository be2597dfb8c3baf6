import { CSRF_HEADERS } from './headers';

/** Why a file did not arrive, as a code of the contract. */
export class UploadError extends Error {
  constructor(readonly code: 'FILE_TOO_LARGE' | 'FILE_UNREADABLE' | 'NOT_ALLOWED') {
    super(code);
  }
}

/** Sends one file and answers the identifier under which `importStart` finds it. */
export async function upload(file: File, signal?: AbortSignal): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/upload', {
    method: 'POST',
    body,
    credentials: 'same-origin',
    headers: CSRF_HEADERS,
    ...(signal ? { signal } : {}),
  });
  if (response.status === 413) throw new UploadError('FILE_TOO_LARGE');
  if (response.status === 401 || response.status === 403) throw new UploadError('NOT_ALLOWED');
  if (!response.ok) throw new UploadError('FILE_UNREADABLE');
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'uploadId' in answer && typeof answer.uploadId === 'string') return answer.uploadId;
  throw new UploadError('FILE_UNREADABLE');
}
