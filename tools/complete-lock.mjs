// Run after every change of packages: node tools/complete-lock.mjs
//
// `npm ci` refuses a lock file without an entry for every optional platform package (Typst's for Windows, the linter's
// for macOS …), and npm leaves out those that the registry in use did not serve when the lock was made. The entries put
// in here name version, system and processor, so that such a machine fetches the package and every other passes it by.
import fs from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(fs.readFileSync(path, 'utf8'));
const packages = lock.packages;
const platform =
  /(?:^|[-/])(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(eabi|gnueabihf|musleabihf|gnu|musl|msvc))?$/;
let added = 0;
for (const [where, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (where === '' || packages[`node_modules/${name}`] || packages[`${where}/node_modules/${name}`])
      continue;
    const [, os, cpu, abi] = platform.exec(name) ?? [];
    if (os === undefined) throw new Error(`${name} is missing from the lock file and names no platform.`);
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(os === 'linux' && abi ? { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] } : {}),
      license: entry.license,
      optional: true,
      os: [os],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
);
fs.writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.error(added === 0 ? 'The lock file was complete.' : `${added} entries were added to the lock file.`);
