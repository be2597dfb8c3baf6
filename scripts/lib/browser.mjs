import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execute, say, withoutAddresses } from './command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Where an ordinary user's own copy lies: Debian's packages unpacked, nothing installed. */
const OWN = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'finemesh', 'chromium');
const OWN_LAUNCHER = join(OWN, 'chromium');

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `$CHROMIUM_PATH`, the system's, or the own copy; undefined if there is none. @returns {string | undefined} */
export function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', OWN_LAUNCHER].find(isProgram);
}

async function hasChineseFont() {
  const { code, output } = await execute('fc-list', [':lang=zh']);
  return code === 0 && output.trim() !== '';
}

/** @param {string[]} options apt options @param {string[]} command */
async function apt(options, command) {
  const { code, output } = await execute('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...options, ...command], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) console.error(withoutAddresses(output.trimEnd()));
  return code === 0;
}

async function installForAll() {
  say(`安装 Chromium 与中文字体 / installing ${PACKAGES.join(' and ')}`);
  return (await apt([], ['update'])) && (await apt([], ['install', '-y', '--no-install-recommends', ...PACKAGES]));
}

/** Debian's packages need no root to be read: downloads them with their dependencies and unpacks them into the home folder. */
async function unpackForMe() {
  say(`下载 Chromium 与中文字体到 ${OWN} / unpacking ${PACKAGES.join(' and ')} there, for you are not root`);
  rmSync(OWN, { recursive: true, force: true });
  for (const folder of ['lists/partial', 'archives/partial', 'root']) mkdirSync(join(OWN, folder), { recursive: true });
  const own = [
    '-o',
    `Dir::State::Lists=${OWN}/lists`,
    '-o',
    `Dir::Cache=${OWN}`,
    '-o',
    `Dir::Cache::archives=${OWN}/archives`,
    '-o',
    'Debug::NoLocking=true',
  ];
  if (!(await apt(own, ['update']))) return false;
  if (!(await apt(own, ['install', '-y', '--no-install-recommends', '--download-only', ...PACKAGES]))) return false;
  for (const name of readdirSync(join(OWN, 'archives')).filter((entry) => entry.endsWith('.deb'))) {
    const { code, output } = await execute('dpkg-deb', ['-x', join(OWN, 'archives', name), join(OWN, 'root')]);
    if (code !== 0) {
      console.error(output);
      return false;
    }
  }
  for (const folder of ['lists', 'archives']) rmSync(join(OWN, folder), { recursive: true, force: true });
  const arch = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const base = join(OWN, 'root');
  writeFileSync(
    join(OWN, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${base}/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${OWN}/font-cache</cachedir></fontconfig>\n`,
  );
  const shared = join(base, 'usr/lib', arch);
  // Some packages keep libraries one folder deeper and find them by an absolute path that is not ours.
  const deeper = readdirSync(shared, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && readdirSync(join(shared, entry.name)).some((name) => /^lib.*\.so/.test(name)),
  );
  const libraries = [shared, join(base, 'lib', arch), ...deeper.map((entry) => join(shared, entry.name))].join(':');
  const launcher = `#!/bin/sh\nexport LD_LIBRARY_PATH='${libraries}' FONTCONFIG_FILE='${OWN}/fonts.conf'\nexec '${base}/usr/lib/chromium/chromium' --no-sandbox "$@"\n`;
  writeFileSync(OWN_LAUNCHER, launcher);
  chmodSync(OWN_LAUNCHER, 0o755);
  return true;
}

/** Says why the browser tests are left out, so that nobody overlooks it. @param {string} why */
function skipLoudly(why) {
  const rule = '!'.repeat(72);
  console.error(
    `${rule}\n!! BROWSER TESTS SKIPPED: ${why}\n!! Install Chromium and a Chinese font, or name one with CHROMIUM_PATH.\n${rule}`,
  );
}

/**
 * Finds a Chromium that starts, bringing one (and a Chinese font) from Debian where the machine has none.
 * @returns {Promise<string | undefined>} its path; undefined after saying loudly why there is none
 */
export async function prepareBrowser() {
  const isRoot = process.getuid?.() === 0;
  const isDebian = existsSync('/etc/debian_version') && isProgram('/usr/bin/apt-get');
  const found = findBrowser();
  const isComplete =
    found !== undefined && (Boolean(process.env.CHROMIUM_PATH) || found === OWN_LAUNCHER || !isDebian || (await hasChineseFont()));
  if (!isComplete && isDebian && !(await (isRoot ? installForAll() : unpackForMe())) && found === undefined) {
    skipLoudly('Debian did not deliver Chromium (see above).');
    return undefined;
  }
  const browser = findBrowser();
  if (browser === undefined) {
    skipLoudly('there is no Chromium on this machine.');
    return undefined;
  }
  const { code, output } = await execute(browser, ['--version', ...(isRoot ? ['--no-sandbox'] : [])]);
  if (code === 0) return browser;
  if (browser === OWN_LAUNCHER) rmSync(OWN, { recursive: true, force: true });
  skipLoudly(`${browser} does not start: ${output.trim().split('\n')[0] ?? ''}`);
  return undefined;
}
