import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError, errorCode } from './fault.js';
import { birthMark, isAlive } from './processes.js';

const holder = z.object({ pid: z.int().positive(), born: z.string() });

function readHolder(file: string): z.infer<typeof holder> | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Like `mkdir -p`. Node's own recursive form never returns below a file system that refuses new folders, such as /proc. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}

/**
 * Makes the home folder if needed and takes it for this process, so that two servers never fight over one database.
 * A lock left behind by a killed process is taken over.
 *
 * @returns a function that gives the folder back.
 * @throws EmbeddedPostgresError when the folder cannot be written or a living process holds it.
 */
export function takeHome(home: string): () => void {
  const file = join(home, 'finemesh.lock');
  const mine = JSON.stringify({ pid: process.pid, born: birthMark(process.pid) ?? '' });
  try {
    makeFolder(home);
    const other = readHolder(file);
    if (other !== undefined && isAlive(other.pid) && birthMark(other.pid) === other.born) {
      throw new EmbeddedPostgresError(
        `Another Finemesh server (process ${other.pid}) is using ${home}: stop it, or set FINEMESH_HOME to another folder.`,
      );
    }
    // Rename is atomic: of two that take over at the same moment the last one wins and the other sees it below.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, mine);
    renameSync(draft, file);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw new EmbeddedPostgresError(
      `The folder ${home} cannot be written (${errorCode(error) ?? String(error)}): make it writable for this user, or set FINEMESH_HOME to another folder.`,
    );
  }
  if (readHolder(file)?.pid !== process.pid) {
    throw new EmbeddedPostgresError(`Another Finemesh server is starting in ${home}: wait for it, or set FINEMESH_HOME to another folder.`);
  }
  return () => {
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}
