import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync, zipSync } from 'fflate';

const largestSource = 256 * 1024 * 1024;

/** A zip file of everything in `folder`. The same files give the same bytes: sorted entries, one fixed time. */
export function zipFolder(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const entries = Object.fromEntries(
    paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  );
  // Zip files hold local time, so a fixed local time gives the same bytes in every time zone. 1980 is the earliest year.
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1), os: 3 });
}

/**
 * The committed source as .tar.gz, with all files in a folder named `prefix`. The time of every file is the time of
 * the commit, so one commit gives the same bytes on every machine.
 */
export function sourceArchive(repository: string, prefix: string): Uint8Array {
  const tar = execFileSync(
    'git',
    [
      '-c',
      'tar.umask=0022',
      '-c',
      'core.autocrlf=false',
      'archive',
      '--format=tar',
      `--prefix=${prefix}/`,
      'HEAD',
    ],
    { cwd: repository, maxBuffer: largestSource },
  );
  return gzipSync(new Uint8Array(tar), { level: 9, mtime: 0 });
}
